"""The links of a list page that lead to articles, told from menus, side lists and footers.

Links that stand in boxes of one shape form a group. The group with the most to read (long titles,
dates, summaries) whose addresses name single articles is the page's list.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

from spiders import hints
from spiders.about import count_by_icon, date_of, glued_date
from spiders.body import common_box
from spiders.boxes import Box, Line
from spiders.counts import find_views
from spiders.dates import find_dates, parse_date, parse_machine_date
from spiders.items import Link
from spiders.markup import text_of
from spiders.outline import INLINE
from spiders.pictures import absolute
from spiders.reading import Reading
from spiders.remarks import parts
from spiders.text import clean, unescape
from spiders.urls import canonical_url, is_document, same_site, shape

SAMPLE = 30
"""Entries of a group that are looked at to judge it."""

WORDS = 4
"""Fewest words of a title; menus have fewer."""

LONG = 20
"""Entries beyond which a list gains nothing."""

_DIGITS = re.compile(r"\d+")
_ID = re.compile(r"\d{4,}|=\d+")
_SIDE = re.compile(
    r"\W*(?:tin |bài |văn bản |thông báo )?(?:nóng|tiêu điểm|nổi bật|đọc nhiều|xem nhiều|liên quan"
    r"|văn bản mới|liên kết.*)\W*$",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:\.\.\.|…)\s*$")
_MORE = re.compile(
    r"^\W*(?:tiếp tục đọc|xem thêm về|đọc thêm|đọc tiếp|xem chi tiết|chi tiết|continue reading"
    r"|read more)\b\W*",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^\W*(?:xem (?:thêm|chi tiết|tiếp|tất cả)|chi tiết|đọc tiếp|read more|more|\d+)\W*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Entry:
    """A link to an article, where it stands, and what stands beside it."""

    url: str
    title: str
    line: Line
    element: etree._Element
    lines: Sequence[Line] = field(default=())


def entries(
    reading: Reading,
    wanted: Sequence[etree._Element],
    pattern: str,
    fetched_at: datetime | None,
) -> tuple[Link, ...]:
    """The page's list; of the links wanted only, or matching a pattern, where it is given."""
    if wanted or pattern:
        chosen = [
            entry
            for entry in _all_links(reading)
            if entry.title
            and (entry.element in set(wanted) if wanted else re.search(pattern, entry.url))
        ]
        _give_lines(reading, chosen)
    else:
        chosen = find_entries(reading)
    return tuple(_link(entry, fetched_at) for entry in chosen)


def find_entries(reading: Reading) -> list[Entry]:
    """The entries of the page's main list, in its order, each with the lines that are about it."""
    chosen = _main(reading, [entry for entry in _all_links(reading) if _is_title(entry)])
    _give_lines(reading, chosen)
    return chosen


def _all_links(reading: Reading) -> list[Entry]:
    """One entry for each address of this site, with the longest text that leads there."""
    found: dict[str, Entry] = {}
    own = canonical_url(reading.url)
    for line in reading.lines:
        for element in line.links:
            url = absolute(reading.base, element.get("href") or "")
            if url is None or is_document(url) or not same_site(url, reading.url):
                continue
            identity = canonical_url(url)
            entry = Entry(url, _title(element), line, element)
            known = found.get(identity)
            if identity != own and (known is None or len(entry.title) > len(known.title)):
                found[identity] = entry
    return sorted(found.values(), key=lambda entry: entry.line.index)


def _title(element: etree._Element) -> str:
    text = clean(unescape(text_of(_heading_in(element))))
    whole = clean(unescape(element.get("title") or ""))
    if _NO_TITLE.match(text) or _MORE.match(text):
        return ""
    cut = _CUT.sub("", text)
    if whole and (not text or (cut != text and whole.startswith(cut[: len(cut) - 3]))):
        return whole
    return text


def _heading_in(element: etree._Element) -> etree._Element:
    """Of a link around a whole card its heading, else its first block, else the link itself."""
    inner = [part for part in element.iterdescendants() if part.tag not in INLINE]
    if not inner:
        return element
    headings = [part for part in inner if part.tag in _HEADINGS or named_title(part)]
    return next((part for part in headings or inner if text_of(part)), element)


def named_title(element: etree._Element) -> bool:
    """Whether its class calls it a title."""
    return bool(hints.named(element.get("class") or "") & hints.TITLE)


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def _is_title(entry: Entry) -> bool:
    return entry.title.count(" ") >= WORDS - 1 and len(entry.title) >= 12


def _main(reading: Reading, found: Sequence[Entry]) -> list[Entry]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        groups[_place(entry)].append(entry)
    if not groups:
        return []
    best = max(groups, key=lambda place: _score(reading, groups[place]))
    chosen = _of_one_shape(groups[best])
    column, shapes = _column(chosen), {shape(entry.url) for entry in chosen}
    for place, group in groups.items():
        if place != best:
            alike = [entry for entry in group if shape(entry.url) in shapes]
            chosen += [entry for entry in alike if _is_feature(entry, chosen[0], column)]
    return sorted(chosen, key=lambda entry: entry.line.index)


