"""What two texts have in common in the same order: fast, and good enough to judge by.

Shingles that stand once in both are found first; the most of them that stand in the same order in
both are anchors, and each grows to both sides as far as the texts are the same. What lies between
is looked at once more in the same way: there, what stands twice in a text may stand once.
"""

from collections.abc import Iterator, Mapping, Sequence

from aggregator.copying.texts import RUN, Text, runs_of, standing_once
from aggregator.history.alignment import Span, longest_rise


def match(one: Text, other: Text) -> list[Span]:
    """All of both, in order; neighbours differ in ``same``."""
    spans = list[Span]()
    here, there = one.syllables, other.syllables
    for span in _spans(here, there, one.once, other.once):
        if not span.same and span.shortest >= 2 * RUN:
            spans += _between(here, there, span)
        else:
            spans.append(span)
    return spans


def _between(here: Sequence[str], there: Sequence[str], gap: Span) -> Iterator[Span]:
    mine, theirs = here[gap.a : gap.b], there[gap.c : gap.d]
    for span in _spans(mine, theirs, *(standing_once(runs_of(part)) for part in (mine, theirs))):
        yield Span(span.same, span.a + gap.a, span.b + gap.a, span.c + gap.c, span.d + gap.c)


def _spans(
    here: Sequence[str],
    there: Sequence[str],
    once: Mapping[str, int],
    once_there: Mapping[str, int],
) -> Iterator[Span]:
    a = c = 0
    for i, j in _anchors(once, once_there):
        if i < a or j < c:
            continue  # the run before has grown over it
        start, end = 0, RUN
        while i - start > a and j - start > c and here[i - start - 1] == there[j - start - 1]:
            start += 1
        while i + end < len(here) and j + end < len(there) and here[i + end] == there[j + end]:
            end += 1
        if a < i - start or c < j - start:
            yield Span(False, a, i - start, c, j - start)
        yield Span(True, i - start, i + end, j - start, j + end)
        a, c = i + end, j + end
    if a < len(here) or c < len(there):
        yield Span(False, a, len(here), c, len(there))


def _anchors(once: Mapping[str, int], there: Mapping[str, int]) -> list[tuple[int, int]]:
    """Places of shingles that stand once in both, as many as stand in the same order."""
    pairs = [(place, there[run]) for run, place in once.items() if run in there]
    places = [place for _, place in pairs]
    return pairs if places == sorted(places) else longest_rise(pairs)
