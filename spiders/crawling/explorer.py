"""Finding the lists of a site that nobody described: which to try, which to ask again.

Pages in, decisions out: no Scrapy, no clock, no network.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from spiders.addresses.urls import canonical_url, shape
from spiders.crawling.probes import Probes
from spiders.crawling.site import KEPT, Site
from spiders.lists.menus import Entry

BUDGET = 7
"""Pages that announce articles and are asked in an ordinary crawl; with robots.txt, eight."""
CHANNELS = 2
"""Feeds and sitemaps among them, and more where the lists leave room."""
PARTS = 50
"""Parts of a sitemap that are read at most, the newest first."""
SAMPLE = 20
"""Addresses of a sitemap that are tried where nothing else tells what an article's looks like."""
FIRST_TRIES, LATER_TRIES = 40, 3
"""Menu entries followed at most at first sight of a site, and later when a menu has new ones."""
REVIEW = 20
"""Crawls after which new entries of a menu are tried in any case, not just where there is room."""
UNLIKELY, FEW = 2, 4
"""Rank of entries that hardly are sections, and how many of them are tried all the same."""
AT_ONCE, ENCOURAGED, PATIENCE = 8, 3, 14
"""Entries tried at once; more after one that adds something; tries before nothing ends them."""


class Explorer:
    """One crawl's view of a site: starts from what is known, and ends with what is known then."""

    def __init__(self, site: Site, front: str, *, full: bool = False) -> None:
        self.known, self.front, self.full = site, front, full
        self.lists, self.channels = dict(site.lists), list(site.channels)
        self.tried, self.shapes = list(site.tried), list(site.shapes)
        self.platform = site.platform
        self.ignored: set[str] = set()
        self.probes = Probes(site.shapes, () if self.is_at_liberty else site.hopeless)
        self.waiting: list[Entry] = []
        self.tries = 0
        self.spare = 0
        self.mistaken: set[str] = set()
        """Lists that were asked for as articles."""
        self.telling = 0
        self.detours = site.detours

    def keep_one_of_each(self, plain: Callable[[str], str]) -> None:
        """Forget lists that turned out to be others of them by another address."""
        first = {plain(url): url for url in reversed(self.lists)}
        self.lists = {url: self.lists[url] for url in self.lists if first[plain(url)] == url}

    def plan(self, announced: Mapping[str, Collection[str]]) -> list[tuple[str, str]]:
        """Lists to ask beside the front page, each with its section's name.

        ``announced``: what stood on each page at its last visit, by address. The lists with the
        most that stands nowhere else come first; when there are more than can be asked, the rest
        takes turns.
        """
        lists = list(self.best_first(announced))
        room = self.room - len(self.channels_to_ask())
        self.spare = max(0, room - len(lists))
        if not self.full and len(lists) > room:
            rest = lists[room - 1 :]
            lists = [*lists[: room - 1], rest[self.known.turn % len(rest)]]
        return [(url, self.lists[url]) for url in lists]

    @property
    def room(self) -> int:
        """Pages that can be asked beside the front page."""
        return BUDGET - 1 - self.known.detours

    def channels_to_ask(self) -> list[str]:
        """Feeds and sitemaps: the first, which tells most, and of the rest some, in turn."""
        number = max(CHANNELS, self.room - len(self.known.lists))
        first, rest = self.known.channels[:1], self.known.channels[1:]
        if self.full or len(rest) < number:
            return list(self.known.channels)
        start = self.known.turn * (number - 1) % len(rest)
        return [*first, *(rest[start:] + rest[:start])[: number - 1]]

    def channels_to_try(self, told: Iterable[str]) -> list[str]:
        """Of the feeds and sitemaps that a page or a map names, new ones while there is room."""
        fresh = self.untried(told)[:PARTS]
        if self.is_at_liberty:
            return fresh
        some = fresh[: self.spare]
        self.spare -= len(some)
        return some

    @property
    def is_at_liberty(self) -> bool:
        """Whether this crawl may look at all that is new: the first one, and one now and then."""
        return self.full or self.known.turn % REVIEW == 0

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
        """Of a front page's menu, what may be lists and nobody has tried: the first few of it.

        What each of them is decides how many more follow (`tell`, `is_none`).
        """
        known = {canonical_url(url) for url in (self.front, *self.lists, *self.tried)}
        known |= set(articles)
        fresh = [entry for entry in entries if canonical_url(entry.url) not in known]
        tries = FIRST_TRIES
        if self.known.turn and not self.full:
            tries = LATER_TRIES if self.is_at_liberty else self.spare
        likely = [entry for entry in fresh if entry.rank < UNLIKELY]
        unlikely = [entry for entry in fresh if entry.rank >= UNLIKELY][:FEW]
        self.waiting = sorted(likely, key=lambda entry: entry.rank)[:tries] + unlikely
        self.waiting = self.waiting[:tries]
        return self.more(AT_ONCE)

    def unless_known(self, entry: Entry) -> list[Entry]:
        """An entry to try, if it is neither a list nor was tried."""
        known = {canonical_url(url) for url in (self.front, *self.lists, *self.tried)}
        self.mistaken.add(canonical_url(entry.url))
        return [] if canonical_url(entry.url) in known else [entry]

    def more(self, number: int) -> list[Entry]:
        """The next entries to try."""
        some, self.waiting = self.waiting[:number], self.waiting[number:]
        self.tries += len(some)
        self.spare -= len(some)
        return some

    def tell(self, entry: Entry, adds: bool) -> list[Entry]:
        """A page that was tried announces articles; ``adds``: also such as no list did before.

        Pages of other things show the latest news beside them: they are told by their names.
        What adds something encourages to try more.
        """
        if adds or entry.rank == 0:
            self.lists.setdefault(entry.url, entry.text)
        else:
            self.is_none(entry.url)
        return self.more(ENCOURAGED if adds else self.patience())

    def patience(self) -> int:
        """How many more are tried after one that brought nothing."""
        return 1 if self.tries < PATIENCE else 0

    def is_none(self, url: str) -> None:
        """A page that was tried announces none; nor does a list that has become something else."""
        self.lists.pop(url, None)
        if url not in self.tried:
            self.tried.append(url)

    def is_channel(self, url: str, tells_edits: bool = False) -> None:
        """A feed or sitemap of this site announces articles; best if it tells of edits too."""
        if url in self.channels:
            return
        if tells_edits:
            self.channels.insert(self.telling, url)
            self.telling += 1
        else:
            self.channels.append(url)

    def is_no_channel(self, url: str) -> None:
        """An address that was said to be one, and is none, or none any more."""
        if url in self.channels:
            self.channels.remove(url)
        if url not in self.tried:
            self.tried.append(url)

    def is_article(self, url: str) -> None:
        """An address that turned out to be an article's."""
        for one in [one for one in self.lists if canonical_url(one) == canonical_url(url)]:
            self.is_none(one)
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
            hopeless=tuple(sorted(self.probes.hopeless)),
            pace=pace or self.known.pace,
            ignored=tuple(sorted({*self.known.ignored, *self.ignored})),
            detours=self.detours,
            turn=self.known.turn + bool(self.lists or self.tried or self.shapes),
        )
