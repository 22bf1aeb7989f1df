"""What is read now, out of the store: the same store gives the same answer at any time."""

from collections.abc import Sequence

from aggregator.views import WINDOW, Step, counts_us, steps, trending
from storage.articles import ALL, Filter
from storage.store import Store
from storage.tables import ArticleRow

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
    trends = trending(store.articles.history.counts_since(now - WINDOW), now)
    if which == ALL:
        trends, offset = trends[offset : offset + limit], 0
    rows = store.articles.among([trend.article_id for trend in trends], which)
    return rows[offset : offset + limit]


def views_of(store: Store, row: ArticleRow) -> list[Step]:
    """The view counts of an article; whether its site counts us is told by the articles near it."""
    near = store.articles.latest(Filter(sources=[row.source]), limit=NEAR)
    ids = {row.id or 0, *(other.id or 0 for other in near)}
    series = [[seen.count for seen in store.articles.views(one)] for one in sorted(ids)]
    counts = [(seen.seen_at, seen.count) for seen in store.articles.views(row.id or 0)]
    return steps(counts, counts_us=counts_us(series))
