"""Until when something can be done, as calls and notices say it: hạn nộp, trước ngày, đến hết ngày.

A wrong deadline is worse than none. A day counts only where the words beside it make it the end of
something that readers are asked to do; never the day of a document, of an event, of what has been
done, nor one whose year is not sure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple
from unicodedata import normalize

from aggregator.sorting import callforms as forms
from aggregator.sorting.days import PrintedDay, clock_of, find_days, find_ends
from spiders.items import VIETNAM

Precision = Literal["day", "minute"]

MOST = 10
"""Deadlines of one article; what has more is a calendar of events."""
SOON = timedelta(days=183)
"""Within this time after its publication a text need not print the year of a day."""
NEAR = timedelta(days=14)
"""Within this time of its publication a text dates itself, and begins to count days."""
FAR = timedelta(days=730)
"""Nothing is to be handed in later than this after it was asked for."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The end of something: ``precision`` is ``day`` or ``minute``."""

    at: datetime
    """Aware, ``+07:00``; a day by its beginning, though it counts to its end."""
    precision: Precision
    what: str
    """What is due, in the words of the text."""


class Said(NamedTuple):
    """A day that a text calls the end of something, its year perhaps unknown."""

    day: PrintedDay
    label: str
    """The words that say so, in lower case: ``hạn nộp hồ sơ``."""
    what: str
    clock: tuple[int, int] | None


def deadlines(
    title: str, text: str, published_at: datetime | None, *, is_call: bool
) -> list[Deadline]:
    """Those of an article, in its order, each moment once.

    ``published_at`` must be known to the day, else None: then only days with a year are believed,
    and only where they are called a deadline. ``is_call`` says that the article is a notice.
    """
    whole = normalize("NFC", f"{title}\n\n{text}")
    if forms.EXTENDED.search(title):
        whole = forms.RECOUNTED.sub("", whole)
    published = published_at.astimezone(VIETNAM).date() if published_at else None
    found = [*_printed(whole, published, is_call=is_call)]
    if published is not None:
        found += _counted(whole, published, is_call=is_call)
    return _distinct(found)[:MOST]


def said(text: str, *, is_call: bool = True) -> Iterator[Said]:
    """All days that a text (NFC) calls the end of something, in order."""
    before = ""
    for start, sentence in _sentences(text):
        days = _days(sentence)
        if days:
            heading = _heading(before)
            yield from _in_sentence(sentence, start, days, heading, is_call=is_call)
        if not (days and forms.ITEM.match(sentence)):
            before = "" if days else sentence


def _heading(sentence: str) -> str:
    """What says of which lines below it tell the end; empty for any other sentence."""
    short = len(sentence) < forms.LONGEST_HEADING
    return sentence if short and forms.HEADING.search(sentence) else ""


def _days(sentence: str) -> list[PrintedDay]:
    """Those printed, and the last ones of months and quarters, in order."""
    days = list(find_days(sentence)) if forms.DIGIT.search(sentence) else []
    if any(period in sentence for period in forms.PERIODS):
        days = sorted([*days, *find_ends(sentence)], key=lambda day: day.start)
    return days


def _in_sentence(
    sentence: str, start: int, days: Sequence[PrintedDay], heading: str, *, is_call: bool
) -> Iterator[Said]:
    if len(days) > forms.MOST_DAYS or forms.OTHERWISE.search(sentence):
        return
    place = cut = 0
    for day in days:
        before = sentence[max(place, day.start - forms.AROUND) : day.start]
        if _is_otherwise(before, sentence, day, is_first=not place):
            cut = cut or day.start
            continue
        led = f"{heading}: {before}" if heading and not place else before
        around = sentence[max(0, day.start - forms.AROUND) : day.end + forms.AROUND]
        label = _label(led, around, is_call=is_call)
        if label is None and is_call:
            label = _entry(before, sentence[day.end :])
        if label is None:
            continue
        first = max(place, (cut or day.start) - forms.AROUND)
        after = sentence[day.end : day.end + forms.AROUND]
        what = _what(sentence[first : cut or day.start], heading, after)
        yield Said(_moved(day, start), label, what, clock_of(sentence, day))
        place, cut = day.end, 0


def _is_otherwise(before: str, sentence: str, day: PrintedDay, *, is_first: bool) -> bool:
    if forms.NOT_THIS.search(before) or forms.NOT_AFTER.match(sentence, day.end):
        return True
    return not is_first and forms.BY_OTHERS.search(before) is not None


def _label(before: str, sentence: str, *, is_call: bool) -> str | None:
    """The words that make a day after these a deadline; None where they do not."""
    if (done := forms.DONE.search(before)) and not forms.EXTENDED.search(before, done.start()):
        return None
    weak = forms.WEAK.search(before, max(0, len(before) - forms.LABEL_REACH))
    label = " ".join(weak["label"].lower().split()) if weak else ""
    if label == forms.WITHIN_IT and not _is_to_be_sent(before, is_call=is_call):
        return None
    strong = forms.last(forms.STRONG, before)
    if strong is not None and len(before) - strong.end() <= forms.REACH:
        return " ".join(strong[0].lower().split())
    if not label or not forms.REQUEST.search(sentence) or _is_told(before):
        return None
    listed = forms.LISTED.match(before) is not None
    return label if is_call or listed or _is_asked(before, sentence, label) else None


