"""What was changed in a text, word by word, so that people can read it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from itertools import groupby

from aggregator.history.alignment import align

PARAGRAPH = "\n\n"
WORDS_AROUND = 12
"""Words shown before and after a change."""

_TOKEN = re.compile(r"\n\s*\n\s*|\s*(?:\w+(?:[./,:\-]\w+)*|[^\w\s])")
_COLOURS = {"removed": "\x1b[31m{}\x1b[0m", "added": "\x1b[32m{}\x1b[0m"}


class Kind(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    SKIPPED = "skipped"
    """Kept, and left out here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that share a fate; their text has the spaces between them."""

    kind: Kind
    text: str


def difference(old: str, new: str) -> list[Piece]:
    """The pieces of both texts in reading order; what was removed stands before what was added.

    Paragraphs that stayed are found first, then words within the others: texts of a megabyte take
    a second or two. A change of spaces alone is none.
    """
    before, after = old.split(PARAGRAPH), new.split(PARAGRAPH)
    pieces: list[Piece] = []
    for same, a, b, c, d in align(before, after):
        was, now = _joined(before, a, b), _joined(after, c, d)
        pieces += [Piece(Kind.KEPT, now)] if same else _by_words(was, now)
    return list(_merged(pieces))


def shortened(pieces: Sequence[Piece], around: int = WORDS_AROUND) -> list[Piece]:
    """The changes, each with some words around it."""
    short: list[Piece] = []
    for place, piece in enumerate(pieces):
        words = _TOKEN.findall(piece.text)
        head = around if place else 0
        tail = around if place < len(pieces) - 1 else 0
        if piece.kind is not Kind.KEPT or len(words) <= head + tail:
            short.append(piece)
            continue
        short += [
            Piece(Kind.KEPT, "".join(words[:head])),
            Piece(Kind.SKIPPED, " … "),
            Piece(Kind.KEPT, "".join(words[len(words) - tail :]).lstrip()),
        ]
    return [piece for piece in short if piece.text]


def as_text(pieces: Iterable[Piece], *, colour: bool = False) -> str:
    """With ``[-what was removed-]`` and ``{+what was added+}``; ``colour`` for terminals."""
    marks = {Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}

    def shown(piece: Piece) -> str:
        space, text = _lead(piece.text)
        marked = marks.get(piece.kind, "{}").format(text)
        return space + (_COLOURS.get(piece.kind, "{}").format(marked) if colour else marked)

    return "".join(map(shown, pieces))


def as_html(pieces: Iterable[Piece]) -> str:
    """Escaped, with ``<del>`` and ``<ins>``; paragraphs are parted by ``<br><br>``."""
    tags = {Kind.REMOVED: "<del>{}</del>", Kind.ADDED: "<ins>{}</ins>"}

    def shown(piece: Piece) -> str:
        space, text = _lead(piece.text)
        return space + tags.get(piece.kind, "{}").format(escape(text))

    return "".join(map(shown, pieces)).replace(PARAGRAPH, "<br><br>")


def _lead(text: str) -> tuple[str, str]:
    """The space that a piece begins with, and the rest."""
    rest = text.lstrip()
    return (text[: len(text) - len(rest)], rest) if rest else ("", text)


def _joined(paragraphs: Sequence[str], start: int, end: int) -> str:
    """With the break before them, if they are not the first ones."""
    lead = PARAGRAPH if start and end > start else ""
    return lead + PARAGRAPH.join(paragraphs[start:end])


def _by_words(old: str, new: str) -> Iterator[Piece]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    for same, a, b, c, d in align(_keys(before), _keys(after)):
        if same:
            yield Piece(Kind.KEPT, "".join(after[c:d]))
        else:
            yield Piece(Kind.REMOVED, "".join(before[a:b]))
            yield Piece(Kind.ADDED, "".join(after[c:d]))


def _keys(words: Iterable[str]) -> list[str]:
    return [word.strip() or PARAGRAPH for word in words]


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    kept = (piece for piece in pieces if piece.text)
    for kind, run in groupby(kept, lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in run))
