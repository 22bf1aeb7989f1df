"""Two texts side by side: what of them is the same, and what stands where they differ."""

from collections.abc import Collection, Sequence
from itertools import chain, compress
from typing import NamedTuple

from aggregator.copying.texts import Text, is_number
from aggregator.history.alignment import Span

ISLAND = 3
"""Syllables in a row, fewer than which two texts have in common by chance."""
EDGE = 0.08
"""Share of a text that is a beginning, or an end."""


class Pair(NamedTuple):
    """Two texts, the shorter one first, and what of them is the same."""

    one: Text
    other: Text
    spans: Sequence[Span]

    @property
    def part(self) -> float:
        """The length of the shorter one, as a share of the longer."""
        return len(self.one.syllables) / len(self.other.syllables)

    @property
    def is_collected(self) -> bool:
        """Whether the shorter one's title stands in the midst of the longer: one of several."""
        title = " ".join(self.one.headline)
        found = " ".join(self.other.syllables)
        return bool(title) and title in found[int(len(found) * EDGE) :]

    @property
    def same_numbers(self) -> int:
        """How many numbers are the same."""
        same = (self.one.syllables[span.a : span.b] for span in self.spans if span.same)
        return sum(map(is_number, chain.from_iterable(same)))

    def share(self, counted: Sequence[int]) -> float:
        """Of the shorter one's syllables that count, the share that stands in the other one."""
        kept = sum(sum(counted[span.a : span.b]) for span in self.spans if span.same)
        return kept / max(sum(counted), 1)

    def own(self, common: Collection[int]) -> list[int]:
        """1 for each syllable of the shorter one, 0 for those in passages that many share."""
        if not common:
            return [1] * len(self.one.syllables)
        known = zip(self.one.passages, self.one.digests, strict=True)
        return [int(digest not in common) for words, digest in known for _ in words]

    def numbers(self, span: Span) -> int:
        """How many numbers stand there in each that the other one has not."""
        here, there = (
            {word.lstrip("0") for word in words if is_number(word)} for words in self._sides(span)
        )
        return min(len(here - there), len(there - here))

    def names(self, span: Span) -> bool:
        """Whether syllables of names stand there in both, and others in each."""
        here, there = self._sides(span)
        of_one = set(compress(here, self.one.names[span.a : span.b]))
        of_other = set(compress(there, self.other.names[span.c : span.d]))
        return bool(of_one - of_other and of_other - of_one)

    def _sides(self, span: Span) -> tuple[Sequence[str], Sequence[str]]:
        return self.one.syllables[span.a : span.b], self.other.syllables[span.c : span.d]


def solid(spans: Sequence[Span]) -> list[Span]:
    """Without what is the same by chance, between changes that are longer than it."""
    found: list[Span] = []
    for place, span in enumerate(spans):
        inside = 0 < place < len(spans) - 1
        if span.same and inside and _is_island(span, found[-1], spans[place + 1]):
            span = Span(False, *span[1:])  # noqa: PLW2901
        if found and found[-1].same == span.same:
            last = found.pop()
            span = Span(span.same, last.a, span.b, last.c, span.d)  # noqa: PLW2901
        found.append(span)
    return found


def _is_island(span: Span, before: Span, behind: Span) -> bool:
    length = span.b - span.a
    return length < ISLAND or length <= min(before.longest, behind.longest)
