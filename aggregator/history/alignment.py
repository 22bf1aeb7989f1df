"""Which parts of two sequences are the same: good for texts, in a time that is bounded.

Parts that stand once in both are anchors, as in patience diffs; what lies between them is compared
the same way, and exactly where it is short. What has no anchor and is long is taken as replaced.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

EXACT = 40_000
"""Pairs of parts up to which a stretch is compared exactly."""
RUNS = (1, 4)
"""Lengths of runs that may be anchors: in long texts hardly a word stands once."""
ROUNDS = 40
"""How often each part may be looked at in search of anchors."""


class Span(NamedTuple):
    """Parts ``a:b`` of the old sequence that became parts ``c:d`` of the new one, or stayed."""

    same: bool
    a: int
    b: int
    c: int
    d: int

    @property
    def longest(self) -> int:
        """Of both sides."""
        return max(self.b - self.a, self.d - self.c)

    @property
    def shortest(self) -> int:
        """Of both sides."""
        return min(self.b - self.a, self.d - self.c)


def align(old: Sequence[str], new: Sequence[str]) -> list[Span]:
    """All of both, in order; neighbours differ in ``same``."""
    spans: list[Span] = []
    for span in _spans(old, new):
        if span.a == span.b and span.c == span.d:
            continue
        if spans and spans[-1].same == span.same:
            last = spans.pop()
            span = Span(span.same, last.a, span.b, last.c, span.d)  # noqa: PLW2901
        spans.append(span)
    return spans


def _spans(old: Sequence[str], new: Sequence[str]) -> Iterator[Span]:
    waiting = [Span(False, 0, len(old), 0, len(new))]
    patience = ROUNDS * (len(old) + len(new))
    while waiting:
        before, middle, after = _trimmed(old, new, waiting.pop())
        yield before
        a, b, c, d = middle[1:]
        if (b - a) * (d - c) <= EXACT:
            yield from _exact(old, new, middle)
        elif patience > 0 and (anchors := _anchors(old, new, middle)):
            patience -= b - a + d - c
            waiting += reversed([*_between(middle, anchors), after])
            continue
        else:
            yield middle
        yield after


def _trimmed(old: Sequence[str], new: Sequence[str], span: Span) -> tuple[Span, Span, Span]:
    """What both begin with, what lies between, what both end with."""
    same, a, b, c, d = span
    if same:
        return span, Span(False, b, b, d, d), Span(True, b, b, d, d)
    start, end = 0, 0
    shorter = min(b - a, d - c)
    while start < shorter and old[a + start] == new[c + start]:
        start += 1
    while end < shorter - start and old[b - 1 - end] == new[d - 1 - end]:
        end += 1
    return (
        Span(True, a, a + start, c, c + start),
        Span(False, a + start, b - end, c + start, d - end),
        Span(True, b - end, b, d - end, d),
    )


def _exact(old: Sequence[str], new: Sequence[str], span: Span) -> Iterator[Span]:
    _, a, b, c, d = span
    matcher = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        yield Span(tag == "equal", a + i, a + j, c + k, c + m)


def _anchors(old: Sequence[str], new: Sequence[str], span: Span) -> list[tuple[int, int]]:
    """Places of what stands once in both, as many as stand in the same order in both."""
    _, a, b, c, d = span
    for length in RUNS:
        here, there = _once(old, a, b, length), _once(new, c, d, length)
        pairs = [(place, there[run]) for run, place in here.items() if run in there]
        if pairs:
            return longest_rise(pairs)
    return []


def _once(parts: Sequence[str], start: int, end: int, length: int) -> dict[tuple[str, ...], int]:
    """Runs of this length that stand there once, and where, in order."""
    runs = [tuple(parts[place : place + length]) for place in range(start, end - length + 1)]
    number = Counter(runs)
    return {run: place for place, run in enumerate(runs, start) if number[run] == 1}


def longest_rise(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose second members rise as their first ones do."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
        before.append(last[length - 1] if length else -1)
    chain: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _between(span: Span, anchors: list[tuple[int, int]]) -> Iterator[Span]:
    _, a, b, c, d = span
    for i, j in anchors:
        yield Span(False, a, i, c, j)
        yield Span(True, i, i + 1, j, j + 1)
        a, c = i + 1, j + 1
    yield Span(False, a, b, c, d)
