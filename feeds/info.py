"""What a feed, or one page of it, says of itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from feeds.entries import VIETNAM, Withdrawal
from feeds.text import uri


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedInfo:
    """A feed, or one page of it, without its entries."""

    id: str
    title: str
    self_url: str
    site_url: str
    """The page for people that shows the same articles."""
    updated_at: datetime
    """Said of a feed without entries; otherwise its newest entry says it."""
    subtitle: str = ""
    language: str = "vi"
    first_url: str | None = None
    previous_url: str | None = None
    """The page with newer entries (RFC 5005, section 3)."""
    next_url: str | None = None
    """The page with older entries."""
    hub_url: str | None = None
    """Where readers can subscribe to be told of changes (WebSub)."""
    successor_url: str | None = None
    """The feed that goes on where this one ended (``successor-version`` of RFC 5829)."""
    ttl: timedelta | None = None
    """How long a reader may rely on what it has."""
    withdrawn: tuple[Withdrawal, ...] = ()
    written_at: datetime | None = None
    """Said for the newest change by who has looked for it already."""

    def links(self, media_type: str) -> list[dict[str, str]]:
        """The attributes of every link but the alternate one, in a feed of this media type."""
        pages = (
            ("self", self.self_url),
            ("first", self.first_url),
            ("previous", self.previous_url),
            ("next", self.next_url),
            ("successor-version", self.successor_url),
        )
        links = [{"rel": rel, "href": uri(url), "type": media_type} for rel, url in pages if url]
        return links + ([{"rel": "hub", "href": uri(self.hub_url)}] if self.hub_url else [])


def last_updated(info: FeedInfo, entries: Iterable[datetime]) -> datetime:
    """When the feed last changed, by the times at which its entries did: never the clock."""
    if info.written_at is not None:
        return info.written_at
    newest = max((*entries, *(one.at for one in info.withdrawn)), default=info.updated_at)
    return newest.astimezone(VIETNAM).replace(microsecond=0)
