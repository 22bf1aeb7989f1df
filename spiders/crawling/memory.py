"""What a crawl remembers of earlier ones; who keeps it is the caller's business."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from spiders.items import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An address that was fetched, and what became of it."""

    url: str
    """A list page as requested; an article page by its canonical address."""
    outcome: str
    """``listing``, ``article``, ``copy``, or why there was none (a kind of page, ``http-404``)."""
    article: str | None = None
    """Of an article page: the address that the article is kept under."""
    fetched_at: datetime | None = None
    """Told of a visit that is remembered."""
    etag: str | None = None
    last_modified: str | None = None
    links: tuple[str, ...] = ()
    """Of a list page: the addresses of its articles as it gave them, in its order."""
    marks: tuple[str, ...] = ()
    """For each of them, how it was announced (`mark`)."""
    next_url: str | None = None

    def conditions(self) -> dict[str, str]:
        """The headers (RFC 9110, section 13) that ask for the page only if it has changed."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


def mark(link: Link) -> str:
    """Digests of what a list says of an article: of its title, its time, and that of its edit."""
    told = (link.title, str(link.published_at or ""), str(link.modified_at or ""))
    return ".".join(map(_digest, told))


def differs(before: str, now: str, parts: slice = slice(2)) -> bool:
    """Whether marks differ in what both of them tell: one list may print dates, another none."""
    pairs = zip(before.split(".")[parts], now.split(".")[parts], strict=False)
    return any(one != other for one, other in pairs if one and other)


EDITED = slice(2, 3)
"""The part of a mark that tells of the time of the last edit."""


def _digest(told: str) -> str:
    data = told.encode(errors="replace")
    return hashlib.blake2b(data, digest_size=6).hexdigest() if told else ""


class Memory(Protocol):
    """Addresses are canonical (`spiders.addresses.identity`), but for those of list pages."""

    backfill_since: datetime | None
    """When the full crawl began that has not come to its end, if there is one."""

    unfinished_since: datetime | None
    """When the first of the crawls began that came to no end since one did."""

    def listing(self, url: str) -> Visit | None:
        """The last visit of a list page."""

    def fetched_at(self, urls: Collection[str]) -> Mapping[str, datetime]:
        """When each of these article addresses was last fetched; those never fetched left out."""

    def stale(self, fetched: Mapping[str, datetime]) -> Collection[str]:
        """Those of these article addresses that were fetched long enough ago to be again."""

    def lost(self, urls: Collection[str]) -> Collection[str]:
        """Those of these article addresses that held no article when they were last fetched."""

    def overdue(self) -> Collection[str]:
        """Addresses of articles to be fetched again, also where no list has them any more."""

    def remember(self, visit: Visit) -> None:
        """Keep a visit for the next crawl."""


class Forgetful:
    """The memory of a spider that nobody gave one: every crawl is the first."""

    fresh_since = datetime.max.replace(tzinfo=UTC)
    backfill_since: datetime | None = None
    unfinished_since: datetime | None = None

    def listing(self, url: str) -> Visit | None:
        """Never visited."""

    def fetched_at(self, urls: Collection[str]) -> Mapping[str, datetime]:
        """None of them."""
        return {}

    def stale(self, fetched: Mapping[str, datetime]) -> Collection[str]:
        """What was fetched before `fresh_since`."""
        return {url for url, moment in fetched.items() if moment <= self.fresh_since}

    def lost(self, urls: Collection[str]) -> Collection[str]:
        """None of them."""
        return ()

    def overdue(self) -> Collection[str]:
        """None."""
        return ()

    def remember(self, visit: Visit) -> None:
        """In one ear."""
