"""How much speaks for a page being an article."""

from collections.abc import Callable

from lxml import etree

from spiders.addresses.urls import canonical_url
from spiders.dates.printed import PrintedDate
from spiders.layout import hints
from spiders.layout.boxes import Line
from spiders.lists.listings import find_entries
from spiders.reading import records
from spiders.reading.body import is_over
from spiders.reading.found import Found
from spiders.reading.gallery import right_under
from spiders.reading.headline import key, slug_share
from spiders.reading.pictures import absolute, attachments
from spiders.reading.reading import Reading

ENOUGH = 3.0
"""Evidence for an article that no word on the page outweighs."""

CERTAIN = 400
"""Letters of a text that is no teaser."""

LITTLE = 1.0
"""Evidence below which a page without a message of its own is empty."""

WHOLE, LONG = 0.85, 6
"""Share of a title's words in an address, and words of one, that name an article without doubt."""

FEWEST = 4
"""Entries of the shortest list."""


def evidence_of(
    reading: Reading, title: Found[str] | None, date: Found[PrintedDate] | None
) -> float:
    """How much speaks for an article: length of its text, its date, what it tells machines."""
    listed = listed_lines(reading)
    letters = letters_of(reading, listed)
    if letters == 0 and not _shows_something(reading):
        return 0.0
    evidence = min(letters / 250, 3.5)
    if title is None or (reading.headline and reading.headline.first in listed):
        return evidence / 2
    if date is not None:
        shown = date.rule.startswith(("label", "structure", "selector", "time"))
        evidence += 2.0 if shown else 1.0
    if reading.data.is_article:
        evidence += 1.0
    return evidence + _of_title(reading, title.value)


def is_sure(reading: Reading, title: Found[str] | None, date: Found[PrintedDate] | None) -> bool:
    """Whether no line after those that were read can make the page, or its text, another one."""
    headline = reading.headline
    if headline is None or not is_over(reading.worths, headline.last):
        return False
    if letters_of(reading, set()) < CERTAIN or evidence_of(reading, title, date) < ENOUGH:
        return False
    if reading.names.agrees(key(headline.text))[0] >= NAMED:
        return True
    line = reading.lines[headline.first]
    marked = line.heading or (line.hints | line.box.hints) & hints.TITLE
    return bool(marked and date) and not _goes_on(reading)


def _goes_on(reading: Reading) -> bool:
    """Whether a long text stands after the last line that was read."""
    _, last, _ = reading.lines[-1].pieces[-1]
    return _LONG_TEXT_AFTER(last)


NAMED = 0.75
"""How well the title of an article agrees with what its page is called."""

_LONG = "text()[string-length() >= 200][not(parent::script or parent::style)]"
_LONG_TEXT_AFTER: Callable[[etree._Element], bool] = etree.XPath(  # type: ignore[assignment]
    f"boolean(following::{_LONG} | descendant::{_LONG})"
)


def _shows_something(reading: Reading) -> bool:
    """Whether an article without words has a document or a picture instead."""
    part = reading.scope.element
    if next(attachments(part, reading.base), None):
        return True
    return next(right_under(reading), None) is not None


def _of_title(reading: Reading, title: str) -> float:
    """A title of an article is a sentence, no link, and the page's own name."""
    headline = reading.headline
    if headline is None:
        return 0.0
    if headline.rule == records.RULE:
        return 2.0
    line = reading.lines[headline.first]
    if line.box.carded or (line.mostly_linked and not _leads_here(reading, line)):
        return -2.0
    if title.count(" ") < 3:
        return -1.5
    names, share = reading.names, slug_share(title, reading.names.slug)
    if not names.agrees(key(title))[0]:
        marked = line.heading or (line.hints | line.box.hints) & hints.TITLE
        is_whole = share >= WHOLE and len(names.slug) >= LONG
        return 1.7 if is_whole else 0.8 if marked or share else 0.0
    return 1.7 if share else 1.0


def _leads_here(reading: Reading, line: Line) -> bool:
    """Whether its first link is to the page itself, as some themes have it of their titles."""
    own = canonical_url(reading.url)
    target = absolute(reading.base, line.links[0].get("href") or "") if line.links else None
    return target is not None and canonical_url(target) == own


def listed_lines(reading: Reading) -> set[int]:
    """The lines of a list's entries, where what looks like the text is full of links."""
    story = reading.story
    lines = story.body_lines() if story else []
    links = sum(line.mostly_linked and line.text.count(" ") >= 3 for line in lines)
    if links < FEWEST or links * 5 < len(lines):
        return set()
    return {line.index for entry in find_entries(reading) for line in entry.lines}


def letters_of(reading: Reading, listed: set[int]) -> int:
    """Of the text; without the entries of a list that could be mistaken for one."""
    lines = reading.story.text() if reading.story else []
    return sum(len(line.text) - line.linked for line in lines if line.index not in listed)
