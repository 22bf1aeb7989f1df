"""Where a list goes on."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from lxml import etree

from spiders.boxes import Line
from spiders.markup import text_of
from spiders.pictures import absolute
from spiders.reading import Reading
from spiders.urls import canonical_url, same_site

_NEXT = re.compile(
    r"^\W*(?:(?:trang |tin )?(?:sau|tiếp(?: theo)?|kế(?: tiếp)?|tiếp tục)|next(?: page)?"
    r"|older (?:posts|entries)|bài cũ hơn|cũ hơn|xem tiếp)\W*$|^\s*(?:»|›|>|>>|→)\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\W*(\d{1,5})\W*$")
_PAGE = re.compile(
    r"(?:^|[?&/_-])(?:page|p|trang|pg|pageindex|paged|cur|pageno|currentpage)[=/-]?(\d{1,5})(?=$"
    r"|[&/.])",
    re.IGNORECASE,
)


def next_page(
    reading: Reading, chosen: etree._Element | None = None, articles: Iterable[str] = ()
) -> str | None:
    """The address of the next page; ``None`` on the last, or where only a script leads there.

    "Xem tiếp" leads to an article as often: to none of these, then.
    """
    wrong = {canonical_url(url) for url in (*articles, reading.url)}
    elements = (
        [chosen]
        if chosen is not None
        else [*_related(reading), *_by_number(reading), *_by_words(reading)]
    )
    for element in elements:
        url = absolute(reading.base, element.get("href") or "")
        if url and same_site(url, reading.url) and canonical_url(url) not in wrong:
            return url
    return None


def _related(reading: Reading) -> Iterator[etree._Element]:
    for tag in ("link", "a"):
        for element in reading.root.iter(tag):
            if "next" in (element.get("rel") or "").lower().split():
                yield element


def page_number(url: str) -> int:
    """Which page of its list an address names; the first if it names none."""
    parts = urlsplit(url)
    found = _PAGE.search("?" + parts.query) or _PAGE.search(parts.path)
    return int(found[1]) if found else 1


def _by_number(reading: Reading) -> Iterator[etree._Element]:
    """In a row of numbers, the link after the number that is no link, or after this page's own."""
    current = page_number(reading.url)
    rows = [row for row in _rows(reading.lines) if len(row) >= 2]
    for row in rows:
        unlinked = [number for number, element in row if element is None]
        now = unlinked[0] if len(unlinked) == 1 else current
        for number, element in row:
            if number == now + 1 and element is not None:
                yield element


def _rows(lines: list[Line]) -> Iterator[list[tuple[int, etree._Element | None]]]:
    """Runs of numbers, each with its link if it has one."""
    row: list[tuple[int, etree._Element | None]] = []
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
    if len(line.text) > 200:
        return
    links = {link: text_of(link) for link in line.links}
    for element, text in links.items():
        match = _NUMBER.match(text)
        if match:
            yield int(match[1]), element
    for text, element, _ in line.pieces:
        match = _NUMBER.match(text)
        if match and not any(link in links for link in (element, *element.iterancestors())):
            yield int(match[1]), None


def _by_words(reading: Reading) -> Iterator[etree._Element]:
    for line in reading.lines:
        for element in line.links:
            text = text_of(element) or element.get("title") or element.get("aria-label") or ""
            if len(text) <= 30 and _NEXT.match(text):
                yield element
