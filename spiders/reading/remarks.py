"""What a page says about its article in a few words: ``Ngày đăng: 25/03/2024``, ``1.204 Lượt xem``.

Such remarks stand several on one line, each in its element or with a stroke between them, or as
label and value in two cells of a table.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spiders.layout.boxes import Line
from spiders.text import unescape

LONGEST = 240

POSTED = re.compile(
    r"\W*(?:bài (?:viết )?này (?:do|được)|this entry was posted)\b.{10,200}?(?=\.(?:\s|$)|$)",
    re.IGNORECASE,
)
"""A blog's sentence on who posted a piece, and when; others on feeds and answers follow it."""

_STROKE = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
_CLOCK = re.compile(r"\d{1,2}[:hg]\d{2}(?: ?(?:sáng|chiều|tối|trưa|[SsCcAaPp]\.?[AaHhMm]\.?))?")
_STROKES = " |•·-–—"
_LABEL_CELLS = frozenset(("td", "th", "dt", "label"))
_VALUE_CELLS = frozenset(("td", "dd"))
_LABEL = re.compile(r"(?:^|[\s_-])label(?:$|\s)")
"""In the class of a label whose colon a style prints, as Drupal's fields have it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Words that stand together, and the line that they are from."""

    where: str
    """``head`` (between title and text), ``tail`` (after it) or ``above`` the title."""
    text: str
    line: Line
    whole: bool = True
    """Whether it is all that stands on the line."""


def remarks(lines: Iterable[tuple[str, Line]]) -> Iterator[Remark]:
    """All remarks on some lines: each line as a whole, its parts, and labels with their values."""
    before: Line | None = None
    place = ""
    for where, line in lines:
        before, place = before if place == where else None, where
        if len(line.text) > LONGEST:
            if note := POSTED.match(unescape(line.spaced)):
                yield Remark(where, note[0], line)
            before = None
            continue
        text = unescape(line.spaced)
        if before is not None and _answers(before, line):
            yield Remark(where, f"{before.text.rstrip(' :')}: {text}", line)
        else:
            if before is not None and _CLOCK.fullmatch(text):
                yield Remark(where, f"{before.text} {text}", line)
            yield Remark(where, text, line)
            yield from (Remark(where, part, line, whole=False) for part in parts(line))
        before = line


def parts(line: Line) -> Iterator[str]:
    """The remarks on one line, if they are several."""
    stripped = (" ".join(piece.split()).strip(_STROKES) for piece, _, _ in line.pieces)
    pieces = [text for text in stripped if text]
    if len(pieces) > 1:
        yield from (f"{before} {after}" for before, after in pairwise(pieces))
        yield from pieces
    segments = _STROKE.split(line.spaced)
    if len(segments) > 1:
        yield from segments


def _answers(label: Line, line: Line) -> bool:
    """Whether the line is the value to a label: the next cell, or what follows a colon."""
    if len(label.text) > 30 or any(char.isdigit() for char in label.text):
        return False
    if label.text.endswith(":"):
        return len(line.text) <= 80
    cells = label.box.tag in _LABEL_CELLS and line.box.tag in _VALUE_CELLS
    if not line.times and _LABEL.search(label.box.element.get("class") or ""):
        cells = True  # a ``time`` tells by itself what it is
    return cells and line.box.parent is label.box.parent
