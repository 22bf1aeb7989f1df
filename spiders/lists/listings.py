"""The links of a list page that lead to articles, told from menus, side lists and footers.

Links that stand in boxes of one shape, side by side, form a group. The group with the most to read
(long titles, dates, summaries) whose addresses name single articles is the page's list. On a front
page every group that leads to such articles counts; on a list, only what goes on from it.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlsplit

from lxml import etree

from spiders.addresses.urls import canonical_url, shape
from spiders.items import Link
from spiders.layout import hints
from spiders.layout.boxes import Line
from spiders.lists.cards import as_link, give_lines, published
from spiders.lists.groups import SAMPLE, Group, groups_of, place_of
from spiders.lists.links import Entry, best_of_each, shown_links, titled_links
from spiders.reading.reading import Reading

LONG = 20
"""Entries beyond which a list gains nothing."""

_ID = re.compile(r"\d{4,}|=\d+")
_HOME = re.compile(
    r"/?(?:(?:vi|vn|en|vi-vn|en-us)/?)?(?:(?:home|index|trang-?chu|default|web/\w+)(?:\.\w+)?/?)?",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\W*(?:(?:các )?(?:tin|bài|bài viết|văn bản|thông báo) )?(?:nóng|tiêu điểm|nổi bật|đọc nhiều"
    r"|xem nhiều|liên quan|mới(?: nhất)?|văn bản mới|liên kết.*|quảng cáo|chuyên mục|danh mục"
    r"|thông báo|video|tin ảnh|thư viện.*)(?: nhất)?\W*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:các |những )?(?:tin|bài|tin bài|bài viết|thông tin) (?:khác|đã đưa|đã đăng|cũ hơn"
    r"|trước đó|tiếp theo|cũ)\W*$",
    re.IGNORECASE,
)


def entries(
    reading: Reading,
    wanted: Sequence[etree._Element],
    pattern: str,
    fetched_at: datetime | None,
) -> tuple[Link, ...]:
    """The page's list; of the links wanted only, or matching a pattern, where it is given."""
    if wanted or pattern:
        chosen = _told(reading, frozenset(wanted), pattern)
        give_lines(reading, chosen)
    else:
        chosen = find_entries(reading)
    return tuple(as_link(entry, fetched_at) for entry in chosen)


def _told(reading: Reading, wanted: frozenset[etree._Element], pattern: str) -> list[Entry]:
    found = titled_links(reading, fewest_words=1)
    if wanted:
        return [entry for entry in found if entry.element in wanted]
    return [entry for entry in found if re.search(pattern, entry.url)]


def find_entries(reading: Reading) -> list[Entry]:
    """The entries of the page's main list, in its order, each with the lines that are about it."""
    shown = [entry for entry in shown_links(reading) if not is_front(entry.url)]
    groups = groups_of(best_of_each(shown))
    if not groups:
        return []
    best = _best(reading, groups)
    chosen = _without_menu(best)
    for group in groups:
        if group is not best:
            chosen += _also_listed(reading, group, best)
    chosen = _once([*chosen, *_short_titled(shown, best)], reading.url)
    give_lines(reading, chosen)
    return chosen


def _once(chosen: Iterable[Entry], own: str) -> list[Entry]:
    """Each article once, in the page's order, and never the page itself."""
    seen = {canonical_url(own)}
    kept = []
    for entry in sorted(chosen, key=lambda entry: entry.index):
        identity = canonical_url(entry.url)
        if identity not in seen:
            seen.add(identity)
            kept.append(entry)
    return kept


def _best(reading: Reading, groups: Sequence[Group]) -> Group:
    """The group with the most to read; those that cannot win are not looked into."""
    guesses = sorted(((_letters(reading, group), group) for group in groups), key=lambda g: -g[0])
    best, most = guesses[0][1], -1.0
    for letters, group in guesses:
        if letters * MOST_EVIDENCE <= most:
            break
        score = letters * _evidence(reading, group)
        if score > most:
            best, most = group, score
    return _above_block(reading, groups, best) or best


def _above_block(reading: Reading, groups: Sequence[Group], best: Group) -> Group | None:
    """What a section lists above the block of newest or most read that has more to read."""
    if is_front(reading.url) or not _heading_of(reading, best, _SIDE):
        return None
    title = reading.headline.first if reading.headline else None
    if title is None:
        title = next((line.index for line in reading.lines if line.heading == 1), 0)
    if best.box.within(reading.lines[title].box.parent or reading.page.root):
        return None
    before = [
        group
        for group in groups
        if len(group.entries) >= 3
        and title < group.first < best.first
        and not any(entry.box.furniture for entry in group.entries)
        and all(_names_one(entry.url) >= 0.5 for entry in group.entries[:SAMPLE])
    ]
    return max(before, key=lambda group: _letters(reading, group), default=None)


MOST_EVIDENCE = 6.0
"""What ``_evidence`` answers at most."""


