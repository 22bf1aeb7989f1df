"""How many articles there are, and of what kinds: exactly, or estimated where they are many."""

import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from threading import Lock
from typing import Any, NamedTuple, TypeVar

from storage.filters import Filter
from storage.searching.search import EXACT, Count
from storage.searching.words import Words
from storage.store import Store

Value = TypeVar("Value")
FIELDS = ("province", "topic", "source", "genre")
PARTS = (64, 8)
"""Of so many articles one tells of the others: of few, more are asked."""
TELLING = 2_000
"""So many tell what all are."""
STANDS = 60.0
"""Seconds for which an estimate is told, whatever is written meanwhile."""
ROOM = 1_000
"""Questions of which the numbers are kept."""


class Facets(NamedTuple):
    """How many there are, and how many of each kind."""

    total: Count
    numbers: Mapping[str, Mapping[str, int]]
    """``province``, ``topic``, ``source``, ``genre`` → slug → number; exact if the total is."""


class _Kept(NamedTuple):
    value: Any
    state: Hashable
    """Of the store."""
    at: float


class Counting:
    """What one process counts: who walks a list asks for the same numbers with each page.

    Exact numbers are counted anew once anything has changed, estimates `STANDS` later.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock, self.lock = clock, Lock()
        self.kept: OrderedDict[str, _Kept] = OrderedDict()

    def counted(self, store: Store, words: Words, which: Filter) -> Facets:
        """As `counted`."""
        return self._once(store, repr((words, which)), lambda: counted(store, words, which))

    def totals(self, store: Store, field: str) -> dict[str, int]:
        """As `Listings.totals`."""
        return self._once(store, field, lambda: store.listings.totals(field))

    def numbers(self, store: Store) -> dict[str, Any]:
        """As `Listings.numbers`."""
        return self._once(store, "", store.listings.numbers)

    def _once(self, store: Store, name: str, count: Callable[[], Value]) -> Value:
        state = store.listings.state()
        with self.lock:
            known = self.kept.get(name)
        if known is not None and self._is_right(known, state):
            value: Value = known.value
            return value
        value = count()
        with self.lock:
            self.kept[name] = _Kept(value, state, self.clock())
            self.kept.move_to_end(name)
            while len(self.kept) > ROOM:
                self.kept.popitem(last=False)
        return value

    def _is_right(self, known: _Kept, state: Hashable) -> bool:
        is_estimate = isinstance(known.value, Facets) and not known.value.total.is_exact
        return known.state == state or (is_estimate and self.clock() - known.at < STANDS)


def counted(store: Store, words: Words, which: Filter) -> Facets:
    """Of all that are chosen."""
    if _is_narrow(which):
        ids = store.listings.any_of(which, EXACT + 1)
        if len(ids) <= EXACT:
            kept = store.listings.having(ids, words) if words else ids
            return of_these(store, sorted(kept))
        if not words:
            return _estimated(store, which)
    found = store.search.facets(words, which)
    return Facets(found.total, {field: found.numbers[field] for field in FIELDS})


def of_these(store: Store, ids: Sequence[int]) -> Facets:
    """Of some whose numbers are at hand."""
    return Facets(Count(len(ids), is_exact=True), _numbers(store, ids, 1))


def _estimated(store: Store, which: Filter) -> Facets:
    """Of more than are counted, by some of them that are spread evenly."""
    for part in PARTS:
        ids = store.listings.any_of(which, one_in=part)
        if len(ids) >= TELLING:
            break
    telling = ids[:: 1 + len(ids) // TELLING]
    total = max(EXACT + 1, len(ids) * part)
    return Facets(
        Count(total, is_exact=False), _numbers(store, telling, total / max(1, len(telling)))
    )


def _numbers(store: Store, ids: Sequence[int], times: float) -> dict[str, dict[str, int]]:
    """Of each kind, where each of these articles stands for so many."""
    counts = Counter(store.listings.kinds(ids))
    return {
        field: {
            slug: round(count * times)
            for (of, slug), count in sorted(counts.items(), key=str)
            if of == field and slug is not None
        }
        for field in FIELDS
    }


def _is_narrow(which: Filter) -> bool:
    """Whether something is asked that the index of words does not know."""
    return bool(which.authors or which.sections or which.documents or which.min_views is not None)
