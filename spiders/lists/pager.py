"""Where a list goes on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from spiders.addresses.urls import canonical_url, same_site
from spiders.items import NextPage
from spiders.layout import hints
from spiders.layout.boxes import Line
from spiders.layout.markup import text_of
from spiders.lists.paging import leads_astray, page_number, position, without_page, without_session
from spiders.lists.postback import chosen_in_form, sent_by
from spiders.reading.pictures import absolute
from spiders.reading.reading import Reading

_NEXT = re.compile(
    r"^\W*(?:(?:trang |tin |bài )?(?:sau|tiếp(?: theo)?|kế(?: tiếp)?|tiếp tục)|next(?: page)?"
    r"|older (?:posts|entries|articles)|(?:các )?(?:bài|tin)(?: viết)? cũ hơn|cũ hơn|xem tiếp"
    r"|trang cũ hơn|previous entries|(?:đến |tới |sang |xem )?trang (?:sau|kế|kế tiếp|tiếp))\W*$",
    re.IGNORECASE,
)
_ARROW = re.compile(r"^\s*(?:»|›|>|>>|→|&gt;|▶|►|❯|⟩)\s*$")
_MORE = re.compile(
    r"^\W*(?:xem|tải|hiển thị|đọc) (?:thêm|tiếp)(?: (?:tin|bài|bài viết|tin tức|tin khác))?\W*$"
    r"|^\W*(?:load|show|view) more(?: \w+)?\W*$",
    re.IGNORECASE,
)
_DOTS = re.compile(r"^\s*(?:\.\.\.?|…)\s*$")
_NUMBER = re.compile(r"^\W*(\d{1,5})\W*$")
_PAGED = re.compile(r"\d|\.\.|…")
_CALENDAR = re.compile(r"calendar|date-?picker|\blich\b|\blich-", re.IGNORECASE)
_CURRENT = frozenset(("active", "current", "selected", "hientai", "on"))
_NAMED_NEXT = re.compile(r"(?:^|[\s_-])(?:next(?:-?page)?|trang-?sau|pager-?next)(?:$|\s)", re.I)
_GOES = re.compile(r"""location(?:\.href)?\s*=\s*['"]([^'"]+)['"]""")
_ADDRESSES = ("href", "data-url", "data-href", "data-next", "data-next-url", "data-link")

Row = list[tuple[int, etree._Element | None]]
"""Numbers as they stand, each with its link if it has one; 0 for dots that lead on."""


def next_page(
    reading: Reading, chosen: etree._Element | None = None, articles: Iterable[str] = ()
) -> NextPage | None:
    """How the next page is asked for; ``None`` on the last, and where nothing shows it.

    "Xem tiếp" leads to an article as often: to none of these, then.
    """
    wrong = {canonical_url(url) for url in (*articles, reading.url)}
    elements = iter([chosen]) if chosen is not None else _candidates(reading)
    for element in elements:
        url = _address(element, reading.base)
        way = NextPage(url=url) if url else sent_by(element, reading.base)
        if way and _is_right(way, reading, wrong, told=chosen is not None):
            return replace(way, url=without_session(way.url))
    forms = () if chosen is not None else chosen_in_form(reading.root, reading.base)
    return next((way for way in forms if _is_right(way, reading, wrong)), None)


def _is_right(way: NextPage, reading: Reading, wrong: set[str], told: bool = False) -> bool:
    if not same_site(way.url, reading.url):
        return False
    if way.method == "POST":
        return True
    known = canonical_url(way.url) in wrong
    return not known and (told or not leads_astray(way.url, reading.url))


def _candidates(reading: Reading) -> Iterator[etree._Element]:
    yield from _related(reading)
    yield from _by_number(reading)
    yield from _by_words(reading)


def _address(element: etree._Element, base: str) -> str | None:
    for name in _ADDRESSES:
        if url := absolute(base, element.get(name) or ""):
            return url
    goes = _GOES.search(element.get("onclick") or "")
    return absolute(base, goes[1]) if goes else None


def _related(reading: Reading) -> Iterator[etree._Element]:
    for tag in ("link", "a"):
        for element in reading.root.iter(tag):
            if "next" in (element.get("rel") or "").lower().split():
                yield element


def _by_number(reading: Reading) -> Iterator[etree._Element]:
    """In a row of numbers, the link after the number that is no link, or after this page's own."""
    own = canonical_url(reading.url)
    for row in _rows(reading.lines):
        if len(row) < 2 or _is_calendar(row):
            continue
        now = _now(row, own, reading)
        highest = max(number for number, _ in row)
        for number, element in row:
            follows = number == now + 1 or (number == 0 and highest == now)
            if follows and element is not None:
                yield element


