"""What is read now, out of the store: the same store gives the same answer at any time."""

from collections.abc import Sequence

from aggregator.questions import Sort
from aggregator.views import MEMORY, WINDOW, Step, counts_us, steps, trending
from storage.filters import ALL, Filter
from storage.store import Store
from storage.tables import ArticleRow

ALL_OF_THEM = 1_000_000
NEAR = 20
"""Latest articles of a source whose counters show whether it counts our visits."""


def most_read_now(
    store: Store, which: Filter = ALL, *, limit: int = 50, offset: int = 0
) -> Sequence[ArticleRow]:
    """Articles whose views grow faster than is usual for their source and age, fastest first.

    *Now* is when a counter was seen last.
    """
    now = store.articles.history.counted_at()
    if now is None:
        return []
    trends = trending(store.articles.history.counts_since(now - MEMORY, now - 2 * WINDOW), now)
    if which == ALL:
        trends, offset = trends[offset : offset + limit], 0
    rows = store.articles.among([trend.article_id for trend in trends], which)
    return rows[offset : offset + limit]


def sorted_by(
    store: Store, sort: Sort, which: Filter = ALL, *, limit: int, offset: int = 0
) -> Sequence[ArticleRow]:
    """Articles in the order asked for."""
    if sort is Sort.TRENDING:
        return most_read_now(store, which, limit=limit, offset=offset)
    by_views = sort is Sort.VIEWS
    return store.articles.latest(which, limit=limit, offset=offset, by_views=by_views)


def number(store: Store, sort: Sort, which: Filter = ALL) -> int:
    """How many there are in that order."""
    if sort is Sort.TRENDING:
        return len(most_read_now(store, which, limit=ALL_OF_THEM))
    return store.articles.count(which)


def views_of(store: Store, row: ArticleRow) -> list[Step]:
    """The view counts of an article; whether its site counts us is told by the articles near it."""
    near = store.articles.latest(Filter(sources=[row.source]), limit=NEAR)
    ids = {row.id or 0, *(other.id or 0 for other in near)}
    series = [[seen.count for seen in store.articles.views(one)] for one in sorted(ids)]
    counts = [(seen.seen_at, seen.count) for seen in store.articles.views(row.id or 0)]
    return steps(counts, counts_us=counts_us(series))
