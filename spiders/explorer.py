"""Finding the lists of a site that nobody described: which to try, which to ask again.

Pages in, decisions out: no Scrapy, no clock, no network.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from spiders.menus import Entry
from spiders.site import KEPT, Site
from spiders.urls import canonical_url, shape

BUDGET = 7
"""Pages that announce articles and are asked in an ordinary crawl; with robots.txt, eight."""
CHANNELS = 2
"""Feeds and sitemaps among them."""
SAMPLE = 20
"""Addresses of a sitemap that are tried where nothing else tells what an article's looks like."""
FIRST_TRIES, LATER_TRIES = 40, 3
"""Menu entries followed at first sight of a site, and later when a menu has new ones."""


class Explorer:
    """One crawl's view of a site: starts from what is known, and ends with what is known then."""

    def __init__(self, site: Site, front: str, *, full: bool = False) -> None:
        self.known, self.front, self.full = site, front, full
        self.lists, self.channels = dict(site.lists), list(site.channels)
        self.tried, self.shapes = list(site.tried), list(site.shapes)
        self.platform = site.platform
        self.ignored: set[str] = set()

    def plan(self, announced: Mapping[str, Collection[str]]) -> list[tuple[str, str]]:
        """Lists to ask beside the front page, each with its section's name.

        ``announced``: what stood on each page at its last visit, by address. The lists with the
        most that stands nowhere else come first; when there are more than can be asked, the rest
        takes turns.
        """
        lists = list(self.best_first(announced))
        room = BUDGET - 1 - len(self.channels_to_ask())
        if not self.full and len(lists) > room:
            rest = lists[room - 1 :]
            lists = [*lists[: room - 1], rest[self.known.turn % len(rest)]]
        return [(url, self.lists[url]) for url in lists]

    def channels_to_ask(self) -> list[str]:
        """Feeds and sitemaps, all of them in a full crawl."""
        return self.channels if self.full else self.channels[:CHANNELS]

    def untried(self, channels: Iterable[str]) -> list[str]:
        """Of the feeds and sitemaps that a site is said to have, those to look at."""
        return [url for url in channels if url not in self.tried and url not in self.channels]

    def best_first(self, announced: Mapping[str, Collection[str]]) -> Iterator[str]:
        """The lists, each time the one that adds most to those before it."""
        seen = set(announced.get(self.front, ()))
        left = {url: set(announced.get(url, ())) for url in self.lists}
        while left:
            best = max(left, key=lambda url: len(left[url] - seen))
            seen |= left.pop(best)
            yield best

    def to_try(self, entries: Iterable[Entry], articles: Collection[str]) -> list[Entry]:
        """Of a front page's menu: those that may be lists and that nobody has tried."""
        known = {canonical_url(url) for url in (self.front, *self.lists, *self.tried)}
        known |= set(articles)
        fresh = [entry for entry in entries if canonical_url(entry.url) not in known]
        tries = LATER_TRIES if self.lists and not self.full else FIRST_TRIES
        return sorted(fresh, key=lambda entry: entry.rank)[:tries]

    def tell(self, entry: Entry, adds: bool) -> None:
        """A page that was tried announces articles; ``adds``: also such as no list did before.

        Pages of other things show the latest news beside them: they are told by their names.
        """
        if adds or entry.rank == 0:
            self.lists.setdefault(entry.url, entry.text)
        else:
            self.is_none(entry.url)

    def is_none(self, url: str) -> None:
        """A page that was tried announces none; nor does a list that has become something else."""
        self.lists.pop(url, None)
        if url not in self.tried:
            self.tried.append(url)

    def is_channel(self, url: str) -> None:
        """A feed or sitemap of this site announces articles."""
        if url not in self.channels:
            self.channels.append(url)

    def is_no_channel(self, url: str) -> None:
        """An address that was said to be one, and is none, or none any more."""
        if url in self.channels:
            self.channels.remove(url)
        if url not in self.tried:
            self.tried.append(url)

    def is_article(self, url: str) -> None:
        """An address that turned out to be an article's."""
        looks = shape(url)
        if looks not in self.shapes and len(self.shapes) < KEPT:
            self.shapes.append(looks)

    def likely(self, urls: Collection[str]) -> set[str]:
        """Of addresses that nobody vouches for, those that look like an article's.

        Where no article was ever met, a few of the commonest look that has words in it.
        """
        if self.shapes:
            return {url for url in urls if shape(url) in self.shapes}
        looks = Counter(looks for url in urls if "a-a" in (looks := shape(url)))
        common = looks.most_common(1)[0][0] if looks else None
        return set([url for url in urls if shape(url) == common][:SAMPLE])

    def site(self, pace: float | None = None) -> Site:
        """What is known now."""
        return replace(
            self.known,
            platform=self.platform,
            lists=self.lists,
            channels=tuple(self.channels),
            tried=tuple(self.tried),
            shapes=tuple(self.shapes),
            pace=pace or self.known.pace,
            ignored=tuple(sorted({*self.known.ignored, *self.ignored})),
            turn=self.known.turn + 1,
        )
