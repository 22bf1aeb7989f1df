"""How many articles there are, and of what kinds: exactly, or estimated where they are many."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from storage.filters import Filter
from storage.searching.search import EXACT, Count
from storage.searching.words import Words
from storage.store import Store

FIELDS = ("province", "topic", "source", "genre")


class Facets(NamedTuple):
    """How many there are, and how many of each kind."""

    total: Count
    numbers: Mapping[str, Mapping[str, int]]
    """``province``, ``topic``, ``source``, ``genre`` → slug → number; exact if the total is."""


def counted(store: Store, words: Words, which: Filter) -> Facets:
    """Of all that are chosen."""
    if _is_narrow(which):
        ids = [one for _, one in store.listings.newest(which, None, EXACT + 1)]
        if len(ids) <= EXACT:
            kept = store.listings.having(ids, words) if words else ids
            return of_these(store, sorted(kept))
    found = store.search.facets(words, which)
    return Facets(found.total, {field: found.numbers[field] for field in FIELDS})


def of_these(store: Store, ids: Sequence[int]) -> Facets:
    """Of some whose numbers are at hand."""
    return _sum(store.listings.kinds(ids), len(ids))


def _is_narrow(which: Filter) -> bool:
    """Whether something is asked that the index of words does not know."""
    return bool(which.authors or which.sections or which.documents or which.min_views is not None)


def _sum(kinds: Sequence[tuple[str, str | None]], total: int) -> Facets:
    counts = Counter((field, slug) for field, slug in kinds if slug is not None)
    numbers = {
        field: {slug: count for (of, slug), count in sorted(counts.items()) if of == field}
        for field in FIELDS
    }
    return Facets(Count(total, is_exact=True), numbers)
