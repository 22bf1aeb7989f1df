"""Which pages of a site one crawl asks for. Values in, decisions out: no Scrapy, no network."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from spiders.crawling.memory import EDITED, Memory, Visit, differs, mark
from spiders.items import VIETNAM, Link, Listing

MAX_LISTS = 5_000
"""List pages of one crawl: a pager that never ends must."""
BELIEVED = 0.5
"""Share of its articles that a list may call modified, or have lost; beyond, it means nothing."""
FEW = 5
"""Articles that may be so in any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a crawl goes; by default until everything on a list page is known."""

    full: bool = False
    """Follow the lists to their end."""
    since: date | None = None
    """Follow them to this day, and leave alone what a list says to be older."""
    limit: int = 0
    """Articles asked for at most; 0: as many as there are."""


@dataclass
class Walk:
    """What one crawl has met so far."""

    memory: Memory
    canonical: Callable[[str], str]
    reach: Reach
    met: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    """What stood on any list of articles."""
    new: set[str] = field(default_factory=set)
    """What no crawl has fetched that came to its end: behind it may stand more."""
    missing: dict[str, Link] = field(default_factory=dict)
    """What stood on one, and stands there no more."""
    lists: int = 0
    asked: int = 0

    def fresh(self, links: Iterable[Link]) -> dict[str, Link]:
        """Those not met yet in this crawl, by canonical address, in the page's order."""
        found = {self.canonical(link.url): link for link in links}
        fresh = {url: link for url, link in found.items() if url not in self.met}
        self.met.update(fresh)
        self.new |= self.unfinished(fresh)
        return fresh

    def articles(self, visit: Visit) -> set[str]:
        """The canonical addresses of what stood on a list."""
        return {self.canonical(url) for url in visit.links}

    def unknown(self, urls: Iterable[str]) -> set[str]:
        """Those that were never fetched."""
        urls = set(urls)
        return urls - self.memory.fetched_at(urls).keys()

    def is_unseen(self, url: str) -> bool:
        """Whether an article that this crawl has met was never fetched by one before it."""
        return url in self.new and self.memory.unfinished_since is None

    def unfinished(self, urls: Iterable[str]) -> set[str]:
        """Those that were never fetched, or by a crawl that was broken off."""
        urls, since = set(urls), self.memory.unfinished_since
        fetched = self.memory.fetched_at(urls)
        return {url for url in urls if url not in fetched or (since and fetched[url] >= since)}

    def wanted(self, links: Mapping[str, Link], before: Visit | None) -> dict[str, Link]:
        """Those to fetch: never fetched, due again, announced otherwise, or on the list anew."""
        fetched = self.memory.fetched_at(links.keys())
        stale = self.memory.stale(fetched)
        marks = self._marks(before)
        modified = modified_since(links, fetched, marks)
        back = [url for url in fetched if url not in marks] if before is not None else []
        lost = set(self.memory.lost(back)) if back else set()
        return {
            url: link
            for url, link in links.items()
            if not self.too_old(link)
            and (
                url not in fetched
                or url in stale
                or (url in marks and differs(marks[url], mark(link)))
                or url in modified
                or url in lost
            )
        }

    def compare(self, listing: Listing, links: Iterable[Link], before: Visit | None) -> None:
        """Note which articles stood on a list the last time, and may have been taken away.

        A map of the site may keep them for a while: what stands on it need not be there.
        """
        now = {self.canonical(link.url) for link in links}
        if listing.vouched:
            self.listed |= now
        if before is not None:
            then = {self.canonical(url): url for url in before.links}
            self.missing.update({url: Link(url=then[url], title="") for url in absent(then, now)})

    def dropped(self) -> dict[str, Link]:
        """What is missing from a list, and stood on no other one of this crawl; told once."""
        gone = {url: link for url, link in self.missing.items() if url not in self.listed}
        self.missing.clear()
        return gone

    def overdue(self) -> dict[str, Link]:
        """Articles that are due and that this crawl has not met; told once."""
        return self.fresh(Link(url=url, title="") for url in self.memory.overdue())

    def readdress(self) -> None:
        """Know what was met by the addresses that articles have from now on."""
        self.met.update({self.canonical(url) for url in self.met})
        self.listed.update({self.canonical(url) for url in self.listed})
        self.new.update({self.canonical(url) for url in self.new})

    def within_limit(self) -> bool:
        """Whether one more article may be asked for; counts it if so."""
        if self.reach.limit and self.asked >= self.reach.limit:
            return False
        self.asked += 1
        return True

    def goes_on(self, links: Iterable[Link], seen: set[str], *, full: bool) -> bool:
        """Whether the next list page may hold something wanted, after a page with these links.

        ``seen``: what stood on the pages of this list before; it is added to. A page that brings
        nothing else ends a list that goes round in a circle.
        """
        links, before = list(links), len(seen)
        urls = {self.canonical(link.url) for link in links}
        seen |= urls
        self.lists += 1
        if len(seen) == before or self.lists >= MAX_LISTS:
            return False
        if self.reach.since:
            return not all(self.too_old(link) for link in links)
        return full or bool(urls & self.new)

    def too_old(self, link: Link) -> bool:
        """Whether the list says that this article is older than asked for."""
        if self.reach.since is None or link.published_at is None:
            return False
        return link.published_at.astimezone(VIETNAM).date() < self.reach.since

    def resumed_at(self, url: str) -> str:
        """Where the unfinished backfill of a list had come to: its last page that was read.

        That page is read again: articles withdrawn since move the others forward.
        """
        since, met = self.memory.backfill_since, {url}
        while since is not None:
            visit = self.memory.listing(url)
            done = visit and visit.fetched_at and visit.fetched_at >= since
            following = visit.next_url if visit and done else None
            if following is None or following in met or self.unknown(self.articles(visit)):  # type: ignore[arg-type]
                break
            met.add(following)
            if self.memory.listing(following) is None:
                break
            url = following
        return url

    def _marks(self, before: Visit | None) -> dict[str, str]:
        if before is None:
            return {}
        pairs = zip(before.links, before.marks, strict=False)
        return {self.canonical(url): told for url, told in pairs}


def modified_since(
    links: Mapping[str, Link], fetched: Mapping[str, datetime], marks: Mapping[str, str]
) -> set[str]:
    """Those that were modified after they were fetched, by a list that can be believed.

    Where the list said so the last time too, another time tells; a clock may be hours wrong.
    """
    told = {url: link for url, link in links.items() if link.modified_at and url in fetched}
    later = {url for url, link in told.items() if _is_later(link, fetched[url], marks.get(url))}
    return later if len(later) <= max(FEW, BELIEVED * len(told)) else set()


def _is_later(link: Link, fetched: datetime, before: str | None) -> bool:
    if before is not None and before.count(".") == mark(link).count("."):
        return differs(before, mark(link), EDITED)
    return link.modified_at is not None and link.modified_at > fetched


def absent(then: Iterable[str], now: Collection[str]) -> list[str]:
    """What a list had and has no more, but for what new entries have pushed off its end.

    Nothing where so much is gone that it has become another list.
    """
    then = list(then)
    last = max((place for place, url in enumerate(then) if url in now), default=-1)
    end, new = len(then) - last - 1, len(set(now) - set(then))
    kept = then if end > new else then[: last + 1]
    gone = [url for url in kept if url not in now]
    return gone if len(gone) <= max(FEW, BELIEVED * len(then)) and last >= 0 else []
