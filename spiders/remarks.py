"""What a page says about its article in a few words: ``Ngày đăng: 25/03/2024``, ``1.204 Lượt xem``.

Such remarks stand several on one line, each in its element or with a stroke between them, or as
label and value in two cells of a table.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spiders.outline import Line

LONGEST = 240

_STROKE = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
_STROKES = " |•·-–—"
_LABEL_CELLS = frozenset(("td", "th", "dt", "label"))
_VALUE_CELLS = frozenset(("td", "dd"))


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
    label: Line | None = None
    for where, line in lines:
        if len(line.text) > LONGEST:
            label = None
            continue
        text = line.spaced
        if label is not None and _answers(label, line):
            text = f"{label.text.rstrip(' :')}: {text}"
            yield Remark(where, text, line)
        else:
            yield Remark(where, text, line)
            yield from (Remark(where, part, line, whole=False) for part in parts(line))
        label = line if _is_label(line) else None


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


def _is_label(line: Line) -> bool:
    short = len(line.text) <= 30 and not any(char.isdigit() for char in line.text)
    return short and (line.text.endswith(":") or line.box.tag in _LABEL_CELLS)


def _answers(label: Line, line: Line) -> bool:
    """Whether the line is the value to a label: the next cell, or what follows a colon."""
    if label.text.endswith(":"):
        return len(line.text) <= 80
    return line.box.tag in _VALUE_CELLS and line.box.parent is label.box.parent
