"""A title as the article is known by: once, without date, site name and tools."""

import re

from spiders.reading.about import glued_date
from spiders.reading.found import Found
from spiders.reading.headline import PORTAL, key
from spiders.reading.reading import Reading
from spiders.text import clean, unescape

_SEPARATOR = re.compile(r"\s+[-–—|»:]{1,2}\s+|\s*[|»]\s*")

_LABEL = re.compile(r"^(?:tiêu đề|tên bài(?: viết)?)\s*:\s*", re.IGNORECASE)


def tidy_title(reading: Reading) -> Found[str] | None:
    """The headline of a page, else the name of the page without its site's."""
    headline = reading.headline
    if headline is None:
        return _from_machine(reading)
    text = once(_LABEL.sub("", clean(unescape(headline.text))))
    text, _ = glued_date(text)
    return Found(once(text), headline.rule, headline.certainty) if text else None


def once(text: str) -> str:
    """A text that is printed twice in a row, once."""
    half = len(text) // 2
    for middle in (half, half + 1):
        if middle >= 12 and text[:middle].strip() == text[middle:].strip():
            return text[:middle].strip()
    return text


def _from_machine(reading: Reading) -> Found[str] | None:
    """Only where the page has text: a title alone is the site's."""
    site = {key(fact.value) for fact in reading.data.of("site")}
    for fact in reading.data.of("title") + reading.data.of("page"):
        parts = [part for part in _SEPARATOR.split(fact.value) if part]
        text = max((part for part in parts if not PORTAL.match(part)), key=len, default="")
        if text.count(" ") >= 3 and key(text) not in site:
            return Found(text, fact.rule, 0.5)
    return None