def _letters(reading: Reading, group: Group) -> float:
    """How much there is to read in its titles.

    Twice as many entries are not twice as much a list: the longest lists are menus.
    """
    members = group.entries
    letters = sum(min(len(entry.title), 120) for entry in members) / len(members)
    letters *= math.sqrt(min(len(members), LONG))
    letters *= sum(_names_one(entry.url) for entry in members[:SAMPLE]) / len(members[:SAMPLE])
    if all(entry.box.furniture for entry in members):
        letters *= 0.25
    if _heading_of(reading, group, _SIDE):
        letters *= 0.3
    return letters


def _evidence(reading: Reading, group: Group) -> float:
    """1, and more for dates, summaries and headings in it, and for a pager under it."""
    give_lines(reading, group.entries)
    sample = group.entries[:SAMPLE]
    dated = sum(published(entry.lines) is not None for entry in sample)
    prose = sum(any(len(line.text) - line.linked >= 50 for line in entry.lines) for entry in sample)
    headings = any(entry.heading for entry in sample)
    share = (dated + prose) / len(sample)
    return (1 + share + 0.5 * headings) * (1.5 if _pages_on(reading, group) else 1.0)


def _pages_on(reading: Reading, group: Group) -> bool:
    """Whether numbers of pages stand right under it."""
    last = group.entries[-1]
    end = max((line.index for line in last.lines), default=last.index)
    after = reading.lines[end + 1 : end + 5]
    return any(_is_pager(line) for line in after)


def _is_pager(line: Line) -> bool:
    if line.box.hints & hints.PAGER:
        return True
    return len(line.text) <= 120 and bool(line.links) and bool(_PAGES.search(line.spaced))


_PAGES = re.compile(r"(?:^|\D)1 *\W? *2(?: *\W? *3)?(?:\D|$)|trang (?:sau|tiếp)", re.IGNORECASE)


MISSING = 8
"""Lines of a block's first entries that may be shown better elsewhere."""


def _heading_of(reading: Reading, group: Group, pattern: re.Pattern[str]) -> bool:
    """Whether it stands right under a heading of some wording.

    Its first links may be missing: what is shown twice counts where it is shown best.
    """
    start = group.box.start
    missing = reading.lines[start : group.first]
    is_cut = len(missing) <= MISSING and any(line.mostly_linked for line in missing)
    first = start if is_cut else group.first
    before = reading.lines[max(0, first - 2) : first]
    return any(
        pattern.match(line.text) for line in before if not line.mostly_linked or line.heading
    )


@lru_cache(maxsize=4_096)  # as of `is_front`
def _names_one(url: str) -> float:
    """How surely an address names one article: by a number of four digits, or by many words."""
    parts = urlsplit(url)
    if _ID.search(parts.path + "?" + parts.query) or "a-a" in shape(url):
        return 1.0
    return 0.5 if re.search(r"\d", parts.path.rpartition("/")[2]) else 0.3


def _without_menu(group: Group) -> list[Entry]:
    """A group without the links of a menu that stands in boxes of the same shape.

    Entries of one list differ in shape too (categories in the address), but not in having dates.
    """
    by_shape: dict[str, list[Entry]] = defaultdict(list)
    for entry in group.entries:
        by_shape[shape(entry.url)].append(entry)
    dated = [
        entry
        for alike in by_shape.values()
        if any(published(one.lines) for one in alike[:SAMPLE])
        for entry in alike
    ]
    return dated if len(dated) * 4 >= len(group.entries) else list(group.entries)


def _also_listed(reading: Reading, group: Group, best: Group) -> list[Entry]:
    """What of another group is listed too: on a list page the lead story, and what goes on."""
    alike = [entry for entry in group.entries if shape(entry.url) in best.shapes]
    if is_front(reading.url):
        return alike if not _is_of_menu(group) else []
    column = best.box.parent or best.box
    if not group.box.within(column) or _heading_of(reading, group, _SIDE):
        return []
    before = group.first < best.first and not group.entries[0].box.furniture
    return alike if before or _heading_of(reading, group, _GOES_ON) else []


def heads_block(text: str) -> bool:
    """Whether it is the heading of a block beside a list: the newest, most read, notices …."""
    return _SIDE.match(text) is not None


@lru_cache(maxsize=4_096)  # menus lead to the same addresses from every page
def is_front(url: str) -> bool:
    """Whether an address is that of a site's front page."""
    parts = urlsplit(url)
    return not parts.query and _HOME.fullmatch(parts.path) is not None


def _is_of_menu(group: Group) -> bool:
    return any(around.tag in ("nav", "footer") for around in group.box.ancestors())


def _short_titled(shown: Sequence[Entry], best: Group) -> list[Entry]:
    """Titles of two or three words, among the others of the list; so are their addresses."""
    shapes = {one.replace("a-a", "a") for one in best.shapes}
    return [
        entry
        for entry in shown
        if not entry.is_title
        and entry.box.within(best.box)
        and shape(entry.url).replace("a-a", "a") in shapes
        and place_of(entry) == best.place
    ]
