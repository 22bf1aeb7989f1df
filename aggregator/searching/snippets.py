"""The part of a text that answers a question, its words as they stand there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from storage.searching.tokens import fold_word, spelt
from storage.searching.words import Phrase, Words

LENGTH = 36
"""Words of a snippet."""
BEFORE = 8
"""Words that stand before the first hit, where the text has them."""
CUT = "…"

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")


class Piece(NamedTuple):
    """A part of a text, not escaped."""

    text: str
    is_hit: bool


class _Word(NamedTuple):
    start: int
    end: int
    exact: str
    folded: str


def marked(text: str, words: Words) -> list[Piece]:
    """The whole text, such as a title, with what was looked for."""
    read = list(_words(text))
    return list(_pieces(text, read, _hits(read, words), 0, len(text)))


def snippet(text: str, words: Words, length: int = LENGTH) -> list[Piece]:
    """The part with most of what was looked for; the beginning where there is nothing of it."""
    read = list(_words(text))
    hits = _hits(read, words)
    before = min(BEFORE, length // 4)
    first = max(0, _best(read, sorted(hits), length - before) - before)
    last = min(len(read), first + length)
    start = read[first].start if first else 0
    end = read[last - 1].end if last < len(read) else len(text)
    pieces = list(_pieces(text, read, hits, start, end))
    cut = [Piece(CUT, is_hit=False)]
    return [*(cut if first else []), *pieces, *(cut if last < len(read) else [])]


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        start, end = found.span()
        for exact, folded in _spelt(found[0]):
            yield _Word(start, end, exact, folded)


@lru_cache(1 << 16)
def _spelt(word: str) -> list[tuple[str, str]]:
    """With marks and without; the same words stand in all texts."""
    return [(exact, fold_word(exact)) for exact in spelt(word)]


def _hits(read: Sequence[_Word], words: Words) -> set[int]:
    """Places of the words looked for: with the marks that were typed where some have them."""
    phrases = dict.fromkeys(
        phrase for one in words.wanted for wording in one.wordings() for phrase in wording
    )
    hits: set[int] = set()
    starts: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(read):
        starts[word.folded].append(place)
    for phrase in phrases:
        first, *others = phrase.words
        begun = starts.get(first, ()) if others or not phrase.is_prefix else range(len(read))
        places = list(_places(read, phrase, begun))
        exact = [some for some in places if _has_marks(read, some, phrase)]
        hits.update(place for some in exact or places for place in some)
    return hits


def _places(read: Sequence[_Word], phrase: Phrase, starts: Iterable[int]) -> Iterator[range]:
    for start in starts:
        some = range(start, start + len(phrase.words))
        if some.stop <= len(read) and all(_is(read[at].folded, phrase, at - start) for at in some):
            yield some


def _is(word: str, phrase: Phrase, place: int) -> bool:
    wanted = phrase.words[place]
    may_go_on = phrase.is_prefix and place == len(phrase.words) - 1
    return word.startswith(wanted) if may_go_on else word == wanted


def _has_marks(read: Sequence[_Word], some: range, phrase: Phrase) -> bool:
    return set(phrase.marked) <= {read[at].exact for at in some}


def _best(read: Sequence[_Word], hits: Sequence[int], room: int) -> int:
    """The hit from which on most different words are hit, within so many words."""
    best, most = 0, 0
    for place, start in enumerate(hits):
        seen = {read[at].folded for at in hits[place : place + room] if at < start + room}
        if len(seen) > most:
            best, most = start, len(seen)
    return best


def _pieces(
    text: str, read: Sequence[_Word], hits: set[int], start: int, end: int
) -> Iterator[Piece]:
    """Hits that stand side by side are one piece; any space is one space."""
    at = start
    for first, last in _runs(sorted(hits)):
        begin, stop = read[first].start, read[last].end
        if begin < start or stop > end:
            continue
        if begin > at:
            yield Piece(_one_line(text[at:begin]), is_hit=False)
        yield Piece(_one_line(text[begin:stop]), is_hit=True)
        at = stop
    if at < end:
        yield Piece(_one_line(text[at:end]), is_hit=False)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = -2
    for place in places:
        if place != last + 1:
            if first >= 0:
                yield first, last
            first = place
        last = place
    if first >= 0:
        yield first, last


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
