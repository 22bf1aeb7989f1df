"""Lines that speak of an article rather than being its text: dates, readers, tools."""

from spiders import hints
from spiders.counts import find_views, is_site_counter, parse_count
from spiders.dates import parse_date
from spiders.furniture import is_tool
from spiders.outline import Line

LONGEST = 160


def is_about(line: Line) -> bool:
    """Whether the line speaks of the article."""
    if len(line.text) > LONGEST:
        return False
    if is_tool(line) or (line.hints | line.box.hints) & hints.PAGER:
        return True
    if not any(char.isalpha() for char in line.text):
        return True
    spaced = line.spaced
    return bool(parse_date(spaced) or find_views(spaced) or is_site_counter(spaced))


def count_by_icon(line: Line) -> tuple[int, str] | None:
    """A bare number after the icon of an eye, or in an element named for views, and which."""
    eye = False
    for text, _, found in line.pieces:
        bare = text.strip(" \t\r\n\xa0|()")
        if found & hints.EYE and not bare:
            eye = True
        elif bare:
            count = parse_count(bare)
            if count is not None and eye:
                return count, "eye"
            if count is not None and (found | line.box.hints) & hints.VIEWS:
                return count, "named-views"
            eye = False
    return None
