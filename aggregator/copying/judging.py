"""Whether two texts are one: values in, a verdict with its evidence out.

Two articles are copies where one says mostly what the other says, in its order. They are none where
what they share is a form: the same notice of another year, the same minutes of another project. A
form is known by what fills it: numbers and names differ where the words around them are the same.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from aggregator.copying.matching import match
from aggregator.copying.pairs import EDGE, ISLAND, Pair, solid
from aggregator.copying.texts import Text
from aggregator.history.alignment import Span

WORTH_ALIGNING = 0.2
"""Share of the shorter text's shingles below which two texts are not looked at closely."""
COPY, COPY_OF_OTHER_TITLE = 0.5, 0.7
"""Share of the shorter text that stands in the longer one."""
WHOLE = 0.98
"""Share of the longer text that stands in the other one, where trifles were edited at most."""
NEARLY_WHOLE = 0.85
"""Share of a text that no form leaves to what fills it."""
PART, PART_OF_OTHER_TITLE = 0.2, 0.45
"""Least length of an extract, as a share of the whole."""
MOST = 0.67
"""Above that share, no collection of several articles has only one of them."""
EXTRACT = 0.85
"""Share of the longer text that the shorter one is at most, where it is called a part."""
SHORT, SHORT_COPY = 60, 0.75
"""Syllables of its own below which a text is a copy only under the same title, and with more."""
TITLES = 0.6
"""Share of the shorter title's syllables."""
SLOT = 8
"""Syllables that fill a place in a form; what is longer is another passage."""
CORE = 0.15
"""Share of a text that stands between a beginning and an end that others have too."""
OTHER_NUMBERS = 0.2
"""Share of the numbers, above which it is not the same that is told."""
TELLING_NUMBERS, SAME_NUMBERS = 5, 0.4
"""Of so many different numbers two copies have more in common than that share."""
PLACES = 3
"""Places filled otherwise that make a form, where they are most of what differs."""
APART = timedelta(days=60)
"""After that a form is used again; copies are made sooner."""


