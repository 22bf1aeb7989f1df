"""Finding articles by their words: the newest, the best, how many, and of what kinds.

The index holds words and what articles are (`storage.searching.tokens`), so that both are asked at
once. What it does not know (views, copies, what was taken back) is asked of the articles that it
finds. Both databases are asked the same and give the same articles in the same order.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlmodel import Session

from storage.filters import ALL, Cursor, Filter
from storage.searching.match import Node, one_of, tree
from storage.searching.places import places_of
from storage.searching.ranking import Ranking
from storage.searching.rest import Rest
from storage.searching.spans import Span, span
from storage.searching.tables import number
from storage.searching.tokens import FACTS, SAMPLES
from storage.searching.words import ANY, Words

EXACT = 10_000
"""Up to so many articles are counted; of more, a part is, and the number is an estimate."""
CLEARLY = 2
"""How many times as many a part must speak for, before it alone is counted."""
ENOUGH, MOST_PARTS = 1_000, 4
"""Articles that are a good estimate, and parts of `SAMPLES` in which so many are looked for."""
BATCHES = (64, 512, 4_096)
"""Articles looked at one after the other where the index does not know all that is asked."""


class Count(NamedTuple):
    """How many."""

    number: int
    is_exact: bool


class Facets(NamedTuple):
    """How many there are, and how many of each kind."""

    total: Count
    numbers: Mapping[str, Mapping[str, int]]
    """``province``, ``source``, ``genre``, ``topic`` → slug → number; exact if the total is."""


class Search:
    """The articles that one session can see, by their words."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def newest(
        self, words: Words = ANY, which: Filter = ALL, *, limit: int, after: Cursor | None = None
    ) -> list[int]:
        """Numbers of articles, the newest first; those after a place that was listed earlier."""
        found: list[int] = []
        for some in self._batches(words, which, limit, after):
            found += some
            if len(found) >= limit:
                break
        return found[:limit]

    def ranked(
        self, words: Words, which: Filter = ALL, *, limit: int, offset: int = 0
    ) -> list[int]:
        """Numbers of articles, those that fit best first; what is not ranked follows by date."""
        best = Ranking(self.session, words, which).best()
        if offset + limit <= len(best):
            return best[offset : offset + limit]
        known = set(best)
        needed = offset + limit
        others = [
            one for one in self.newest(words, which, limit=needed + len(best)) if one not in known
        ]
        return [*best, *others][offset:needed]

    def count(self, words: Words = ANY, which: Filter = ALL, at_most: int = EXACT) -> Count:
        """How many there are: exactly up to ``at_most``, else estimated from a part of them."""
        return self._counted(words, which, at_most)[0]

    def counts(self, field: str, words: Words = ANY, which: Filter = ALL) -> dict[str, int]:
        """How many for each value of ``province``, ``source``, ``genre`` or ``topic``."""
        return dict(self.facets(words, which).numbers[field])

    def facets(self, words: Words = ANY, which: Filter = ALL, at_most: int = EXACT) -> Facets:
        """How many there are, and how many of each kind."""
        total, facts, times = self._counted(words, which, at_most)
        counted = Counter(fact for one in facts for fact in one.split(" "))
        numbers: dict[str, dict[str, int]] = {name: {} for name in FACTS}
        names = {sign: name for name, sign in FACTS.items()}
        for fact, count in sorted(counted.items()):
            sign, _, value = fact.partition(":")
            if sign in names:
                numbers[names[sign]][value] = round(count * times)
        return Facets(total, numbers)

    def _counted(
        self, words: Words, which: Filter, at_most: int
    ) -> tuple[Count, Sequence[str], float]:
        """How many, what those that were counted are, and for how many each of them stands."""
        some, _ = self._facts(words, which, None, self._part(1))
        least = 0
        if len(some) * SAMPLES <= CLEARLY * at_most:
            found, is_all = self._facts(words, which, at_most + 1)
            if is_all:
                return Count(len(found), is_exact=True), found, 1
            least = len(found)
        parts = min(MOST_PARTS, 1 + ENOUGH // max(1, len(some)))
        if parts > 1:
            some, _ = self._facts(words, which, None, self._part(parts))
        times = SAMPLES / parts
        estimate = max(least, round(len(some) * times))
        return Count(estimate, is_exact=False), some, times

    def _part(self, parts: int) -> Node:
        return one_of(f"r:{part}" for part in range(parts))

    def _facts(
        self, words: Words, which: Filter, limit: int | None, *more: Node
    ) -> tuple[Sequence[str], bool]:
        """What the articles are, of so many that the index finds; whether those were all."""
        rest = Rest(self.session, words, which)
        found = places_of(self.session).facts(tree(words, which, *more), span(which), limit)
        is_all = limit is None or len(found) < limit
        if rest.is_nothing:
            return [facts for _, facts in found], is_all
        if not is_all:
            return [], False  # of so many, a part tells
        kept = rest.kept([number(at) for at, _ in found])
        return [facts for at, facts in found if number(at) in kept], is_all

    def _batches(
        self, words: Words, which: Filter, limit: int, after: Cursor | None
    ) -> Iterator[list[int]]:
        rest = Rest(self.session, words, which)
        node, within = tree(words, which), span(which, after)
        sizes = iter(BATCHES)
        size = limit if rest.is_nothing else max(limit, next(sizes))
        while True:
            found = places_of(self.session).newest(node, within, size)
            numbers = [number(at) for at in found]
            kept = None if rest.is_nothing else rest.kept(numbers)
            yield [one for one in numbers if kept is None or one in kept]
            if len(found) < size:
                return
            within = Span(within.low, found[-1])
            size = max(size, next(sizes, BATCHES[-1]))
