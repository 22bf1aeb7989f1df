"""The lead of an article: set apart, in bold, or named so."""

import re
from collections.abc import Iterator

from spiders.layout import hints
from spiders.layout.boxes import Line
from spiders.reading.found import Found, surest
from spiders.reading.headline import key
from spiders.reading.pictures import is_slanted
from spiders.reading.reading import Reading
from spiders.text import clean, unescape

SHORTEST = 30
LONGEST_LEAD = 400


def summary(reading: Reading) -> Found[str] | None:
    """Its text as printed; else what the page tells machines, if that is of this article."""
    best = surest(_candidates(reading))
    if best is None:
        return None
    text = _without_initials(clean(unescape(best.value)), reading)
    return Found(text, best.rule, best.certainty)


_DATELINE = re.compile(r"^\W?[A-ZĐ]{2,6}\W? ?[-–—] (?=\w)")


def _without_initials(text: str, reading: Reading) -> str:
    """A lead without the initials of its newspaper, where the page tells it so to machines."""
    match = _DATELINE.match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    told = any(key(rest).startswith(key(one.value)) for one in reading.data.of("description"))
    return rest if told else text


def _candidates(reading: Reading) -> Iterator[Found[str]]:
    lines = reading.story.text() if reading.story else []
    if len(lines) > 1:
        lead = [line for line in lines[:4] if _is_lead(line)]
        named = [line for line in lead if _named(line)]
        if named:
            own = [line for line in named if line.box.parent is named[0].box.parent]
            yield Found(_joined(own), "structure:named-summary", 0.9)
        elif lead and lead[0] is lines[0]:
            yield Found(lead[0].text, "structure:bold-lead", 0.75)
        elif is_slanted(lines[0]) and not is_slanted(lines[1]) and _is_short(lines[0]):
            yield Found(lines[0].text, "structure:slanted-lead", 0.6)
        elif _is_apart(lines):
            yield Found(lines[0].text, "structure:lead-apart", 0.6)
    for fact in reading.data.of("description"):
        if len(fact.value) >= SHORTEST and _is_of(fact.value, lines[:6]):
            yield Found(_whole(fact.value, lines[0].text), fact.rule, 0.6)


def _whole(description: str, first: str) -> str:
    """The first line of a text where the page tells machines but its beginning."""
    cut = len(description) < len(first) <= LONGEST_LEAD and first.startswith(description)
    return first if cut else description


def _is_lead(line: Line) -> bool:
    if len(line.text) < SHORTEST:
        return False
    return _named(line) or ((line.bold or line.heading > 0) and len(line.text) < 700)


def _named(line: Line) -> bool:
    if (line.hints | line.box.hints) & hints.LEAD:
        return True
    parent = line.box.parent
    return parent is not None and bool(parent.hints & hints.LEAD) and parent.end - parent.start <= 4


def _is_apart(lines: list[Line]) -> bool:
    """Whether the first line stands in a box of another kind than the paragraphs after it."""
    first, *others = lines[:3]
    paragraphs = all(line.box.tag == "p" for line in others)
    return len(others) == 2 and _is_short(first) and paragraphs and first.box.tag == "div"


def _is_short(line: Line) -> bool:
    return SHORTEST <= len(line.text) <= LONGEST_LEAD


def _joined(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines)


def _is_of(description: str, lines: list[Line]) -> bool:
    own = key(description.rstrip("….")).rpartition(" ")[0]
    return len(own) >= 20 and own[:120] in key(_joined(lines))
