"""Right or wrong: one reading of a page beside what the page says.

Every field is compared exactly, but for these: ``body_text`` is right when the F1 of its words
(runs of letters and digits, case ignored, counted as a bag) reaches 0.95; between several names
under ``author`` any of `` - , ; & và`` will do; ``images`` and ``attachments`` are compared
without order and by the keys that the expectation names; each piece under ``warnings`` must stand
in some warning; ``kind`` ``other`` (a calendar, a poll, a staff page) is whatever is no article.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from tests.accuracy.saved import SavedPage

BODY_F1 = 0.95
_WORD = re.compile(r"\w+")
_BETWEEN_NAMES = re.compile(r"\s+[-–]\s+|\s*[,;&]\s*|\s+và\s+")

Reading = Mapping[str, Any]
"""Field → value as JSON; ``kind`` is ``article``, ``list``, ``soft-404``, … or ``unread``."""


class Verdict(StrEnum):
    """What became of one field."""

    RIGHT = "right"
    WRONG = "wrong value"
    FILLED = "should be null"
    MISSING = "missing"


def verdicts(page: SavedPage, reading: Reading) -> dict[str, Verdict]:
    """Field → verdict, for every field that the page's expectation speaks of and for its kind."""
    expected = {"kind": _kind(page), **{name: page.expected[name] for name in page.fields}}
    return {name: verdict(name, value, reading.get(name)) for name, value in expected.items()}


def verdict(field: str, expected: Any, read: Any) -> Verdict:
    """One field's."""
    if _same(field, expected, read):
        return Verdict.RIGHT
    if _empty(read):
        return Verdict.MISSING
    return Verdict.FILLED if _empty(expected) else Verdict.WRONG


def word_f1(expected: str, read: str) -> float:
    """F1 of the words, as bags; 1.0 for two empty texts."""
    want, got = (Counter(_WORD.findall(text.casefold())) for text in (expected, read))
    if not want or not got:
        return float(want == got)
    return 2 * (want & got).total() / (want.total() + got.total())


def _kind(page: SavedPage) -> str:
    default = {"article": "article", "listing": "list"}
    return default.get(page.form) or str(page.expected["kind"])


def _same(field: str, expected: Any, read: Any) -> bool:
    match field:
        case "body_text":
            return word_f1(expected or "", read or "") >= BODY_F1
        case "author":
            return _names(expected) == _names(read)
        case "kind":
            return is_kind(expected, read)
        case "images" | "attachments":
            return _same_items(expected, read or [])
        case "warnings":
            return all(any(piece in text for text in read or []) for piece in expected)
        case _:
            return bool(expected == read)


def is_kind(expected: Any, read: Any) -> bool:
    """Whether a page was told to be what it is; ``other`` has no name of its own."""
    return bool(read != "article" if expected == "other" else expected == read)


def _names(author: str | None) -> list[str]:
    return _BETWEEN_NAMES.split(author) if author else []


def _same_items(expected: Sequence[Reading], read: Sequence[Reading]) -> bool:
    if len(expected) != len(read):
        return False
    by_url = {item["url"]: item for item in read}
    return all(item.items() <= by_url.get(item["url"], {}).items() for item in expected)


def _empty(value: Any) -> bool:
    return value is None or value in ("", [])
