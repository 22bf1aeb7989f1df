"""Who signs a text: the names, units and sources that its last lines are."""

import re
from collections.abc import Sequence

from spiders.layout import hints
from spiders.layout.boxes import Line
from spiders.people.credits import Credit, is_account, is_unit, parse_signature
from spiders.reading.found import Found


def weighed(
    line: Line, credit: Credit, under: Sequence[tuple[Line, Found[Credit]]]
) -> Found[Credit]:
    """Surer where it is set apart, and a person's where a unit is named right under it."""
    if credit.label is not None:
        return Found(credit, f"label:{credit.label}", credit.certainty)
    apart = 0.1 if is_apart(line) else 0.0
    of_unit = (
        under and under[-1][0].index == line.index + 1 and is_unit(under[-1][0].text.strip("() "))
    )
    unit = 0.2 if of_unit and not is_unit(line.text) else 0.0
    return Found(credit, "structure:signature", min(1.0, credit.certainty + apart + unit))


def signature(line: Line) -> Credit | None:
    """What a line signs: a pen name too, where the line is set apart for it."""
    credit = parse_signature(line.text)
    if credit is None and is_apart(line) and _is_pen_name(line.text):
        return Credit(author=line.text, source=None, certainty=0.7, label=None)
    return credit


_UNIT = re.compile(r"[BCDĐGHKLMNPQRSTVX]{3,8}")
"""A unit by its first letters: ``QLCN``."""


def _is_pen_name(text: str) -> bool:
    words = text.split()
    if _UNIT.fullmatch(text):
        return True
    named = 2 <= len(words) <= 3 and all(word.isalpha() and word.istitle() for word in words)
    return named and not (is_account(text) or _NO_NAME.match(text))


_NO_NAME = re.compile(r"(?:theo|nguồn|ảnh|tin|bài|hết|xem|tải|in)\b", re.IGNORECASE)
"""What begins other short lines under a text than names."""


def is_apart(line: Line) -> bool:
    """Whether it is set as signatures are: bold, to the right, or in an element named so."""
    return line.bold or is_right(line) or bool(line.box.hints & hints.AUTHOR)


def is_right(line: Line) -> bool:
    """Whether it is set to the right, as signatures are."""
    element = line.box.element
    style = (element.get("style") or "").replace(" ", "").lower()
    aligned = (element.get("align") or "").lower()
    return (
        "text-align:right" in style or aligned == "right" or "right" in (element.get("class") or "")
    )
