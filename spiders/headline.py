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

from spiders import hints
from spiders.body import stretch
from spiders.furniture import heads_other_news, is_imprint, is_tool
from spiders.outline import Line
from spiders.structured import Structured
from spiders.text import fold

PORTAL = re.compile(
    r"^(?:trang (?:thông tin điện tử|chủ|tin)|cổng thông tin|website|báo điện tử|(?:sở|ban"
    r"|chi cục|trung tâm|ủy ban|bộ|báo) [^,:]{0,60}(?:tỉnh|thành phố|tp)\.? [^,:]{2,24}$"
    r"|sở khoa học và công nghệ$|home$|tin tức$|chi tiết(?: tin| bài viết)?$|news$)",
    re.IGNORECASE,
)
"""The name of a site, not the title of an article."""

_HEADING = (0.0, 3.0, 2.5, 2.0, 1.5, 1.0, 0.5)
_NO_WORD = re.compile(r"\W+")
_ENOUGH = 4.0


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
    return _NO_WORD.sub(" ", text.lower()).strip()


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


def find_headline(
    lines: Sequence[Line], worths: Sequence[float], data: Structured, url: str
) -> Headline | None:
    """The most likely title among the lines; ``None`` where no line is likely."""
    names = names_of(data, url)
    best: tuple[float, Headline] | None = None
    for first, last in _candidates(lines, names):
        score, rule = _score(lines[first], " ".join(line.text for line in lines[first:last]), names)
        if score < 0:
            continue
        gain, _ = stretch(worths, last)
        score += min(log2(1 + gain / 40), 5.0)
        if best is None or score > best[0]:
            text = " ".join(line.text for line in lines[first:last])
            best = score, Headline(first, last, text, rule, min(score / 12, 1.0))
    return best[1] if best else _before_prose(lines, worths)


def _candidates(lines: Sequence[Line], names: Names) -> Iterator[tuple[int, int]]:
    index = 0
    while index < len(lines):
        last = index + 1
        line = lines[index]
        if line.heading:
            while last < len(lines) and lines[last].box is line.box and last - index < 4:
                last += 1
        if 8 <= len(line.text) <= 320 and (line.heading or _stands_out(line, names)):
            yield index, last
        index = last


def _stands_out(line: Line, names: Names) -> bool:
    if (line.hints | line.box.hints) & hints.TITLE or line.bold:
        return True
    if line.text.isupper():
        return True
    return names.may_agree(line.text) and names.agrees(key(line.text))[0] > 0


def _score(line: Line, text: str, names: Names) -> tuple[float, str]:
    own = key(text)
    agreement, rule = names.agrees(own)
    score = _HEADING[line.heading] + 4.0 * agreement
    marks = line.hints | line.box.hints
    parent = line.box.parent
    if marks & hints.TITLE:
        score += 2.0
    elif parent is not None and parent.hints & hints.TITLE:
        score += 1.0
    score += 0.7 * line.bold + 0.3 * line.text.isupper()
    score += 4.0 * slug_share(text, names.slug)
    score -= _penalty(line, text, own, names)
    return score, _rule(line, rule, agreement)


def _penalty(line: Line, text: str, own: str, names: Names) -> float:
    penalty = 0.0
    if line.box.furniture or line.box.carded:
        penalty += 4.0
    if line.box.hints & hints.HEADER and not line.box.hints & hints.TITLE:
        penalty += 1.0
    if line.mostly_linked:
        penalty += 2.5
    if own in names.site or PORTAL.match(text):
        penalty += 5.0
    if heads_other_news(text) or is_tool(line) or is_imprint(text):
        penalty += 6.0
    if text.count(" ") < 3:
        penalty += 1.0
    if len(text) > 220 or text.rstrip()[-1:] in ".;":
        penalty += 1.5
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
    return "structure:stands-out"


def _before_prose(lines: Sequence[Line], worths: Sequence[float]) -> Headline | None:
    """Where nothing stands out: the short line before the page's greatest stretch of prose."""
    start = _greatest(worths)
    if start is None:
        return None
    for index in range(start - 1, max(start - 7, -1), -1):
        line = lines[index]
        if worths[index] >= 0 and 12 <= len(line.text) <= 220 and line.text.count(" ") >= 3:
            return Headline(index, index + 1, line.text, "structure:before-prose", 0.4)
    return None


def _greatest(worths: Sequence[float]) -> int | None:
    """Where the greatest sum of the page begins."""
    total = best = 0.0
    begin, found = 0, None
    for index, value in enumerate(worths):
        if total <= 0:
            total, begin = 0.0, index
        total += value
        if total > best:
            best, found = total, begin
    return found
