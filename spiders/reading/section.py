"""The site's own section that an article stands in."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from lxml import etree

from spiders.layout import hints
from spiders.layout.boxes import Line
from spiders.layout.furniture import TOOL, heads_other_news
from spiders.layout.markup import text_of
from spiders.reading.about import glued_date
from spiders.reading.found import Found, surest
from spiders.reading.headline import PORTAL, key
from spiders.reading.reading import Reading
from spiders.reading.remarks import POSTED
from spiders.text import clean

_HOME = re.compile(
    r"^\W*(?:trang chủ|trang nhất|home|trang chính|trang đầu|chi tiết.*|xem tin|bài viết"
    r"|đọc tin)?\W*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:chuyên mục|danh mục|thể loại|mục|category|chủ đề|section)\s*:\s*"
    r"(?P<name>[^|:]{3,60}?)(?:\s/\s.*)?$",
    re.IGNORECASE,
)
_FILED_IN = re.compile(
    r"^\W*(?:posted in|filed under|đăng trong|lưu trong|trong mục)\s+(?P<name>[^.,|]{3,60}?)"
    r"(?=\s*(?:[.,|•·]|$)|\s(?:và|and|by|bởi|on|vào|with)\s)",
    re.IGNORECASE,
)
"""Where a blog says without a colon what a piece is filed under."""

_IN_NOTE = re.compile(
    r"\b(?:posted in|filed under|đăng trong|trong (?:chuyên |danh )?mục)\s.*", re.I
)
_HEADS_LINKS = re.compile(r"^\W*(?:chuyên mục|danh mục|category|categories)\b", re.IGNORECASE)
_PATH = re.compile(
    r"^\W*(?:bạn (?:đang )?(?:ở|xem)(?: đây)?\W*)?(?:trang chủ|trang nhất|home)\s*[›»/>→\\]",
    re.IGNORECASE,
)
"""A line that begins at home and goes on is a way, whatever its class; menus are cut with ``|``."""

_AT_HOME = re.compile(r"^\W*(?:trang chủ|trang nhất|home)\W*$", re.IGNORECASE)

_STEP = re.compile(r"\s*(?:[›»/>|→]|::|\\)\s*")
_FILED = re.compile(r"/(?:category|categories|chuyen-?muc|danh-?muc|the-?loai)[/=]", re.IGNORECASE)
"""In the address of a section."""

_NO_SECTION = re.compile(
    r"^\d[\d.,]* ?(?:mục|bài|bài viết|tin|bình luận|lượt|phút|comments?|posts?|views?)\b"
    r"|^(?:sở (?:khoa học|kh&cn|khcn)|đài (?:pt|phát thanh|truyền hình)"
    r"|cổng (?:thông tin|ttđt)|trang thông tin)(?!\w)"
    r"|^(?:uncategori[sz]ed|chưa phân loại|chưa được phân loại)$",
    re.IGNORECASE,
)
"""Counts, the site itself, and what stands where nobody chose a section."""

_IN = re.compile(
    r"^(?:(?:được )?(?:đăng )?trong(?: mục)?|chuyên mục|danh mục|posted in|in):? +", re.IGNORECASE
)
"""Words before the name of a section."""

LONGEST = 80
BELOW = 20
"""Lines under a text among which its section may be listed."""


def section(reading: Reading) -> Found[str] | None:
    """Its name as shown; ``None`` where no section is shown."""
    return surest(_candidates(reading))


def _candidates(reading: Reading) -> Iterator[Found[str]]:
    title = key(reading.headline.text) if reading.headline else ""
    for remark in reading.remarks:
        note = POSTED.match(remark.text) and _IN_NOTE.search(remark.text)
        match = _LABEL.search(remark.text) or _FILED_IN.match(note[0] if note else remark.text)
        if match:
            yield Found(_last_step(match["name"]), "label:Chuyên mục", 0.9)
        elif remark.whole and (name := _named_category(remark.line)):
            yield from _usable(name, title, "structure:named-category", 0.8)
    yield from _filed_under(reading, title)
    yield from _labelled_links(reading, title)
    yield from _breadcrumb(reading, title)
    yield from _above(reading, title)
    for fact in reversed(reading.data.of("step")):
        if found := next(_usable(fact.value, title, fact.rule, 0.72), None):
            yield found
            break
    for fact in reading.data.of("section"):
        if not fact.rule.startswith("meta:") or not PORTAL.match(fact.value):
            yield from _usable(fact.value, title, fact.rule, 0.7)


def _filed_under(reading: Reading, title: str) -> Iterator[Found[str]]:
    """The first link beside the article that leads to a section, by its kind or its address."""
    for where, line in reading.around():
        for link in line.links:
            if where == "head" and _IN_IT.search(_before(link)):
                yield from _usable(text_of(link), title, "structure:in-section", 0.78)
            kinds = (link.get("rel") or "").split()
            if "category" in kinds or _FILED.search(link.get("href") or ""):
                found = next(_usable(text_of(link), title, "structure:section-link", 0.78), None)
                if found:
                    yield found
                    return


_IN_IT = re.compile(r"(?:\btrong(?: (?:chuyên |danh )?mục)?|\bin)\s*:?\s*$", re.IGNORECASE)


def _before(link: etree._Element) -> str:
    """The words right before a link."""
    before = link.getprevious()
    around = link.getparent()
    if before is None:
        return (around.text if around is not None else None) or ""
    return before.tail or ""


def _named_category(line: Line) -> str:
    """The words in an element made for them; of several links the first."""
    named = [
        (element.tag != "a", text)
        for text, element, marks in line.pieces
        if marks & hints.SECTION and text.strip()
    ]
    if named:  # the link rather than the words before it
        return _last_step(min(named, key=lambda one: one[0])[1])
    around = line.box.parent
    listed = around is not None and around.end - around.start <= 3 and around.hints
    if not (line.box.hints | (listed or 0)) & hints.SECTION or len(line.text) > LONGEST:
        return ""
    linked = text_of(line.links[0]) if line.links else ""
    return _last_step(linked or line.text)


def _last_step(path: str) -> str:
    """Of ``Tin tức » Môi trường`` and ``Tin tức: Môi trường`` the last part."""
    return _parts(path)[-1]


def _parts(path: str) -> list[str]:
    return [clean(part) for part in re.split(r"\s*[›»>→]+\s*|:\s+", path.strip(" »›>:"))]


def _labelled_links(reading: Reading, title: str) -> Iterator[Found[str]]:
    """Under a heading ``Chuyên mục`` in or below the text, the first link."""
    first = reading.headline.last if reading.headline else 0
    last = reading.body.last + BELOW if reading.body else first + BELOW
    for label, line in pairwise(reading.lines[first:last]):
        if len(label.text) <= 45 and _HEADS_LINKS.match(label.text) and line.mostly_linked:
            name = text_of(line.links[0]) if line.links else line.text
            yield from _usable(name, title, "label:Chuyên mục", 0.75)
            return


def _breadcrumb(reading: Reading, title: str) -> Iterator[Found[str]]:
    """The last step of the path to the article that is neither home nor the article."""
    first = reading.headline.first if reading.headline else 0
    crumbs: list[str] = []
    for line in [*reading.path, *reading.lines[:first]]:
        if (
            _in_breadcrumb(line)
            or _PATH.match(line.spaced)
            or (len(line.links) > 1 and ("»" in line.text or "›" in line.text))
            or (line.index >= first - 2 and _is_short_path(line))
        ):
            crumbs.extend(_steps(line))
    for name in reversed(crumbs):
        found = next(_usable(name, title, "structure:breadcrumb", 0.85, in_path=True), None)
        if found:
            yield found
            return


def _in_breadcrumb(line: Line) -> bool:
    if line.hints & hints.BREADCRUMB:
        return True
    for box in islice(line.box.ancestors(), 5):
        if box.hints & hints.BREADCRUMB or "BreadcrumbList" in (box.element.get("itemtype") or ""):
            return True
    return False


def _is_short_path(line: Line) -> bool:
    """``Trang chủ | Hỏi đáp``: right above a title, a way of two or three steps."""
    steps = [text for text, _, _ in line.pieces if text.strip(" |\xa0")]
    return (
        2 <= len(steps) <= 3 and len(line.text) <= LONGEST and _AT_HOME.match(steps[0]) is not None
    )


def _steps(line: Line) -> list[str]:
    if len(line.links) > 1:
        texts = [text_of(link) for link in line.links]
        return [text for text in texts if text]
    steps = _STEP.split(line.text)
    apart = [text.strip() for text, _, _ in line.pieces if text.strip()]
    return apart if len(steps) == 1 and apart and _HOME.match(apart[0]) else steps


def _above(reading: Reading, title: str) -> Iterator[Found[str]]:
    """A short line right above the title, in the same part of the page."""
    for line in reading.above[:2] or _block_heading(reading):
        digits = sum(char.isdigit() for char in line.text)
        if digits >= 3 and len(line.links) == 1:  # beside the date
            yield from _usable(text_of(line.links[0]), title, "structure:above-title", 0.6)
        if digits < 3 and not line.box.furniture and not _PATH.match(line.spaced):
            steps = _steps(line)
            if all(TOOL.match(step) for step in steps):
                continue
            path = len(line.links) > 1 and steps and _HOME.match(steps[0])
            names = _parts(steps[-1] if path else line.text)
            found = (_usable(name, title, "structure:above-title", 0.6) for name in reversed(names))
            yield from next((one for one in map(list, found) if one), [])
            return


def _block_heading(reading: Reading) -> list[Line]:
    """The words right above the box of the article, in the box around both."""
    line = reading.before[-1] if reading.before else None
    around = reading.scope.parent
    if line is None or around is None or line.box.parent is not around:
        return []
    named = line.box.hints & hints.TITLE
    stands_out = line.heading or line.bold or line.text.isupper() or named
    linked = line.links and not (named and len(line.links) == 1)
    none = linked or line.box.furniture or PORTAL.match(line.text)
    return [line] if stands_out and " " in line.text and not none else []


def _without_words_before(name: str) -> str:
    """``Chuyên mục Đo lường`` is ``Đo lường``; ``Trong tỉnh`` goes on in a small letter."""
    rest = _IN.sub("", name)
    return rest if rest and rest[0].isupper() else name


def _usable(
    text: str, title: str, rule: str, certainty: float, *, in_path: bool = False
) -> Iterator[Found[str]]:
    """A name that can be a section's; on the way to an article also one that heads other news."""
    name, _ = glued_date(_without_words_before(clean(text).strip(" »›>/|:-")))
    own = key(name)
    is_title = own in title and len(own) > len(title) / 2  # "Thanh tra" may begin one
    if not 3 <= len(name) <= LONGEST or not own or is_title or (title and title in own):
        return
    if _HOME.match(name) or TOOL.match(name) or _NO_SECTION.match(name):
        return
    if heads_other_news(name) and not in_path:
        return
    if re.search(r"(?:…|\.\.\.)$", name) and title.startswith(own):  # the title, cut
        return
    yield Found(name, rule, certainty)
