"""What stands behind the words of a line: tooltips, words read aloud, values kept for scripts.

``<span title="12/03/2024 08:15">2 ngày trước</span>`` shows a rounded time and tells the exact one.
"""

import re
from collections.abc import Iterator

from lxml import etree

from spiders.layout import hints
from spiders.layout.boxes import Line
from spiders.layout.markup import text_of

TOOLTIPS = ("title", "aria-label", "data-original-title", "data-bs-original-title", "data-bs-title")
"""Attributes that hold words for a reader."""

_TOOLTIP = re.compile(r"data-(?:tooltip|tippy-content|tip|hint|content)")
_FAR = 6
"""Elements between a word and the block that it stands in."""

_LONGEST = 120


def elements(line: Line) -> list[etree._Element]:
    """The elements that hold a line's words, the icons among them, and the block around them."""
    found: dict[etree._Element, None] = {}
    for _, element, _ in line.pieces:
        for one in _inside(element, line.box.element):
            found[one] = None
    return list(found)


def _inside(element: etree._Element, block: etree._Element) -> Iterator[etree._Element]:
    """The element and those around it, up to the block."""
    for _ in range(_FAR):
        yield element
        parent = element.getparent()
        if element is block or parent is None:
            return
        element = parent


def tooltips(element: etree._Element) -> Iterator[str]:
    """What an element tells who points at it, or listens."""
    for name, value in element.items():
        shown = str(name) in TOOLTIPS or _TOOLTIP.fullmatch(str(name))
        if shown and len(value) <= _LONGEST and (text := " ".join(str(value).split())):
            yield text


def spoken(element: etree._Element) -> str:
    """The words that an element has for listeners only."""
    unseen = hints.named(element.get("class") or "") & hints.HIDDEN
    text = text_of(element) if unseen else ""
    return text if len(text) <= _LONGEST else ""


def values(element: etree._Element, names: re.Pattern[str]) -> Iterator[str]:
    """What an element keeps for scripts under ``data-`` names that match."""
    for name, value in element.items():
        if str(name).startswith("data-") and names.fullmatch(str(name)[5:]):
            yield str(value)