def _now(row: Row, own: str, reading: Reading) -> int:
    """The number of the page that is shown."""
    unlinked = [number for number, element in row if element is None]
    if len(unlinked) == 1:
        return unlinked[0]
    for number, element in row:
        if element is None:
            continue
        url = absolute(reading.base, element.get("href") or "")
        if _is_marked(element) or (url and canonical_url(url) == own):
            return number
    return page_number(reading.url)


def _is_marked(element: etree._Element) -> bool:
    """Whether a link is set as that of the page which is shown."""
    parent = element.getparent()
    around = [element] if parent is None or len(parent) > 1 else [element, parent]
    names = {name.lower() for one in around for name in (one.get("class") or "").split()}
    return bool(names & _CURRENT) or element.get("aria-current") is not None


def _is_calendar(row: Row) -> bool:
    """Whether the numbers are the days of a month."""
    numbers = {number for number, _ in row}
    if set(range(1, 29)) <= numbers and max(numbers) <= 31:
        return True
    first = next((element for _, element in row if element is not None), None)
    around = [] if first is None else [first, *first.iterancestors()][:8]
    names = (f"{one.get('class') or ''} {one.get('id') or ''}" for one in around)
    return any(_CALENDAR.search(name) for name in names)


def _rows(lines: list[Line]) -> Iterator[Row]:
    row: Row = []
    for line in lines:
        numbers = list(_numbers(line))
        if not numbers and not _NEXT.match(line.text) and len(line.text) > 12:
            if row:
                yield row
            row = []
        row += numbers
    if row:
        yield row


def _numbers(line: Line) -> Iterator[tuple[int, etree._Element | None]]:
    if len(line.text) > 200 or not _PAGED.search(line.text):
        return
    links = {link: text_of(link) for link in line.links}
    for element, text in links.items():
        match = _NUMBER.match(text)
        if match or (_DOTS.match(text) and len(line.text) < 100):
            yield int(match[1]) if match else 0, element
    for text, element, _ in line.pieces:
        match = _NUMBER.match(text)
        if match and not any(link in links for link in (element, *element.iterancestors())):
            yield int(match[1]), None


def _by_words(reading: Reading) -> Iterator[etree._Element]:
    """Links and buttons that say so, by words or by a class."""
    for element in reading.root.iter("a", "button", "input"):
        text = _said(element)
        if len(text) <= 30 and not _is_off(element) and _leads_on(element, text, reading):
            yield element


def _leads_on(element: etree._Element, text: str, reading: Reading) -> bool:
    if _NEXT.match(text):
        return True
    if _MORE.match(text):
        return _names_following(element, reading)
    arrow = _ARROW.match(text) or (not text and _is_named_next(element))
    return bool(arrow) and _is_of_pager(element, reading)


def _said(element: etree._Element) -> str:
    text = text_of(element) if element.tag != "input" else element.get("value") or ""
    return text or element.get("title") or element.get("aria-label") or element.get("alt") or ""


def _is_off(element: etree._Element) -> bool:
    """Whether it is a field to write in, or set as leading nowhere."""
    if element.tag == "input" and (element.get("type") or "").lower() not in ("submit", "image"):
        return True
    parent = element.getparent()
    around = [element] if parent is None else [element, parent]
    return any("disabled" in (one.get("class") or "").lower().split() for one in around)


def _is_named_next(element: etree._Element) -> bool:
    parent = element.getparent()
    names = (element.get("class"), parent.get("class") if parent is not None else None)
    return any(_NAMED_NEXT.search(name or "") for name in names)


def _is_of_pager(element: etree._Element, reading: Reading) -> bool:
    """An arrow may stand anywhere: in a pager, or leading to the same list."""
    around = [element, *element.iterancestors()][:4]
    if any(hints.named(one.get("class") or "") & hints.PAGER for one in around):
        return True
    url = _address(element, reading.base)
    if url is None:
        return sent_by(element, reading.base) is not None
    return position(url) is not None or without_page(url) == without_page(reading.url)


def _names_following(element: etree._Element, reading: Reading) -> bool:
    """Whether its address names the page after this one of this list."""
    url = _address(element, reading.base)
    there = position(url) if url else None
    here = position(reading.url)
    return bool(there) and (here is None or (there or here)[1] > here[1])
