"""What things are called: to readers by names, to programs by addresses and ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How slugs are shown to readers, and where things are. An unknown slug is shown as it is."""

    base_url: str
    """Under which our feeds are served."""
    provinces: Mapping[str, str]
    topics: Mapping[str, str]
    genres: Mapping[str, str]
    sources: Mapping[str, str]
    sites: Mapping[str, str]
    """Source → the address of its website."""
    homes: Mapping[str, str | None] = field(default_factory=dict)
    """Source → the province that it tells of; None where it tells of all."""
    intervals: Mapping[str, timedelta] = field(default_factory=dict)
    """Source that is crawled → the time from one crawl to the next."""
    outage_after: timedelta = timedelta(days=2)
    """How long a source has to be out of reach before its readers are told."""
    hub_url: str | None = None
    """The hub of WebSub that is told of changes."""

    def of(self, field: str) -> Mapping[str, str]:
        """Slug → name, of ``province``, ``topic``, ``genre`` or ``source``."""
        return {
            "province": self.provinces,
            "topic": self.topics,
            "genre": self.genres,
            "source": self.sources,
        }[field]

    def feed_url(self, path: str, suffix: str = "") -> str:
        """The full address of one of our feeds, from its path as in ``FeedAddress``."""
        return self.base_url.rstrip("/") + path + suffix


@lru_cache(maxsize=10_000)
def feed_id(path: str) -> str:
    """The name of a feed for ever, the same on every instance and in every format."""
    return uuid5(NAMESPACE_URL, f"sokhcn:{path}").urn
