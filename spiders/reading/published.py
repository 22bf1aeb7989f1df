"""When an article was published and changed: the dates that speak of it, and no other date.

A date is only looked for where pages say it: glued to the title, between title and text, just above
the title, labelled just below the text, in machine data, and in the address. Never in prose.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from lxml import etree

from spiders.dates.printed import PrintedDate, find_dates, parse_machine_date, why_not
from spiders.dates.words import Role
from spiders.items import VIETNAM, Precision
from spiders.layout.behind import elements
from spiders.layout.boxes import Line
from spiders.reading.about import date_of, glued_date
from spiders.reading.found import BELIEVED, Found, surest
from spiders.reading.reading import Reading
from spiders.reading.remarks import POSTED, Remark
from spiders.reading.stamps import as_typed, stamped, told

Dates = Sequence[Found[PrintedDate]]

_PATH = re.compile(r"/(20\d\d)[-/](\d{1,2})[-/](\d{1,2})(?=/|$|-)")
_MACHINE = {"json-ld": 0.85, "meta": 0.8, "microdata": 0.6}
_PLACES = {"head": 0.92, "above": 0.72, "tail": 0.55}


def printed_dates(reading: Reading, fetched_at: datetime | None) -> Iterator[Found[PrintedDate]]:
    """Dates that a reader sees, each with how sure it is the article's."""
    if reading.headline:
        _, printed = glued_date(reading.headline.text)
        if printed:
            yield Found(printed, "structure:in-title", 0.9 * printed.certainty)
    labelled: set[tuple[int, date]] = set()
    for remark in reading.remarks:
        for found in _in_remark(remark, fetched_at):
            day = remark.line.index, found.value.at.date()
            if found.value.label:
                labelled.add(day)
            elif day in labelled:  # a part of the line, cut off from its label
                continue
            if found.value.role != "other":
                yield found
    for where, line in reading.around():
        yield from _exact(line, where, fetched_at)


def _in_remark(remark: Remark, fetched_at: datetime | None) -> Iterator[Found[PrintedDate]]:
    text, where = remark.text, remark.where
    if _TODAY.match(text):
        return
    whole = date_of(text, fetched_at)
    if not (whole or remark.whole):
        return
    for printed in [whole] if whole else find_dates(text, fetched_at=fetched_at):
        certainty = _PLACES[where] * printed.certainty
        if POSTED.match(text):
            yield Found(printed, "structure:posted", 0.9 * printed.certainty)
            return
        if _is_now(printed, fetched_at):
            continue
        if printed.label:
            certainty = (0.8 if where == "tail" else 0.95) * printed.certainty
        elif where == "tail" or not (whole or _is_apart(printed, text)):
            certainty *= 0.6
        rule = f"label:{printed.label}" if printed.label else f"structure:{_RULES[where]}"
        yield Found(printed, rule, certainty)


CLOCKS_DIFFER = timedelta(hours=1)
"""Between a site's clock and ours, at most."""


_TODAY = re.compile(r"\W*(?:hôm nay|bây giờ|today)\b(?=.*\d)", re.IGNORECASE)
"""What day it is when the page is looked at."""


def _is_now(printed: PrintedDate, fetched_at: datetime | None) -> bool:
    """Whether it is the page's clock: to the second, without a label, about when it was fetched."""
    if printed.precision is not Precision.SECOND or printed.label or fetched_at is None:
        return False
    return abs(fetched_at - printed.at) < CLOCKS_DIFFER


def _is_apart(printed: PrintedDate, text: str) -> bool:
    """Whether the date is what the line is for, or stands at its end."""
    return len(printed.text) * 2 >= len(text) or printed.end >= len(text) - 1


def _exact(line: Line, where: str, fetched_at: datetime | None) -> Iterator[Found[PrintedDate]]:
    """The times behind what is printed: ``<time datetime="…">``, ``<span title="…">``."""
    label = date_of(line.spaced, fetched_at) if len(line.times) <= 1 else None
    for element in elements(line):
        found = stamped(element) or told(element, fetched_at)
        if found:
            role = label.role if label else _role(element)
            if role != "other":
                certainty = (_PLACES[where] - 0.04) * found.certainty
                rule = "time:datetime" if element.tag == "time" else "attribute:time"
                yield Found(replace(found, role=role), rule, certainty)


def _role(element: etree._Element) -> Role:
    named = f"{element.get('class')} {element.get('itemprop')}".lower()
    changed = ("updated" in named and "published" not in named) or "modified" in named
    return "modified" if changed else "published"


_RULES = {"head": "under-title", "above": "above-title", "tail": "under-text"}


def machine_dates(reading: Reading, about: str) -> Iterator[Found[PrintedDate]]:
    """Dates that the page tells machines; less sure without a zone, which is where sites err."""
    for fact in reading.data.of(about):
        printed = parse_machine_date(fact.value)
        if printed:
            printed = as_typed(printed)
            kind = fact.rule.partition(":")[0]
            yield Found(printed, fact.rule, _MACHINE.get(kind, 0.6) * printed.certainty)


def path_date(url: str) -> Found[PrintedDate] | None:
    """A date in the address: ``/Pages/2020-1-15/…``."""
    match = _PATH.search(url)
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    at = datetime(day.year, day.month, day.day, tzinfo=VIETNAM)
    text = match[0].strip("/")
    printed = PrintedDate(
        at=at, precision=Precision.DAY, certainty=1.0, label=None, text=text, start=0, end=0
    )
    return Found(printed, "url:path", 0.5)


def published(reading: Reading, printed: Dates) -> Found[PrintedDate] | None:
    """When the page says that the article was published; ``printed`` are dates that it shows."""
    first = [found for found in printed if found.value.role != "modified"]
    machine = list(machine_dates(reading, "published"))
    path = [found] if (found := path_date(reading.url)) else []
    candidates = [found for found in first + machine + path if found.certainty >= BELIEVED]
    # A date of the last change is all that some sites print: then it is when the text went out.
    changed = [found for found in printed if found.value.role == "modified"]
    best = surest(candidates or changed)
    return best and _to_the_minute(best, candidates or changed)


def modified(reading: Reading, printed: Dates) -> Found[PrintedDate] | None:
    """When the page says that the article was last changed, where it says both."""
    first = published(reading, printed)
    if first is None or first.value.role == "modified":
        return None
    changed = [found for found in printed if found.value.role == "modified"]
    machine = machine_dates(reading, "modified")
    candidates = changed + [found for found in machine if not found.value.warnings]
    best = surest(candidates)
    best = best and _to_the_minute(best, candidates)
    return best if best and best.value.at > first.value.at else None


def _to_the_minute(
    best: Found[PrintedDate], candidates: list[Found[PrintedDate]]
) -> Found[PrintedDate]:
    """The same day with its time, where another believable source has it."""
    if best.value.precision in (Precision.MINUTE, Precision.SECOND):
        return best
    for other in candidates:
        exact = other.value.precision in (Precision.MINUTE, Precision.SECOND)
        if exact and other.certainty >= 0.45 and other.value.at.date() == best.value.at.date():
            return other
    return best


def doubts(reading: Reading, fetched_at: datetime | None) -> tuple[str, ...]:
    """Why what looks like the article's date is none: impossible, zero, far in the future."""
    texts = [remark.text for remark in reading.remarks if remark.whole]
    texts += [fact.value for fact in reading.data.of("published")]
    found = (why_not(text, fetched_at=fetched_at) for text in texts)
    return tuple(dict.fromkeys(f"date not believed: {why}" for why in found if why))