class Kind(StrEnum):
    """What two articles are to each other."""

    DUPLICATE = "duplicate"
    EDITED = "edited"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What two texts are to each other, and why."""

    kind: Kind
    why: str
    shared: float = 0.0
    """Share of the shorter text, in syllables, that stands in the longer one in the same order."""
    jaccard: float = 0.0
    """Share of all shingles that both have."""
    same_title: bool = False
    numbers: int = 0
    """Places at which both have numbers, and others."""
    names: int = 0
    """Places at which both have names, and others."""
    known_passages: bool = False
    """Whether it would be a copy if the passages that many articles share were its own."""

    @property
    def is_copy(self) -> bool:
        """Whether both stand in one cluster."""
        return self.kind is not Kind.NONE


class _Difference(NamedTuple):
    """What differs between two texts, besides what one has at its beginning or end."""

    places: int
    """Those at which both say something, and not the same."""
    filled: int
    """Those of them at which both have numbers, or both have names, and others."""
    numbers: int
    names: int
    same_numbers: int
    core: int
    """Syllables of the longest place with a beginning before and an end behind it."""


def judge(
    one: Text,
    other: Text,
    *,
    common: Callable[[], Collection[int]] = tuple,
    apart: timedelta | None = None,
) -> Verdict:
    """What two texts are to each other; the same whichever stands first.

    ``common`` tells the passages that many articles share, by `Text.digests`, and is asked only
    where that could matter. ``apart``: between their days.
    """
    one, other = sorted((one, other), key=lambda text: (len(text.syllables), text.said, text.title))
    seen = Verdict(kind=Kind.NONE, why="", same_title=same_title(one, other))
    if one.said == other.said or one.syllables == other.syllables:
        return _of_same_text(seen, one)
    jaccard, contained = _in_common(one, other)
    seen = replace(seen, jaccard=jaccard)
    if contained < WORTH_ALIGNING:
        return replace(seen, why="little in common")
    pair = Pair(one, other, solid(match(one, other)))
    found = _difference(pair)
    shared = pair.share([1] * len(one.syllables))
    seen = replace(seen, shared=shared, numbers=found.numbers, names=found.names)
    if why := _form(found, pair, apart):
        return replace(seen, why=why)
    plainly = _kind(seen, found, pair, ())
    if plainly.kind in {Kind.NONE, Kind.DUPLICATE} or not (known := common()):
        return plainly
    own = _kind(seen, found, pair, known)
    return replace(own, known_passages=not own.is_copy)


def same_title(one: Text, other: Text) -> bool:
    """Whether two titles say the same, or the shorter one is cut from the longer."""
    return same_words(one, other) and not other_numbers(one, other)


def same_words(one: Text, other: Text) -> bool:
    """As `same_title`, whichever numbers there are."""
    shorter, longer = sorted((set(one.headline), set(other.headline)), key=len)
    if len(shorter) < ISLAND:
        return bool(shorter) and one.headline == other.headline
    return len(shorter & longer) / len(shorter) >= TITLES


def other_numbers(one: Text, other: Text) -> bool:
    """Whether both titles have numbers that the other one has not: years, rounds, issues."""
    a, b = ({word for word in text.headline if word.isdigit()} for text in (one, other))
    return bool(a - b and b - a)


def _of_same_text(seen: Verdict, text: Text) -> Verdict:
    length = len(text.syllables)
    if length >= SHORT or (length and seen.same_title):
        return replace(seen, kind=Kind.DUPLICATE, shared=1.0, jaccard=1.0)
    return replace(seen, why="too little to compare, and another title")


def _in_common(one: Text, other: Text) -> tuple[float, float]:
    """Share of all shingles, and of those of the text with fewer, that both have."""
    if not one.syllables or _tell_of_others(one, other):
        return 0.0, 0.0
    a, b = one.shingles, other.shingles
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared), shared / min(len(a), len(b))


def _tell_of_others(one: Text, other: Text) -> bool:
    """Whether numbers say that two texts are none, before they are looked at closely.

    Those of their titles, where these are the same otherwise; or those of the texts.
    """
    if same_words(one, other) and other_numbers(one, other):
        return True
    a, b = one.numbers, other.numbers
    fewer = min(len(a), len(b))
    return fewer >= TELLING_NUMBERS and len(a & b) < SAME_NUMBERS * fewer


def _kind(seen: Verdict, found: _Difference, pair: Pair, common: Collection[int]) -> Verdict:
    """Judged by how much is shared, passages that many articles have apart."""
    own = pair.own(common)
    shared, titles, length = pair.share(own), seen.same_title, sum(own)
    other = "" if titles else ", and another title"
    why = ""
    if length < SHORT and not titles:
        why = f"too little of its own{other}"
    elif length < SHORT and (found.filled or min(shared, pair.part) < SHORT_COPY):
        why = "too little of its own that is the same"
    elif shared < (COPY if titles else COPY_OF_OTHER_TITLE):
        why = f"too little that is the same{other}"
    elif pair.part < (PART if titles else PART_OF_OTHER_TITLE):
        why = f"too small a part{other}"
    elif not titles and pair.part < MOST and (shared < NEARLY_WHOLE or pair.is_collected):
        why = f"a part of something longer{other}"
    elif not titles and found.core > CORE * len(pair.one.syllables):
        why = f"another core between the same beginning and end{other}"
    return replace(seen, kind=Kind.NONE if why else _kind_of_copy(shared, pair.part), why=why)


def _kind_of_copy(shared: float, part: float) -> Kind:
    if shared * part >= WHOLE:
        return Kind.DUPLICATE
    return Kind.PARTIAL if part <= EXTRACT and shared >= EXTRACT else Kind.EDITED


def _form(found: _Difference, pair: Pair, apart: timedelta | None) -> str:
    """Why two texts are one form, filled twice; nothing where they are not."""
    mostly_filled = found.filled * 2 >= max(found.places, 1)
    if found.filled and other_numbers(pair.one, pair.other):
        return "the titles and the texts have other numbers"
    if found.numbers > max(1, OTHER_NUMBERS * (found.numbers + found.same_numbers)):
        return "other numbers"
    if mostly_filled and found.filled >= PLACES:
        return "a form, filled with other numbers and names"
    if mostly_filled and found.filled and apart is not None and apart > APART:
        return "a form, filled again after months"
    return ""


def _difference(pair: Pair) -> _Difference:
    places = filled = numbers = names = core = 0
    length = len(pair.one.syllables)
    edge = EDGE * length
    for span in _inner(pair.spans):
        more, called = pair.numbers(span), pair.names(span)
        places, filled = places + 1, filled + bool(more or called)
        numbers, names = numbers + more, names + called
        if span.shortest > SLOT and edge < span.a and span.b < length - edge:
            core = max(core, span.shortest)
    return _Difference(places, filled, numbers, names, pair.same_numbers, core)


def _inner(spans: Sequence[Span]) -> Iterator[Span]:
    """Places at which both texts say something, and not the same; a lead or a tail is none."""
    for span in spans[1:-1]:
        if not span.same and span.shortest:
            yield span
