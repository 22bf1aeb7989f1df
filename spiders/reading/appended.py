"""Articles that a page appends to the one that was asked for, as newspapers do."""

from collections.abc import Sequence
from itertools import islice

from spiders.layout.boxes import Line
from spiders.reading.about import LONGEST, date_of
from spiders.reading.headline import Headline

DATED = 3
"""Lines under a further title among which its date stands."""


def next_article(lines: Sequence[Line], headline: Headline | None) -> int:
    """The line of a further title, set as the first is and dated, else the number of all lines."""
    own = lines[headline.first] if headline else None
    if headline is None or own is None or not own.heading:
        return len(lines)
    for line in lines[headline.last :]:
        if line.heading == own.heading and _alike(line, own):
            under = lines[line.index + 1 : line.index + 1 + DATED]
            if any(len(one.text) <= LONGEST and date_of(one.spaced) for one in under):
                return line.index
    return len(lines)


def _alike(line: Line, own: Line) -> bool:
    """Whether two headings stand in elements of one kind, in parts of one kind."""
    if line.box.carded:
        return False
    here, there = (
        [(box.tag, box.element.get("class")) for box in islice(one.box.ancestors(), 2)]
        for one in (line, own)
    )
    named = own.heading == 1 or here[0][1] or here[-1][0] == "article"
    return bool(named) and here == there
