"""How often an article was read: only a count that stands beside it and says so.

A count that the page rounds (``1,2K``) is not given, unless the exact one stands behind it.
"""

import re
from collections.abc import Iterator

from lxml import etree

from spiders.addresses.urls import is_document
from spiders.layout import hints
from spiders.layout.behind import elements, spoken, tooltips, values
from spiders.layout.boxes import Line
from spiders.layout.markup import text_of
from spiders.reading.about import count_by_icon
from spiders.reading.counts import find_views, is_site_counter, parse_count
from spiders.reading.found import Found, surest
from spiders.reading.pictures import absolute
from spiders.reading.reading import Reading
from spiders.reading.remarks import Remark, remarks

_PLACES = {"head": 1.0, "above": 0.9, "tail": 0.92, "text": 0.92}


def view_count(reading: Reading) -> Found[int] | None:
    """The readers of this article; never the visitors of the site."""
    return surest(_candidates(reading))


def _candidates(reading: Reading) -> Iterator[Found[int]]:
    for remark in [*reading.remarks, *remarks(_last(reading))]:
        found = list(_counts(remark))
        below = remark.where in ("tail", "text")
        others = below and found and _is_of_another(remark.line, reading)
        if found and not others and not _is_of_the_site(remark, reading):
            yield from found
    for fact in reading.data.of("views"):
        count = parse_count(fact.value)
        if count is not None:
            yield Found(count, fact.rule, 0.7)


def _is_of_the_site(remark: Remark, reading: Reading) -> bool:
    """Whether it counts visitors, or stands among such counts or under their heading."""
    if is_site_counter(remark.text):
        return True
    line, around = remark.line, remark.line.box.parent
    near = reading.lines[max(0, line.index - NEAR) : line.index + NEAR + 1]
    alike = [one for one in near if one.box.parent is around or one.box is line.box]
    heading = reading.lines[max(0, alike[0].index - 1)]
    if not any(map(str.isdigit, heading.text)) and is_site_counter(heading.text):
        return True
    others = (one.text for one in alike if one is not line and len(one.text) <= SHORT)
    return any(map(is_site_counter, others))


def _is_of_another(line: Line, reading: Reading) -> bool:
    """Whether it stands with the linked title of another piece, in the box of the two."""
    around = line.box.parent
    beside = [line]
    if around is not None and around.end - around.start <= TEASER:
        beside += [one for one in reading.lines[around.start : line.index] if one.mostly_linked]
    return any(_is_title(link, one, reading.base) for one in beside for link in one.links)


def _is_title(link: etree._Element, line: Line, base: str) -> bool:
    """Not a document, and not what a label such as ``Chuyên mục:`` is of."""
    words = text_of(link)
    target = absolute(base, link.get("href") or "")
    if words.count(" ") < WORDS - 1 or target is None or is_document(target):
        return False
    return not line.text.partition(words)[0].rstrip().endswith(":")


NEAR = 4
"""Lines on either side of a count among which others stand in the same list."""

SHORT = 80
"""Letters of a line that counts visitors."""

TEASER = 4
"""Lines of a teaser of another piece."""

WORDS = 4
"""Fewest words of a linked title."""


def _counts(remark: Remark) -> Iterator[Found[int]]:
    place = _PLACES[remark.where]
    if views := find_views(remark.text):
        if views.count is not None:
            yield Found(views.count, f"label:{views.label}", views.certainty * place)
    elif remark.whole and remark.where != "text" and (counted := count_by_icon(remark.line)):
        yield Found(counted[0], f"structure:{counted[1]}", 0.8)
    if remark.whole and remark.where != "text":
        yield from (Found(count, rule, 0.97 * place) for count, rule in _behind(remark.line))


_NAMES = re.compile(r"(?:total-?)?(?:views?|luot-?(?:xem|doc)|hits)(?:-?(?:count|number|total))?")
_COUNTS = re.compile(r"(?:count|number|value|total|to|num)")


def _behind(line: Line) -> Iterator[tuple[int, str]]:
    """Exact counts in tooltips and attributes, and numbers that only a tooltip explains."""
    for element in elements(line):
        named = hints.named(element.get("class") or "") & (hints.VIEWS | hints.EYE)
        for value in values(element, _NAMES):
            if (count := parse_count(value)) is not None:
                yield count, "attribute:data"
        for value in values(element, _COUNTS) if named else ():
            if (count := parse_count(value)) is not None:
                yield count, "attribute:data"
        for words in filter(None, (*tooltips(element), spoken(element))):
            yield from _explained(words, element, line)


def _explained(words: str, element: etree._Element, line: Line) -> Iterator[tuple[int, str]]:
    """``Lượt xem: 1234`` as a tooltip, or ``Lượt xem`` as that of a bare number."""
    for text in (words, *(f"{words.rstrip(' :')}: {number}" for number in _shown(element, line))):
        views = None if is_site_counter(text) else find_views(text)
        if views and views.count is not None:
            yield views.count, f"attribute:{views.label}"


def _shown(element: etree._Element, line: Line) -> Iterator[str]:
    """The bare numbers on a line that an element holds, or stands right before."""
    for text, holder, _ in line.pieces:
        number = text.strip(" \t\r\n\xa0|()")
        if number and (holder is element or element in holder.iterancestors()):
            yield number


def _last(reading: Reading) -> list[tuple[str, Line]]:
    """The last lines of the body, where counts often stand."""
    body = reading.body
    lines = reading.lines[max(body.first, body.last - 4) : body.last] if body else []
    return [("text", line) for line in lines if not line.box.repeats]
