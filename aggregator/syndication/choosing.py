"""Which articles belong to a feed, and in which order."""

from collections.abc import Sequence
from datetime import UTC, datetime

from aggregator import provinces
from aggregator.trends import most_read_now
from feeds.index import FeedAddress, FeedKind
from storage.filters import Filter
from storage.store import Store
from storage.tables import ArticleRow

NEVER = datetime(2020, 1, 1, tzinfo=UTC)
"""When a feed that never had an article last changed."""


def which(address: FeedAddress) -> Filter:
    """The articles of a feed; a province has those of the units merged into it."""
    chosen = {field: [slug] for field, slug in address.filter.items()}
    return Filter(
        provinces=[one for slug in chosen.get("province", ()) for one in provinces.members(slug)],
        topics=chosen.get("topic", ()),
        genres=chosen.get("genre", ()),
        sources=chosen.get("source", ()),
    )


def rows(
    store: Store, address: FeedAddress, *, limit: int, offset: int = 0
) -> Sequence[ArticleRow]:
    """The articles of a feed in its order: newest first, or what is read most now."""
    if address.kind is FeedKind.TRENDING:
        return most_read_now(store, limit=limit, offset=offset)
    return store.articles.latest(which(address), limit=limit, offset=offset)


def changed_at(store: Store, address: FeedAddress) -> datetime:
    """When a feed last changed."""
    if address.kind is FeedKind.TRENDING:
        return store.articles.history.counted_at() or NEVER
    return store.articles.changed_at(which(address)) or NEVER


def province_topics(store: Store) -> list[tuple[str, str]]:
    """Pairs with an article: a province, or the one that it became part of, and a topic."""
    pairs = {
        (unit, topic)
        for province, topic in store.articles.province_topics()
        for unit in (province, provinces.current_unit(province))
    }
    return sorted(pairs)
