"""Which articles belong to a feed, in which order, and which of them stand on a page of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from aggregator import provinces
from aggregator.asking.trends import leading
from aggregator.syndication import sifting
from aggregator.syndication.wishes import Wish
from feeds.index import FeedAddress
from storage.feeds.withdrawals import Withdrawn
from storage.filters import ALL, Cursor, Filter
from storage.searching.words import ANY
from storage.store import Store
from storage.tables import ArticleRow

NEVER = datetime(2020, 1, 1, tzinfo=UTC)
"""When a feed that never had an article last changed."""
PLAIN = Wish()
TOMBSTONES = 500
"""Withdrawals on a page, at most, that have their place among its articles."""
LATELY = 50
"""Withdrawals that the first page tells of besides, wherever their articles stood."""
FEW = 2_000
"""Articles that are read most now, of which some are asked for."""


class Slice(NamedTuple):
    """A page of a feed."""

    rows: Sequence[ArticleRow | Cursor]
    withdrawn: Sequence[Withdrawn] = ()
    newer: Cursor | None = None
    """Where the page before ended; None of the first one."""
    older: Cursor | None = None
    """Where the next page begins; None of the last one."""
    more: bool = False
    """Whether there is a next page, where places have only numbers."""


def which(address: FeedAddress, wish: Wish = PLAIN) -> Filter:
    """The articles of a feed; a province has those of the units merged into it."""
    chosen = {field: [slug] for field, slug in address.filter.items()}
    return Filter(
        provinces=[one for slug in chosen.get("province", ()) for one in provinces.members(slug)],
        topics=chosen.get("topic", ()),
        genres=chosen.get("genre", ()),
        sources=chosen.get("source", ()),
        since=wish.since,
        withdrawn=None if wish.with_withdrawn else False,
        first_only=not wish.all_copies,
    )


def page(store: Store, which: Filter, wish: Wish = PLAIN) -> Slice:
    """The articles from the place that is wished for, newest first.

    Following ``older`` meets each article once, also while new ones arrive.
    """
    newer = wish.before or _end_of(store, which, wish, wish.page - 1)
    if wish.page > 1 and newer is None:
        return Slice(())
    wanted = sifting.Wanted(which, wish.sieve, wish.words)
    found = sifting.latest(store, wanted, limit=wish.limit, after=newer)
    return _with_withdrawn(store, which, wish, Slice(found.rows, newer=newer, older=found.older))


def trending(store: Store, wish: Wish = PLAIN) -> Slice:
    """The articles read most now; ``older`` is never known: this order has no places."""
    start, end = (wish.page - 1) * wish.limit, wish.page * wish.limit
    rows = most_read(store, wish)
    return Slice(rows[start:end], more=len(rows) > end)


def most_read(store: Store, wish: Wish = PLAIN) -> list[ArticleRow]:
    """The articles read most now, more than are wished for."""
    few = FEW if wish.said else 2 * wish.page * wish.limit
    found = store.plain.among(leading(store, ANY, ALL, few))
    recent = (row for row in found if wish.since is None or row.listed_at >= wish.since)
    let_through = sifting.kept(recent, wish.sieve)
    return list(let_through if wish.all_copies else _once(let_through))


def province_topics(store: Store) -> list[tuple[str, str]]:
    """Pairs with an article: a province, or the one that it became part of, and a topic."""
    pairs = {
        (unit, topic)
        for province, topic in store.feeds.standing.province_topics()
        for unit in (province, provinces.current_unit(province))
    }
    return sorted(pairs)


def place_of(row: ArticleRow | Withdrawn | Cursor) -> Cursor:
    """Where in a feed an article stands."""
    return Cursor(row.listed_at, row.id or 0)


def _once(rows: Iterable[ArticleRow]) -> Iterator[ArticleRow]:
    """Of copies the first in this order."""
    seen: set[int] = set()
    for row in rows:
        if row.cluster is None or row.cluster not in seen:
            yield row
        if row.cluster is not None:
            seen.add(row.cluster)


def _end_of(store: Store, which: Filter, wish: Wish, page: int) -> Cursor | None:
    """Where a page ends that is named by its number."""
    if page == 0:
        return None
    skipped = page * wish.limit
    wanted = sifting.Wanted(which, wish.sieve, wish.words)
    if wish.sieve is None and not wanted.is_searched:
        rows = store.articles.latest(which, limit=1, offset=skipped - 1)
        return place_of(rows[0]) if rows else None
    return sifting.latest(store, wanted, limit=skipped, after=None).older


def _with_withdrawn(store: Store, which: Filter, wish: Wish, found: Slice) -> Slice:
    """A page with what was withdrawn, which ends where there is too much of that."""
    told = _taken_back(store, which, wish, found)
    if len(told) > TOMBSTONES:
        end = place_of(told[TOMBSTONES - 1])
        rows = [row for row in found.rows if place_of(row) >= end]
        found, told = found._replace(rows=rows, older=end), told[:TOMBSTONES]
    lately = () if wish.words else _lately(store, which, found, told)
    return found._replace(withdrawn=[*told, *lately])


def _taken_back(store: Store, which: Filter, wish: Wish, page: Slice) -> Sequence[Withdrawn]:
    """What has its place on a page, and a few more than it has room for."""
    if not wish.words:
        return store.withdrawals.between(which, page.newer, page.older, limit=TOMBSTONES + 1)
    since = max(filter(None, (which.since, page.older and page.older.listed_at)), default=None)
    gone = replace(which, since=since, withdrawn=True, first_only=False)
    ids = store.search.newest(wish.words, gone, limit=TOMBSTONES + 1, after=page.newer)
    told = store.withdrawals.among(ids)
    return [one for one in told if page.older is None or place_of(one) >= page.older]


def withdrawn(store: Store, which: Filter, page: Slice) -> list[Withdrawn]:
    """The withdrawals that have their place on a page; on the first one also the latest."""
    told = store.withdrawals.between(which, page.newer, page.older, limit=TOMBSTONES)
    return [*told, *_lately(store, which, page, told)]


def _lately(
    store: Store, which: Filter, page: Slice, told: Sequence[Withdrawn]
) -> Iterator[Withdrawn]:
    if page.newer is None and page.rows:
        since = page.rows[-1].listed_at
        found = store.withdrawals.lately(which, since, limit=LATELY)
        yield from (one for one in found if one not in told)