def _of_one_shape(group: Sequence[Entry]) -> list[Entry]:
    """A group without the links of a menu that stands in boxes of the same shape.

    Entries of one list differ in shape too (categories in the address), but not in having dates.
    """
    by_shape: dict[str, list[Entry]] = defaultdict(list)
    for entry in group:
        by_shape[shape(entry.url)].append(entry)
    dated = [
        entry
        for alike in by_shape.values()
        if any(_date_of(line, None) for one in alike[:SAMPLE] for line in one.lines)
        for entry in alike
    ]
    return dated if len(dated) * 4 >= len(group) else list(group)


def _place(entry: Entry) -> str:
    """The shape of the boxes around a link: tags, and the first class of each without numbers.

    Later classes tell entries of one list apart: ``odd``, ``last``, ``category-thong-bao``.
    """
    parts = []
    for box in list(entry.line.box.ancestors())[:4]:
        names = (box.element.get("class") or "").split()
        parts.append(f"{box.tag}.{_DIGITS.sub('', names[0]) if names else ''}")
    return ">".join(parts)


def _score(reading: Reading, group: Sequence[Entry]) -> float:
    """How much there is to read: letters of titles, more with dates and summaries beside them.

    Twice as many entries are not twice as much a list: the longest lists are menus.
    """
    letters: float = sum(min(len(entry.title), 120) for entry in group) / len(group)
    letters *= math.sqrt(min(len(group), LONG))
    if sum(_names_one(entry.url) for entry in group) < len(group) / 2:
        letters *= 0.3
    if not any(not entry.line.box.furniture for entry in group):
        letters *= 0.25
    if _is_side_list(reading, group[0].line.index):
        letters *= 0.3
    _give_lines(reading, group)
    sample = group[:SAMPLE]
    dated = sum(any(_date_of(line, None) for line in entry.lines) for entry in sample)
    prose = sum(any(len(line.text) - line.linked >= 50 for line in entry.lines) for entry in sample)
    share = (dated + prose) / len(sample)
    headings = any(entry.line.heading for entry in sample)
    return letters * (1 + share + 0.5 * headings)


def _is_side_list(reading: Reading, first: int) -> bool:
    """Whether a list stands right under the heading of one that goes with every page."""
    return any(_SIDE.match(line.text) for line in reading.lines[max(0, first - 2) : first])


def _names_one(url: str) -> bool:
    """Whether an address can name one article: by a number of four digits, or by many words."""
    parts = urlsplit(url)
    return bool(_ID.search(parts.path + "?" + parts.query)) or "a-a" in shape(url)


def _column(group: Sequence[Entry]) -> Box:
    box = common_box([entry.line.box for entry in group])
    return box.parent or box


def _is_feature(entry: Entry, first: Entry, column: Box) -> bool:
    """The lead story, set larger above the list."""
    box = entry.line.box
    return entry.line.index < first.line.index and box.within(column) and not box.furniture


def _give_lines(reading: Reading, group: Sequence[Entry]) -> None:
    """Each entry's lines: its card, or what stands up to the next entry."""
    firsts = sorted({entry.line.index for entry in group})
    for entry in group:
        own = entry.line.index
        card = _card(entry.line.box, firsts)
        if card is not None and card.end - card.start > 1:
            entry.lines = reading.lines[card.start : card.end]
            continue
        place = bisect_right(firsts, own)
        following = firsts[place] if place < len(firsts) else own + 6
        around = entry.line.box if card is None else card.parent or card
        entry.lines = reading.lines[own : min(following, around.end, own + 8)]


def _card(box: Box, firsts: Sequence[int]) -> Box | None:
    """The largest box around an entry that holds no other; ``None`` where they share their box."""
    card = None
    for around in box.ancestors():
        held = bisect_left(firsts, around.end) - bisect_left(firsts, around.start)
        if held > 1 or around.end - around.start > 14:
            break
        card = around
    return card


def _link(entry: Entry, fetched_at: datetime | None) -> Link:
    dates = [date for line in entry.lines if (date := _date_of(line, fetched_at))]
    date = dates[0] if dates else None
    views = next((v for line in entry.lines if (v := _views_on(line)) is not None), None)
    title, glued = glued_date(entry.title)
    at = date or (glued.at if glued else None)
    return Link(url=entry.url, title=title, published_at=at, view_count=views)


def _views_on(line: Line) -> int | None:
    views, by_icon = find_views(line.spaced), count_by_icon(line)
    return views.count if views else by_icon[0] if by_icon else None


def _date_of(line: Line, fetched_at: datetime | None) -> datetime | None:
    for element in line.times:
        exact = parse_machine_date(element.get("datetime") or "")
        if exact:
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
        opened = printed.start == 0 or spaced[printed.start - 1] in "([|-–"
        alone = any(date_of(part, fetched_at) for part in parts(line))
        apart = opened or alone or printed.label
        if printed.role != "other" and (apart or line.hints & hints.DATE):
            return printed.at
    return None
