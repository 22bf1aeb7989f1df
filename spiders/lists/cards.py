"""What stands beside a link on a list page and is about its article: a card, or a few lines."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice, pairwise

from spiders.dates.printed import PrintedDate, find_dates, parse_date, parse_machine_date
from spiders.items import Link
from spiders.layout import hints
from spiders.layout.behind import elements
from spiders.layout.boxes import Box, Line
from spiders.layout.markup import text_of
from spiders.lists.links import Entry
from spiders.reading.about import count_by_icon, date_of, glued_date
from spiders.reading.counts import find_views, parse_count
from spiders.reading.reading import Reading
from spiders.reading.remarks import parts
from spiders.reading.stamps import told
from spiders.text import fold

TALLEST = 14
"""Lines of a card; of one that holds a whole text, the first and last are looked at."""

_BADGE = re.compile(
    r"^(\d{1,2})[\s/.,-]+(?:tháng|thg|th|t)?\.?\s*(\d{1,2})[\s/.,-]+(?:năm\s*)?((?:19|20)\d\d)$"
    r"|^(?:tháng|thg|th|t)?\.?\s*(\d{1,2})[\s/.,-]+((?:19|20)\d\d)[\s/.,-]+(\d{1,2})$",
    re.IGNORECASE,
)
"""A date in pieces: the day large, month and year small beside it."""


_OPENING = re.compile(r"\W{0,3}\(((?:ngày )?[\d/., :-]{8,20})\)", re.IGNORECASE)
"""A date in parentheses before a summary."""


def give_lines(reading: Reading, group: Sequence[Entry]) -> None:
    """Each entry's lines: its card, or what stands up to the next entry."""
    firsts = sorted({entry.index for entry in group})
    above = _dates_above(reading, firsts, group[-1].box) if len(firsts) >= 3 else 0
    for entry in group:
        card = card_of(entry.box, firsts, entry.index)
        if card is not None and card.end - card.start > 1:
            entry.lines = _of_card(reading.lines[card.start : card.end])
            continue
        place = bisect_right(firsts, entry.index)
        following = firsts[place] if place < len(firsts) else entry.index + 6
        around = entry.box if card is None else card.parent or card
        last = min(following - above, around.end, entry.index + 8)
        entry.lines = reading.lines[entry.index - above : last]


def _dates_above(reading: Reading, firsts: Sequence[int], box: Box) -> int:
    """1 where each title has its date on the line above it, as the first and last one tell."""
    first, last = firsts[0], firsts[-1]
    under = reading.lines[last : min(last + 4, (box.parent or box).end)]
    ends = [reading.lines[one - 1 : one] for one in (first, last)]
    return int(all(map(published, ends)) and published(under) is None)


def _of_card(lines: Sequence[Line]) -> list[Line]:
    return [*lines] if len(lines) <= TALLEST else [*lines[:8], *lines[-5:]]


def card_of(box: Box, firsts: Sequence[int], own: int) -> Box | None:
    """The largest box around an entry that holds no other; ``None`` where they share their box."""
    card = None
    for around in box.ancestors():
        held = bisect_left(firsts, around.end) - bisect_left(firsts, around.start)
        if held > 1:
            return card
        if around.end - around.start > TALLEST and (len(firsts) < 3 or around.tag == "body"):
            return card  # of a single link everything else on the page would be
        if around.start <= own:
            card = around
    return card


def as_link(entry: Entry, fetched_at: datetime | None) -> Link:
    """The article as its card announces it."""
    views = next((v for line in entry.lines if (v := _views_on(line)) is not None), None)
    views = _in_column_of_views(entry) if views is None else views
    title, glued = glued_date(entry.title)
    at = glued.at if glued else published(entry.lines, fetched_at)
    return Link(url=entry.url, title=title, published_at=at, view_count=views)


def published(lines: Sequence[Line], fetched_at: datetime | None = None) -> datetime | None:
    """The date that a card shows: on a short line sooner than at the beginning of a summary."""
    if date := next(_in_pieces(lines), None):
        return date
    for line in sorted(lines, key=lambda line: len(line.text) > 60):
        if date := _date_on(line, fetched_at):
            return date
    return None


def _in_pieces(lines: Sequence[Line]) -> Iterator[datetime]:
    """Dates whose day, month and year stand on lines of their own."""
    plain = (len(line.text) <= 16 and not line.times for line in lines)
    short = [line.spaced if one else "" for line, one in zip(lines, plain, strict=True)]
    joined = [f"{one} {two}" for one, two in pairwise(short) if one and two]
    joined += [" ".join(three) for three in zip(short, short[1:], short[2:], strict=False)]
    for text in (*short, *joined):
        if found := _BADGE.match(text):
            day, month, year = (
                (found[1], found[2], found[3]) if found[1] else (found[6], found[4], found[5])
            )
            printed = parse_date(f"{day}/{month}/{year}")
            if printed:
                yield printed.at


def _views_on(line: Line) -> int | None:
    views, by_icon = find_views(line.spaced), count_by_icon(line)
    return views.count if views else by_icon[0] if by_icon else None


_VIEWS_COLUMN = re.compile(r"\W*(?:(?:số )?(?:lượt|lần) )?(?:xem|đọc)|views?|hits", re.IGNORECASE)


def _in_column_of_views(entry: Entry) -> int | None:
    """The number in the row of a table under the heading ``Lượt xem``."""
    row = next((one for one in islice(entry.element.iterancestors(), 4) if one.tag == "tr"), None)
    table = next(row.iterancestors("table"), None) if row is not None else None
    first = next(table.iter("tr"), None) if table is not None else None
    if row is None or first is None or first is row or len(first) != len(row):
        return None
    for heading, cell in zip(first, row, strict=True):
        if _VIEWS_COLUMN.fullmatch(text_of(heading).strip(" :\n\t")):
            return parse_count(text_of(cell))
    return None


def _set_apart(line: Line, fetched_at: datetime | None) -> PrintedDate | None:
    """A time for machines, the one behind how long ago, or a day in parentheses at the end."""
    stamps = (parse_machine_date(element.get("datetime") or "") for element in line.times)
    if found := next(filter(None, stamps), None):
        return found
    if opening := _OPENING.match(line.spaced):
        return date_of(opening[1], fetched_at)
    if len(line.text) > 60:
        return glued_date(line.spaced)[1] if len(line.text) <= 400 else None
    behind = (told(element, fetched_at) for element in elements(line) if element.attrib)
    return next(filter(None, behind), None) or glued_date(line.spaced)[1]


def _date_on(line: Line, fetched_at: datetime | None) -> datetime | None:
    if exact := _set_apart(line, fetched_at):
        return exact.at
    if len(line.text) > 400:
        return None
    spaced = line.spaced
    whole = parse_date(spaced, fetched_at=fetched_at)
    if whole:
        return None if whole.role == "other" else whole.at
    if len(spaced) > 160 and not (line.hints | line.box.hints) & hints.DATE:
        return None
    for printed in find_dates(spaced, fetched_at=fetched_at):
        label = printed.label and not _ends_a_title(printed.label, line)
        opened = printed.start == 0 or spaced[printed.start - 1] in "([|-–"
        alone = any(date_of(part, fetched_at) for part in parts(line))
        other = label and printed.role == "other"
        if not other and (opened or alone or label or line.hints & hints.DATE):
            return printed.at
    return None


def _ends_a_title(label: str, line: Line) -> bool:
    """Whether words before a date are a title's last ones: ``Quy định mới có hiệu lực``."""
    return any(fold(text_of(link)).endswith(label) for link in line.links)
