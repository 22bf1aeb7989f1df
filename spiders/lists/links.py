"""The links of a page that may lead to articles, each with the title that it shows."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urlsplit

from lxml import etree

from spiders.addresses.urls import is_document, same_site
from spiders.dates.printed import find_dates
from spiders.layout import hints
from spiders.layout.boxes import Box, Line
from spiders.layout.markup import text_of
from spiders.layout.outline import INLINE
from spiders.reading.pictures import PICTURES, absolute
from spiders.reading.reading import Reading
from spiders.text import clean, unescape

WORDS = 4
"""Fewest words of a title; menus have fewer."""

SHORTEST = 12
"""Fewest letters of one."""

LONGEST = 200
"""Letters beyond which a linked text is rather a summary than a title."""

_CUT = re.compile(r"(?:\.\.\.|…)\s*$")
_MORE = re.compile(
    r"^\W*(?:tiếp tục đọc|xem thêm về|đọc thêm|đọc tiếp|xem chi tiết|chi tiết|continue reading"
    r"|read more)\b\W*",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^\W*(?:xem (?:thêm|chi tiết|tiếp|tất cả|ngay)|chi tiết|đọc tiếp|tiếp|read more|more|\d+"
    r"|\d+ (?:bình luận|phản hồi|comments?)|bình luận|để lại bình luận)\W*$",
    re.IGNORECASE,
)
_SMALL = frozenset(("span", "b", "i", "em", "strong", "small", "label", "time", "font"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class Entry:
    """A link to an article, where it stands, and what stands beside it."""

    url: str
    title: str
    index: int
    """Of its line, or of the first line after it where it has only a picture."""
    box: Box
    element: etree._Element
    line: Line | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def is_title(self) -> bool:
        """Whether its words are enough for a title that stands by itself."""
        return self.title.count(" ") >= WORDS - 1 and len(self.title) >= SHORTEST

    @property
    def heading(self) -> bool:
        """Whether the page sets it as a heading, or its class says so."""
        if self.line is not None and self.line.heading:
            return True
        parent = self.element.getparent()
        return named_title(self.element) or (parent is not None and named_title(parent))


def titled_links(reading: Reading, *, fewest_words: int = 2) -> list[Entry]:
    """One entry for each address of this site that is shown with a title, in the page's order."""
    return best_of_each(shown_links(reading, fewest_words))


def shown_links(reading: Reading, fewest_words: int = 2) -> list[Entry]:
    """All links of this site that show a title; one address may be among them several times."""
    found: list[Entry] = []
    own = urldefrag(reading.url)[0]
    address = _Addresses(reading)
    for element, index, box, line in _links(reading):
        title = title_of(element)
        if title.count(" ") < fewest_words - 1 or not title:
            continue
        url = address.of(element)
        if url is not None and url != own:
            found.append(Entry(url, title, index, box, element, line))
    return found + _covering(reading, address, {entry.url for entry in found})


def _covering(reading: Reading, address: "_Addresses", shown: Collection[str]) -> list[Entry]:
    """Links without words that lie over a card, each with the one heading that the card has."""
    found = []
    for _, element, box in reading.page.covers:
        url = address.of(element)
        headings = [line for line in reading.lines[box.start : box.end] if line.heading]
        if url is not None and url not in shown and len(headings) == 1:
            (line,) = headings
            found.append(Entry(url, line.text, line.index, line.box, element, line))
    return found


def best_of_each(shown: Iterable[Entry]) -> list[Entry]:
    """For each address the link that shows its title best, in the page's order."""
    found: dict[str, Entry] = {}
    for entry in shown:
        known = found.get(entry.url)
        found[entry.url] = entry if known is None or _is_better(entry, known) else known
    return sorted(found.values(), key=lambda entry: entry.index)


def _links(reading: Reading) -> Iterator[tuple[etree._Element, int, Box, Line | None]]:
    """Those of the lines, then those around pictures."""
    for line in reading.lines:
        for element in line.links:
            yield element, line.index, line.box, line
    for index, element, box in reading.page.media:
        if element.tag in PICTURES:
            around = next(element.iterancestors("a"), None)
            if around is not None:
                yield around, index, box, None


class _Addresses:
    """Addresses of links on one page, each worked out once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.known: dict[str, str | None] = {}
        parts = urlsplit(reading.base)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.own = same_site(reading.base, reading.url)

    def of(self, element: etree._Element) -> str | None:
        """Where it leads on this site; ``None`` for other sites and documents."""
        href = (element.get("href") or "").strip().partition("#")[0]
        if href not in self.known:
            self.known[href] = self._followed(href) if href else None
        return self.known[href]

    def _followed(self, href: str) -> str | None:
        if is_document(href):
            return None
        if href[0] == "/" and self.own and "//" not in href and "/." not in href:
            return self.origin + href  # as joining would, at a tenth of the cost
        url = absolute(self.reading.base, href)
        return url if url and same_site(url, self.reading.url) else None


def _is_better(entry: Entry, known: Entry) -> bool:
    """Of two texts that lead to one article the one that is its title."""
    if known.title.startswith(_CUT.sub("", entry.title)) and _CUT.search(entry.title):
        return False
    if entry.title.startswith(_CUT.sub("", known.title)) and _CUT.search(known.title):
        return True
    return _rank(entry) > _rank(known)


def _rank(entry: Entry) -> tuple[bool, bool, bool, int]:
    fits = len(entry.title) <= LONGEST
    shown = entry.line is not None
    return entry.is_title and fits, shown, entry.heading, len(entry.title) if fits else 0


def title_of(element: etree._Element) -> str:
    """The words of a link: its heading, whole where they are cut off, or what its picture tells."""
    shown = _heading_in(element)
    text = clean(unescape(_without_badges(shown)))
    whole = clean(unescape(element.get("title") or shown.get("title") or ""))
    if _NO_TITLE.match(text) or _MORE.match(text):
        return ""
    cut = _CUT.sub("", text)
    if whole and (not text or (cut != text and whole.startswith(cut[: len(cut) - 3]))):
        return _whole(whole)
    return text or _of_picture(element)


def _whole(title: str) -> str:
    return "" if _NO_TITLE.match(title) else _MORE.sub("", title)


def _of_picture(element: etree._Element) -> str:
    for image in element.iter("img"):
        text = clean(unescape(image.get("alt") or image.get("title") or ""))
        if text and not is_document(text):
            return _whole(text)
    return ""


def _heading_in(element: etree._Element) -> etree._Element:
    """Of a link around a whole card its heading, else its first block, else the link itself."""
    if not len(element):
        return element
    within = list(element.iterdescendants())
    inner = [part for part in within if part.tag not in INLINE]
    named = [part for part in within if named_title(part)]
    headings = [part for part in inner if part.tag in _HEADINGS] or named
    return next((part for part in headings or inner if text_of(part)), element)


def _without_badges(element: etree._Element) -> str:
    """The text without a number or a date that is set apart before or after it."""
    badges = {text_of(part) for part in element if part.tag in _SMALL and _is_badge(part)}
    text = text_of(element)
    for badge in badges - {"", text}:
        text = text.removeprefix(badge).removesuffix(badge).strip(" |-–")
    return text


def _is_badge(part: etree._Element) -> bool:
    text = text_of(part)
    if not part.get("class") and part.tag != "time":
        return False
    if text.isdigit() and len(text) <= 3:
        return True
    return len(text) <= 24 and any(text.strip("()[] ") for _ in find_dates(text))


def named_title(element: etree._Element) -> bool:
    """Whether its class calls it a title."""
    return bool(hints.named(element.get("class") or "") & hints.TITLE)
