"""What a crawl remembers of earlier ones; who keeps it is the caller's business."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from spiders.urls import canonical_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An address that was fetched, and what became of it."""

    url: str
    """A list page as requested; an article page by its canonical address."""
    outcome: str
    """``listing``, ``article``, or why there was none (a kind of page, ``http-404``, …)."""
    etag: str | None = None
    last_modified: str | None = None
    links: tuple[str, ...] = ()
    """Of a list page: the addresses of its articles as it gave them, in its order."""
    next_url: str | None = None

    def articles(self) -> set[str]:
        """The canonical addresses of its articles."""
        return {canonical_url(link) for link in self.links}

    def conditions(self) -> dict[str, str]:
        """The headers (RFC 9110, section 13) that ask for the page only if it has changed."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


class Memory(Protocol):
    """Addresses are canonical (`spiders.urls.canonical_url`), but for those of list pages."""

    def listing(self, url: str) -> Visit | None:
        """The last visit of a list page."""

    def unknown(self, urls: Collection[str]) -> set[str]:
        """Those of these article addresses that were never fetched."""

    def due(self, urls: Collection[str]) -> set[str]:
        """Those of these that were never fetched, or not within their refresh time."""

    def remember(self, visit: Visit) -> None:
        """Keep a visit for the next crawl."""


class Forgetful:
    """The memory of a spider that nobody gave one: every crawl is the first."""

    def listing(self, url: str) -> Visit | None:
        """Never visited."""

    def unknown(self, urls: Collection[str]) -> set[str]:
        """All of them."""
        return set(urls)

    due = unknown

    def remember(self, visit: Visit) -> None:
        """In one ear."""
