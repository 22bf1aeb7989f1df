"""Which line of a page is the article's title.

No single sign is trusted: not the tag (an ``h1`` may be the menu's), not ``og:title`` (it may be
the portal's), not the class. Every line that may be it is weighed by all of them together,
and by how much text follows it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2
from urllib.parse import unquote, urlsplit

from lxml import etree

from spiders.layout import hints
from spiders.layout.boxes import Line
from spiders.layout.furniture import heads_other_news, is_imprint, is_tool
from spiders.layout.structured import Structured
from spiders.people.credits import parse_credit
from spiders.reading.about import LONGEST, glued_date, is_clock, says_when_or_how_often
from spiders.reading.body import stretch
from spiders.text import fold

_ANY_ARTICLE = (
    r"(?:home|tin tức|news|asset publisher|(?:nội dung |trang )?chi tiết(?: (?:tin|bài)"
    r"(?: tức| viết)?| sự kiện| thông báo)?|(?:tin|bài viết) chi tiết"
    r"|xem (?:tin|bài)(?: tức| viết)?)$"
)
"""What a page is called that shows one article or another."""

_SHOWS_ANY = re.compile(rf"^{_ANY_ARTICLE}", re.IGNORECASE)

PORTAL = re.compile(
    r"^(?:trang (?:thông tin điện tử|chủ|tin)|cổng thông tin|website|báo điện tử|(?:sở|ban"
    r"|chi cục|trung tâm|ủy ban|bộ|báo) [^,:]{0,60}(?:tỉnh|thành phố|tp)\.? [^,:]{2,24}$"
    r"|sở khoa học và công nghệ$|"
    rf"{_ANY_ARTICLE})",
    re.IGNORECASE,
)
"""The name of a site, not the title of an article."""

BLOCK = re.compile(
    r"^\W*(?:giới thiệu|thăm dò ý kiến|liên kết(?: web\w*)?|video|hình ảnh|thư viện.{0,12}"
    r"|thông báo|văn bản.{0,12}"
    r"|tin tức.{0,12}|sự kiện|quảng cáo|lịch.{0,12}|tra cứu.{0,20}|dịch vụ công.{0,20}|hỏi đáp"
    r"|danh mục|đăng nhập"
    r"|kết quả nghiên cứu|tìm kiếm|thống kê.{0,12}|menu|chuyên mục|bình chọn)\W*$",
    re.IGNORECASE,
)
"""The heading of a block beside articles."""

NOTICE = re.compile(
    r"\W*(?:tin buồn|cáo phó|thư (?:mời|ngỏ|chúc tết|(?:xin )?cảm ơn)|giấy mời|công điện(?: khẩn)?"
    r"|lời (?:cảm ơn|chia buồn|kêu gọi))\W*",
    re.IGNORECASE,
)
"""The whole title of many a notice, which nothing else marks."""

_HEADING = (0.0, 3.0, 2.5, 2.0, 1.5, 1.0, 0.5)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Headline:
    """The lines of a title, why they are it, and how sure that is (0 to 1)."""

    first: int
    last: int
    text: str
    rule: str
    certainty: float


def key(text: str) -> str:
    """What two printings of one title share: its letters and digits."""
    return " ".join(_WORD.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class Names:
    """The titles that a page gives to machines, as keys, and the words of its address."""

    titles: tuple[tuple[str, str], ...]
    site: frozenset[str]
    slug: frozenset[str]
    whole: str
    """All titles in lower case, as they stand."""

    def may_agree(self, text: str) -> bool:
        """Whether a line's first letters stand in them: cheaper than to compare it."""
        return text[:8].lower() in self.whole

    def agrees(self, line: str) -> tuple[float, str]:
        """How well a line's key agrees with them (0 to 1), and with which."""
        best, rule = 0.0, ""
        for title, name in self.titles:
            score = _agreement(line, title)
            if score > best:
                best, rule = score, name
        return best, rule


