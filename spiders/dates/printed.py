"""Dates as Vietnamese pages print them: which they are, what their labels say, and how sure.

The day always comes before the month, as in Vietnam. A year that is not printed is never added.
"""

import re
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from spiders.dates.lines import DateGroup, DateLine
from spiders.dates.machine import parse_machine_date
from spiders.dates.moments import Day, PrintedDate, ahead_warning, moment, weekday_warning
from spiders.dates.words import Role, role_of
from spiders.text import fold

__all__ = [
    "PrintedDate",
    "find_dates",
    "is_modified_label",
    "parse_date",
    "parse_machine_date",
    "why_not",
]

_LONGEST_LINE = 240
_DIGIT = re.compile(r"\d")


def find_dates(text: str, *, fetched_at: datetime | None = None) -> list[PrintedDate]:
    """All dates of a line, in order; relative ones (``3 giờ trước``) only with ``fetched_at``."""
    return _believed(_line(text, fetched_at)) if _may_hold_date(text, fetched_at) else []


def parse_date(text: str, *, fetched_at: datetime | None = None) -> PrintedDate | None:
    """The one date that a line states, where the line says nothing else.

    Allowed beside it are label, weekday, time, place and readers. Where a line states when
    something was published and when modified, it is the publication.
    """
    if len(text) > _LONGEST_LINE or not _may_hold_date(text, fetched_at):
        return None
    line = _line(text, fetched_at)
    dates = _believed(line)
    if not dates or not line.says_nothing_else():
        return None
    stated = [date for date in dates if date.role != "modified"] or dates
    return stated[0] if len(stated) == 1 else None


def why_not(text: str, *, fetched_at: datetime | None = None) -> str | None:
    """Why something of a date's shape on this line is none: impossible, zero, out of range."""
    if not _may_hold_date(text, fetched_at):
        return None
    line = _line(text, fetched_at)
    doubts = ((_doubt(group, fetched_at), group) for group in line.groups)
    return next((f"{why} ({line.text[g.start : g.end]})" for why, g in doubts if why), None)


def is_modified_label(label: str) -> bool:
    """Whether a date after these words is that of a change rather than of the publication."""
    return role_of(fold(label).strip(" :")) == "modified"


_line = lru_cache(maxsize=64)(DateLine)
"""Several questions are asked about one line, one after the other."""


def _may_hold_date(text: str, fetched_at: datetime | None) -> bool:
    return _DIGIT.search(text) is not None or (fetched_at is not None and len(text) < 80)


def _believed(line: DateLine) -> list[PrintedDate]:
    dates = (_printed(group, line) for group in line.groups)
    return [date for date in dates if date]


def _printed(group: DateGroup, line: DateLine) -> PrintedDate | None:
    text, label = line.text[group.start : group.end], group.label
    role = role_of(label or "")
    if group.machine:
        found = parse_machine_date(text)
        return found and replace(found, label=label, role=role, start=group.start, end=group.end)
    if group.day is None or _doubt(group, line.fetched_at):
        return None
    at, precision, warnings = moment(group.day, group.clock)
    wrong = weekday_warning(group.day, group.weekday), ahead_warning(at, line.fetched_at)
    return PrintedDate(
        at=at,
        precision=precision,
        certainty=_certainty(group.day, group, role, wrong),
        label=label,
        text=text,
        start=group.start,
        end=group.end,
        warnings=(*warnings, *filter(None, (group.day.warning, *wrong))),
        role=role,
    )


def _doubt(group: DateGroup, fetched_at: datetime | None) -> str | None:
    if group.day is None:
        return None
    beside = group.label or group.clock or group.weekday is not None
    if group.day.short and not beside:
        return "a year of two digits, alone"
    return group.day.doubt(fetched_at)


def _certainty(day: Day, group: DateGroup, role: Role, wrong: tuple[str | None, ...]) -> float:
    certainty = day.certainty + 0.07 * (role in ("published", "modified"))
    if group.weekday is not None and wrong[0] is None:
        certainty += 0.02
    return round(min(certainty, 0.99) * 0.5 ** sum(map(bool, wrong)), 3)