def _is_told(before: str) -> bool:
    """Whether what leads to a day is done by others than the readers."""
    if forms.ASSIGNED.search(before):
        return True
    told = forms.last(forms.TOLD, before)
    return told is not None and forms.SENDING.search(before, told.end()) is None


def _entry(before: str, after: str) -> str | None:
    """A line of a timetable that is nothing but a day and what is sent until then."""
    if forms.RANGED.search(before) or (not after.strip(" |") and forms.ENTRY.match(before)):
        return before.strip()
    return after.strip() if forms.FIRST.match(before) and forms.ENTERED.match(after) else None


def _is_to_be_sent(before: str, *, is_call: bool) -> bool:
    return forms.SENDING.search(before) is not None and (
        is_call or forms.DEMANDED.search(before) is not None
    )


def _is_asked(before: str, sentence: str, label: str) -> bool:
    """Whether a sentence of what is no notice asks its readers to send something by a day."""
    if forms.SENT_TO.search(before):
        return True
    to_send = forms.SENDING.search(before) is not None
    return to_send and (label.startswith("trước") or forms.ASKED.search(sentence) is not None)


def _printed(text: str, published: date | None, *, is_call: bool) -> Iterator[Deadline]:
    for one in said(text, is_call=is_call):
        day = _of_year(one.day, published)
        if day is None or not _is_ahead(day, published):
            continue
        if published is None and not forms.STRONG.search(one.label):
            continue
        yield _deadline(day, one.clock, one.what)


def _deadline(day: date, clock: tuple[int, int] | None, what: str) -> Deadline:
    at = datetime.combine(day, time(*(clock or (0, 0))), VIETNAM)
    return Deadline(at, "minute" if clock else "day", what)


def _of_year(day: PrintedDay, published: date | None) -> date | None:
    """With the year that is printed, or that of the first such day after the publication."""
    if day.year is not None:
        return date(day.year, day.month, day.day)
    if published is None:
        return None
    for year in (published.year, published.year + 1):
        try:
            found = date(year, day.month, day.day)
        except ValueError:
            continue
        if found >= published:
            return found if found - published <= SOON else None
    return None


def _is_ahead(day: date, published: date | None) -> bool:
    return published is None or published <= day <= published + FAR


def _counted(text: str, published: date, *, is_call: bool) -> Iterator[Deadline]:
    """So many days after the notice: after its own date line, or else its publication."""
    if forms.FROM_THEN not in text:
        return
    for _, sentence in _sentences(text):
        match = forms.WITHIN.search(sentence)
        if match is None or forms.OTHERWISE.search(sentence):
            continue
        called = is_call or match["posted"] or match["own"]
        if not called and not _is_asked(sentence[: match.start()], sentence, ""):
            continue
        first = _counted_from(match, text, published)
        if first is not None:
            day = first + timedelta(days=int(match["days"]))
            yield _deadline(day, None, _shortened(sentence[: match.end()]))


def _counted_from(match: re.Match[str], text: str, published: date) -> date | None:
    if match["posted"]:
        return published
    if match["dated"] is None:
        return _own_date(text, published)
    day = next(find_days(match.string[match.end() :]), None)
    if day is None or day.start or day.year is None:
        return None
    first = date(day.year, day.month, day.day)
    return first if abs(first - published) <= NEAR else None


def _own_date(text: str, published: date) -> date | None:
    """The date of the notice itself; None where it has several, or one that does not fit."""
    lines = {
        date(day.year, day.month, day.day)
        for match in forms.DATE_LINE.finditer(text)
        for day in find_days(match[0])
        if day.year is not None
    }
    if not lines:
        return published
    (own, *others) = lines
    return own if not others and timedelta() <= published - own <= NEAR else None


def _distinct(found: Sequence[Deadline]) -> list[Deadline]:
    """Each day once, with its time where one mention has it."""
    timed = {one.at.date() for one in found if one.precision == "minute"}
    kept: dict[datetime, Deadline] = {}
    for one in found:
        if one.precision == "minute" or one.at.date() not in timed:
            kept.setdefault(one.at, one)
    return list(kept.values())


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    for match in forms.END.finditer(text):
        if match.start() > place:
            yield place, text[place : match.start()]
        place = match.end()
    if place < len(text):
        yield place, text[place:]


def _moved(day: PrintedDay, by: int) -> PrintedDay:
    return PrintedDay(day.day, day.month, day.year, day.start + by, day.end + by)


def _what(before: str, heading: str, after: str) -> str:
    """What leads to the day without the words that only lead; else the heading, or what follows."""
    own = forms.TRAILING.sub("", _begun(before))
    if len(own) >= forms.TELLING:
        return _shortened(own)
    return _shortened(heading or _begun(after) or own)


def _begun(words: str) -> str:
    lead = forms.LEADING.match(words)
    return words[lead.end() :] if lead else words


def _shortened(words: str) -> str:
    words = " ".join(words.split()).strip(" -–+*•:,()|")
    if len(words) <= forms.LONGEST:
        return words
    return words[: forms.LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:(-–") + " …"