def names_of(data: Structured, url: str) -> Names:
    """What machines are told about the title; names of portals are left out."""
    site = frozenset(key(fact.value) for fact in data.of("site"))
    facts = data.of("title") + data.of("page")
    titles = tuple(
        (key(fact.value), fact.rule)
        for fact in facts
        if not PORTAL.match(fact.value) and key(fact.value) not in site
    )
    whole = "\n".join(fact.value.lower() for fact in facts)
    return Names(titles, site, slug_words(url), whole)


def slug_words(url: str) -> frozenset[str]:
    """The words of an article's name in its address; none where it has only a number."""
    parts = urlsplit(url)
    best: list[str] = []
    for segment in [*parts.path.split("/"), *re.split("[&=]", parts.query)]:
        words = [word for word in re.split(r"[^a-z]+", fold(unquote(segment))) if word]
        if len(words) > len(best):
            best = words
    return frozenset(best if len(best) >= 4 else ())


def _agreement(line: str, title: str) -> float:
    if line == title:
        return 1.0
    if len(line) >= 12 and line.count(" ") >= 2:
        if title.startswith(line + " "):
            return 0.9
        if title.endswith(" " + line):
            return 0.75
        if len(title) >= 20 and line.startswith(title):
            return 0.8
    return 0.0


def find_headline(lines: Sequence[Line], worths: Sequence[float], names: Names) -> Headline | None:
    """The most likely title among the lines; ``None`` where no line is likely."""
    nearest = _distances(worths)
    best, least = None, 0.0
    for first, last in _candidates(lines, worths, nearest, names):
        text = " ".join(line.text for line in lines[first:last])
        score, rule = _score(lines[first], text, names)
        gain, _ = stretch(worths, last, REACH)
        score += min(log2(1 + gain / 40), 5.0) - 0.12 * min(nearest[last], 10)
        score -= DATED * (last < len(lines) and _heads(lines[first], lines[last]))
        if score + DATED > least and _is_dated(text, lines[last : last + 2]):
            score += DATED
        if score > least:
            best, least = Headline(first, last, text, rule, min(score / 12, 1.0)), score
    return best


def _is_dated(title: str, following: Sequence[Line]) -> bool:
    """Whether a date is glued to the title, or stands on a line of its own right under it."""
    if glued_date(title)[1]:
        return True
    own = (line for line in following if len(line.text) <= LONGEST and not is_clock(line))
    return any(says_when_or_how_often(line) and not glued_date(line.text)[1] for line in own)


def _heads(line: Line, under: Line) -> bool:
    """Whether a heading of few words stands over a longer one of a lower rank: as of a section."""
    lower = 1 < line.heading < under.heading
    return lower and line.text.count(" ") < 5 and len(under.text) >= 2 * len(line.text)


DATED = 1.5
"""What a date on a title or right under it adds to its score."""

_HOME = re.compile(r"\.?/?(?:(?:vi|en|home|trang-chu|index)(?:\.\w+)?/?)?")
REACH = 80
"""Lines after a title that are looked at for prose: enough to see whether there is any."""

FAR = 1_000
"""Lines to a prose that is not there."""

NEAR = 6
"""Lines before prose among which a title may stand that nothing marks."""


def _distances(worths: Sequence[float]) -> list[int]:
    """For each line, and the end, how many lines there are up to the next prose."""
    distances = [FAR] * (len(worths) + 1)
    for index in range(len(worths) - 1, -1, -1):
        distances[index] = 0 if worths[index] >= 80 else distances[index + 1] + 1
    return distances


def _candidates(
    lines: Sequence[Line], worths: Sequence[float], nearest: Sequence[int], names: Names
) -> Iterator[tuple[int, int]]:
    index = 0
    while index < len(lines):
        last = index + 1
        line = lines[index]
        if line.heading:
            while last < len(lines) and lines[last].box is line.box and last - index < 4:
                last += 1
        near = nearest[index + 1] <= NEAR and _may_be_title(line, worths[index])
        marked = line.heading or near or _stands_out(line, names)
        if (marked and 8 <= len(line.text) <= 320) or _is_notice(line):
            yield index, last
        index = last


