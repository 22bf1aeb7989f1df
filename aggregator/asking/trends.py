"""What is read now, out of the store: the same store gives the same answer at any time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from aggregator.history.views import MEMORY, WINDOW, Step, counts_us, steps, trending
from storage.asking.trends import KEPT
from storage.filters import ALL, Filter
from storage.searching.words import Words
from storage.store import Store
from storage.tables import ArticleRow

NEAR = 20
"""Latest articles of a source whose counters show whether it counts our visits."""
OFTEN = timedelta(hours=1)
"""What is told of growth is of a day: an hour changes little of it, and it is seconds of work."""


def most_read_now(
    store: Store, which: Filter = ALL, *, limit: int = 50, offset: int = 0
) -> Sequence[ArticleRow]:
    """Articles whose views grow faster than is usual for their source and age, fastest first.

    *Now* is `as_of`.
    """
    return store.articles.among(_ids(store, which, limit, offset))


def leading(store: Store, words: Words, which: Filter, limit: int) -> list[int]:
    """The numbers of the first of these that are chosen and have the words."""
    ids = _ids(store, which, KEPT if words else limit)
    having = store.listings.having(ids, words) if words else set(ids)
    return [one for one in ids if one in having][:limit]


def as_of(store: Store) -> datetime | None:
    """When the last counter was seen that counts; None where no counter ever was."""
    return store.trends.as_of() or store.articles.history.counted_at()


def refresh(store: Store) -> None:
    """Work out anew what is read most, where that is `OFTEN` behind the counters.

    Crawls end with it.
    """
    now, made = store.articles.history.counted_at(), store.trends.as_of()
    if now is None or (made is not None and now - made < OFTEN):
        return
    ids = _worked_out(store, now)
    with store.write() as writing:
        writing.trends.keep(ids, now)


def _ids(store: Store, which: Filter, limit: int, offset: int = 0) -> list[int]:
    """As the last crawl left them; before the first one since an update, worked out now."""
    if store.trends.as_of() is not None:
        return store.trends.ids(which, limit=limit, offset=offset)
    now = store.articles.history.counted_at()
    ids = _worked_out(store, now) if now else []
    if which != ALL:
        ids = [row.id or 0 for row in store.articles.among(ids, which)]
    return ids[offset : offset + limit]


def _worked_out(store: Store, now: datetime) -> list[int]:
    counted = store.articles.history.counted_since(now - MEMORY, now - 2 * WINDOW)
    return [trend.article_id for trend in trending(counted, now)][:KEPT]


def views_of(store: Store, row: ArticleRow) -> list[Step]:
    """The view counts of an article; whether its site counts us is told by the articles near it."""
    near = store.articles.latest(Filter(sources=[row.source]), limit=NEAR)
    ids = {row.id or 0, *(other.id or 0 for other in near)}
    series = [[seen.count for seen in store.articles.views(one)] for one in sorted(ids)]
    counts = [(seen.seen_at, seen.count) for seen in store.articles.views(row.id or 0)]
    return steps(counts, counts_us=counts_us(series))
