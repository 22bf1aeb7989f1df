"""Where an article's text begins and ends: the stretch of prose that follows its title.

Each line is worth its unlinked letters if it is prose, and costs something if it is a link, a tool
or a heading of other news. From a title on, the body is the stretch with the greatest sum; the
boxes that hold its prose say where it really begins and ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spiders.addresses.urls import is_document
from spiders.layout import hints
from spiders.layout.boxes import Box, Line
from spiders.layout.furniture import heads_comments, heads_other_news, is_imprint, is_tool
from spiders.reading.about import LONGEST, is_about, says_when_or_how_often

SLACK = 500.0
"""How much may be lost (to links, say) before more prose no longer counts as the same text."""

_PROSE = 80
_SENTENCE = 40
_LEAD = 20


@dataclass(frozen=True, slots=True)
class Body:
    """Lines ``first`` to ``last`` (not included), in one box."""

    box: Box
    first: int
    last: int


def worth(line: Line) -> float:
    """What the line adds to a text: letters of prose; less than nothing for what is no text."""
    size = len(line.text)
    if line.box.furniture:
        return -min(size, 40) * 0.5
    if line.linked * 2 > size:
        return 0.0 if links_documents(line) else -min(size, 120) * 0.8
    if size <= 60 and (cost := _cost_of_heading(line.text)):
        return -cost
    if line.box.carded:
        return -min(size, 60) * 0.5
    return _worth_of_words(line, size) if _is_prose(line, size) else 0.0


def _cost_of_heading(text: str) -> float:
    """Comments end a text for good, a list of other news may stand in the middle of it."""
    if heads_comments(text):
        return 2 * SLACK
    return 200.0 if heads_other_news(text) else 0.0


def _worth_of_words(line: Line, size: int) -> float:
    if is_tool(line) or is_imprint(line.text):
        return -60.0
    return 0.0 if size <= LONGEST and says_when_or_how_often(line) else float(size - line.linked)


def _is_prose(line: Line, size: int) -> bool:
    if size >= _PROSE:
        return True
    if size >= _SENTENCE:
        return line.text[-1] in '.!?…:;”"' or ", " in line.text
    return size >= _LEAD and line.text[-1] in ".!?…" and bool(line.box.hints & hints.LEAD)


def links_documents(line: Line) -> bool:
    """Whether its links lead to documents, such as an article's attachments."""
    addresses = [link.get("href") or "" for link in line.links]
    return any(map(is_document, addresses))


def stretch(worths: Sequence[float], start: int, reach: int | None = None) -> tuple[float, int]:
    """The greatest sum from a line on, and the line after the one that it is reached at.

    ``reach`` is how many lines are looked at, all if it is not given.
    """
    total = best = 0.0
    end = start
    stop = len(worths) if reach is None else min(len(worths), start + reach)
    for index in range(start, stop):
        total += worths[index]
        if total > best:
            best, end = total, index + 1
        elif total < best - SLACK:
            break
    return best, end


def is_over(worths: Sequence[float], start: int) -> bool:
    """Whether the text from a line on has ended: so much was lost that no more would be its."""
    total = best = 0.0
    for value in worths[start:]:
        total += value
        best = max(best, total)
        if total < best - SLACK:
            return True
    return False


def common_box(boxes: Sequence[Box]) -> Box:
    """The innermost box that holds all of them."""
    common = boxes[0]
    for box in boxes[1:]:
        while not box.within(common):
            common = common.parent or common
    return common


def find_body(
    lines: Sequence[Line], worths: Sequence[float], title: int, start: int | None = None
) -> Body | None:
    """The text after a title; where there is no prose, the few words beside it, or nothing."""
    begin = title + 1 if start is None else start
    _, end = stretch(worths, begin)
    prose = [lines[index] for index in range(begin, end) if worths[index] > 0]
    if not prose:
        return _few_words(lines, worths, begin)
    prose = _beside_title(lines[title], prose, worths) if title >= 0 else prose
    box = common_box([line.box for line in prose])
    first = _first(lines, worths, prose[0].index, box, begin)
    last = _last(lines, worths, prose[-1].index, box)
    return Body(common_box([box, lines[last - 1].box]), first, last)


def _beside_title(title: Line, prose: list[Line], worths: Sequence[float]) -> list[Line]:
    """The prose in the box that holds title and text, without a little more that follows it.

    Sites tell of themselves at the foot of a page, in a box that nothing names.
    """
    box = common_box([title.box, prose[0].box])
    inside = [line for line in prose if line.box.within(box)]
    held = sum(worths[line.index] for line in inside)
    left = sum(worths[line.index] for line in prose) - held
    goes_on = any(_is_like(box, line.box) for line in prose[len(inside) :])
    return inside if held >= ENOUGH and held >= 2 * left and not goes_on else prose


def _is_like(box: Box, other: Box) -> bool:
    """Whether another box stands in a sibling of its kind: one text in sections."""
    siblings = (one for one in other.ancestors() if one.parent is box.parent)
    sibling = next(siblings, None)
    kinds = [(one.tag, one.element.get("class")) for one in (box, sibling) if one]
    return len(kinds) == 2 and kinds[0] == kinds[1]


ENOUGH = 300.0
"""Letters of a text that is whole by itself."""


def _first(lines: Sequence[Line], worths: Sequence[float], prose: int, box: Box, begin: int) -> int:
    """Short lines before the first prose that stand in the same box belong to it."""
    first = prose
    while first > max(begin, box.start) and _belongs(lines[first - 1], worths[first - 1]):
        first -= 1
    return first


def _last(lines: Sequence[Line], worths: Sequence[float], prose: int, box: Box) -> int:
    """Short lines after the last prose belong to it, up to other news, tools or the box's end."""
    last, told = prose + 1, lines[prose].text.endswith(":")
    while last < len(lines) and _belongs(lines[last], worths[last]):
        if not (_goes_on(lines[last], box) or (told and _is_of_table(lines[last], box))):
            break
        last += 1
    return last


def _goes_on(line: Line, box: Box) -> bool:
    """Whether a line stands in a text's box; of a text of one paragraph, whether it is the next.

    A caption under such a text is of the pictures that it introduces.
    """
    if line.index < box.end or box.tag != "p" or box.parent is None:
        return line.index < box.end
    next_one = line.box.tag == "p" and line.box.parent is box.parent
    return next_one or (bool(line.box.hints & hints.CAPTION) and line.box.within(box.parent))


def _is_of_table(line: Line, box: Box) -> bool:
    """Whether a line stands in a table or list beside the one paragraph that announces it."""
    if box.tag != "p":
        return False
    around = (one for one in line.box.ancestors() if one.parent is box.parent)
    return next((one.tag for one in around), "") in {"table", "ul", "ol", "dl"}


def _belongs(line: Line, value: float) -> bool:
    if line.mostly_linked and len(line.text) - line.linked >= 3:
        return not line.box.furniture and not line.box.carded  # "Xem tại đây", not a list
    if line.box.furniture or line.box.carded or value < 0:
        return is_tool(line) and value >= 0
    return not (heads_other_news(line.text) or is_imprint(line.text))


def _few_words(lines: Sequence[Line], worths: Sequence[float], begin: int) -> Body | None:
    for line in lines[begin : begin + 12]:
        if worths[line.index] < 0:
            break
        if is_about(line) or line.mostly_linked:
            continue
        if len(line.text) >= 20 and " " in line.text:
            return Body(line.box, line.index, _last(lines, worths, line.index, line.box))
    return None
