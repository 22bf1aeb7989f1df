"""Lines that speak of an article rather than being its text: dates, readers, posters, tools."""

import re
from datetime import datetime
from functools import lru_cache

from spiders.dates.printed import PrintedDate, find_dates, parse_date
from spiders.items import Precision
from spiders.layout import hints
from spiders.layout.boxes import Line
from spiders.layout.furniture import is_tool
from spiders.reading.counts import find_views, is_site_counter, parse_count
from spiders.reading.remarks import parts

LONGEST = 160

AGO = re.compile(
    r"^\W*(?:(?:\d{1,3}|một|hai|ba|vài) (?:giây|phút|giờ|tiếng|ngày|tuần|tháng|năm) trước"
    r"|hôm (?:qua|kia|nay)|vừa xong|\d{1,3} (?:minute|hour|day|week)s? ago)\W*$",
    re.IGNORECASE,
)
"""How long ago, and nothing else."""

_ALONE = re.compile(rf"{AGO.pattern}|^\W*\d+(?:[.,]\d+)? ?(?:k|m|n|tr)\W*$", re.IGNORECASE)
"""The same, or a rounded count, and nothing else."""

GLUED = re.compile(r"\s*[(\[]([^()\[\]]{6,40})[)\]]\s*$")
"""A date in parentheses at a title's end."""


@lru_cache(maxsize=2048)
def date_of(text: str, fetched_at: datetime | None = None) -> PrintedDate | None:
    """As ``parse_date``; the same few words are asked about again and again."""
    return parse_date(text, fetched_at=fetched_at)


def glued_date(title: str) -> tuple[str, PrintedDate | None]:
    """A title without the date that is glued to its end, and that date."""
    match = GLUED.search(title)
    printed = date_of(match[1]) if match and match.start() >= 8 else None
    return (title[: match.start()].rstrip(), printed) if match and printed else (title, None)


def is_about(line: Line) -> bool:
    """Whether the line speaks of the article."""
    if len(line.text) > LONGEST:
        return False
    if is_tool(line) or (line.hints | line.box.hints) & hints.PAGER:
        return True
    if not any(map(str.isalpha, line.text)) or _ALONE.match(line.text):
        return True
    return says_when_or_how_often(line) or _is_all_alone(line)


def _is_all_alone(line: Line) -> bool:
    """``hôm qua · 4,5K``: several such in elements of their own."""
    pieces = [text for text, _, _ in line.pieces if text.strip()]
    return len(line.text) <= 60 and all(_ALONE.match(text) for text in pieces)


def says_when_or_how_often(line: Line) -> bool:
    """Whether the line states a date, a number of readers, or both, and no sentence around them."""
    spaced = line.spaced
    if not any(map(str.isdigit, spaced)):
        return False
    if date_of(spaced) or find_views(spaced) or is_site_counter(spaced):
        return True
    if any(date_of(part) or AGO.match(part) for part in parts(line) if len(part) <= 60):
        return True
    return any(
        date.role in ("published", "modified")
        or (date.precision is not Precision.MONTH and _ends(spaced, date.end))
        for date in find_dates(spaced)
    )


def is_clock(line: Line) -> bool:
    """Whether the line shows a time to the second without saying of what: the page's clock."""
    printed = date_of(line.spaced)
    return printed is not None and printed.precision is Precision.SECOND and not printed.label


def _ends(text: str, end: int) -> bool:
    """``Gửi bởi … vào T2, 30/09/2019 - 16:48``: a short line that ends with its date."""
    return len(text) <= 90 and end >= len(text) - 1 and text[-1] not in ".!?"


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
