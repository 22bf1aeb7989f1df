"""What is read now, out of the store: the same store gives the same answer at any time."""

from collections.abc import Sequence

from aggregator.views import MEMORY, WINDOW, Step, counts_us, steps, trending
from storage.filters import ALL, Filter
from storage.search_words import Words
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


def leading(store: Store, words: Words, which: Filter, limit: int) -> list[int]:
    """The numbers of the first of these that are chosen and have the words."""
    rows = most_read_now(store, which, limit=ALL_OF_THEM if words else limit)
    ids = [row.id or 0 for row in rows]
    having = store.listings.having(ids, words) if words else set(ids)
    return [one for one in ids if one in having][:limit]


def views_of(store: Store, row: ArticleRow) -> list[Step]:
    """The view counts of an article; whether its site counts us is told by the articles near it."""
    near = store.articles.latest(Filter(sources=[row.source]), limit=NEAR)
    ids = {row.id or 0, *(other.id or 0 for other in near)}
    series = [[seen.count for seen in store.articles.views(one)] for one in sorted(ids)]
    counts = [(seen.seen_at, seen.count) for seen in store.articles.views(row.id or 0)]
    return steps(counts, counts_us=counts_us(series))
