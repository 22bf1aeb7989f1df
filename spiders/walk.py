"""Which pages of a site one crawl asks for. Values in, decisions out: no Scrapy, no network."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from spiders.items import VIETNAM, Link
from spiders.memory import Memory, Visit, mark

MAX_LISTS = 5_000
"""List pages of one crawl: a pager that never ends must."""


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
    lists: int = 0
    asked: int = 0

    def fresh(self, links: Iterable[Link]) -> dict[str, Link]:
        """Those not met yet in this crawl, by canonical address, in the page's order."""
        found = {self.canonical(link.url): link for link in links}
        fresh = {url: link for url, link in found.items() if url not in self.met}
        self.met.update(fresh)
        return fresh

    def articles(self, visit: Visit) -> set[str]:
        """The canonical addresses of what stood on a list."""
        return {self.canonical(url) for url in visit.links}

    def unknown(self, urls: Iterable[str]) -> set[str]:
        """Those that were never fetched."""
        urls = set(urls)
        return urls - self.memory.fetched_at(urls).keys()

    def wanted(self, links: Mapping[str, Link], before: Visit | None) -> dict[str, Link]:
        """Those to fetch: never fetched, due again, or announced otherwise than last time."""
        fetched = self.memory.fetched_at(links.keys())
        marks = self._marks(before)
        return {
            url: link
            for url, link in links.items()
            if not self.too_old(link)
            and (
                url not in fetched
                or fetched[url] <= self.memory.fresh_since
                or marks.get(url, mark(link)) != mark(link)
                or (link.modified_at is not None and link.modified_at > fetched[url])
            )
        }

    def dropped(self, links: Iterable[Link], before: Visit | None) -> dict[str, Link]:
        """What stood on a list before something that still stands there, and stands no more.

        New entries push old ones off the end; one that is missing from the middle may be gone.
        """
        if before is None:
            return {}
        now = {self.canonical(link.url) for link in links}
        then = {self.canonical(url): url for url in before.links}
        still = [place for place, url in enumerate(then) if url in now]
        upto = still[-1] if still else 0
        missing = [url for place, url in enumerate(then) if place < upto and url not in now]
        return {url: Link(url=then[url], title="") for url in missing if url not in self.met}

    def within_limit(self) -> bool:
        """Whether one more article may be asked for; counts it if so."""
        if self.reach.limit and self.asked >= self.reach.limit:
            return False
        self.asked += 1
        return True

    def goes_on(self, links: Mapping[str, Link], unknown: set[str], *, full: bool) -> bool:
        """Whether the next list page may hold something wanted, after a page with these links."""
        self.lists += 1
        if not links or self.lists >= MAX_LISTS:
            return False
        if self.reach.since:
            return not all(self.too_old(link) for link in links.values())
        return full or bool(unknown)

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