def _may_be_title(line: Line, value: float) -> bool:
    if line.text[-1] in ".;:!?…" or line.box.tag in ("th", "dt", "label"):
        return False
    return value >= 0 and 12 <= len(line.text) <= 220 and line.text.count(" ") >= 3


def _is_notice(line: Line) -> bool:
    return len(line.text) <= 25 and not line.linked and NOTICE.fullmatch(line.text) is not None


def _stands_out(line: Line, names: Names) -> bool:
    if (line.hints | line.box.hints) & hints.TITLE or line.bold:
        return True
    if line.text.isupper():
        return True
    return names.may_agree(line.text) and names.agrees(key(line.text))[0] > 0


def _score(line: Line, text: str, names: Names) -> tuple[float, str]:
    own = key(text)
    shows_any = _SHOWS_ANY.match(text)
    agreement, rule = (0.0, "") if shows_any else names.agrees(own)
    score = _HEADING[line.heading] + 4.0 * agreement
    marks = line.hints | line.box.hints
    parent = line.box.parent
    if marks & hints.TITLE and not marks & hints.SECTION:
        score += 2.0
    elif parent is not None and parent.hints & hints.TITLE:
        score += 1.0
    score += 0.7 * line.bold + 0.3 * line.text.isupper()
    score += 0.0 if shows_any else 4.0 * slug_share(text, names.slug)
    score -= _penalty(line, text, own, names)
    return score, _rule(line, rule, agreement)


def _leads_home(link: etree._Element) -> bool:
    try:
        parts = urlsplit(link.get("href") or "#")
    except ValueError:  # no address
        return False
    return not (parts.query or parts.fragment) and bool(_HOME.fullmatch(parts.path))


def _penalty(line: Line, text: str, own: str, names: Names) -> float:
    penalty = 0.0
    if line.box.furniture or line.box.carded:
        penalty += 4.0
    if line.box.hints & hints.HEADER and not line.box.hints & hints.TITLE:
        penalty += 1.0
    if line.mostly_linked and any(_leads_home(link) for link in line.links):
        penalty += 6.0  # the site's name
    if line.mostly_linked:
        penalty += 2.5
    if own in names.site or PORTAL.match(text):
        penalty += 5.0
    if heads_other_news(text) or is_tool(line) or is_imprint(text):
        penalty += 6.0
    if len(text) <= LONGEST and says_when_or_how_often(line) and not glued_date(text)[1]:
        penalty += 4.0
    if text.count(" ") < 3:
        penalty += 1.0
    if BLOCK.match(text):
        penalty += 3.0
    if len(text) > 220 or text.rstrip()[-1:] in ".;":
        penalty += 2.5 if line.heading else 4.0
    if text.rstrip().endswith(":") and not line.heading:
        penalty += 3.0  # a label, or who asks
    if not line.heading and len(text) <= 80 and parse_credit(text):
        penalty += 3.0
    return penalty


def slug_share(text: str, slug: frozenset[str]) -> float:
    """How many of a title's words the address has; 0 below seven of ten."""
    if not slug:
        return 0.0
    words = set(re.split(r"[^a-z]+", fold(text))) - {""}
    share = len(words & slug) / max(min(len(slug), len(words)), 4)
    return share if share >= 0.7 else 0.0


def _rule(line: Line, rule: str, agreement: float) -> str:
    if line.heading:
        return f"selector:h{line.heading}"
    if agreement >= 0.8:
        return f"structure:as-{rule}"
    if (line.hints | line.box.hints) & hints.TITLE:
        return "structure:named-title"
    stands_out = line.bold or line.text.isupper()
    return "structure:stands-out" if stands_out else "structure:before-prose"
