"""Dates as Vietnamese pages print them: which, with which label, and how sure.

The order is always day before month, as in Vietnam. A year that is not printed is never added.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from spiders.dateforms import (
    DAYS,
    PLAIN,
    RELATIVE,
    TOKEN,
    clock_of,
    day_of,
    relative_day,
    weekday_of,
)
from spiders.datewords import role_of
from spiders.machinedates import parse_machine_date
from spiders.moments import Clock, Day, PrintedDate, ahead_warning, moment, weekday_warning
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
_LONGEST_GAP = 24
_LONGEST_LABEL = 40
_HINT = re.compile(r"[0-9]{2}|[0-9] |hom |yesterday|today|mot |hai |ba ")

_MARKS = r"[\s,;|\-()\[\]:@•·*.–~>»/]"
_JOINT = re.compile(rf"{_MARKS}*(?:(?:ngay|luc|vao|hoi|at|on|gio){_MARKS}+)*")
_ENDS = re.compile(rf"(?:{_MARKS}|[^\w\s]|[\ue000-\uf8ff])*(?:ngay|luc|vao|hoi|on)?(?:{_MARKS})*")
_PLACE = re.compile(r"[^\W\d_][\w.\- ]{1,40}, ?(?:ngay ?)?")
_BARE_COUNTER = re.compile(r"\W{0,6}[0-9]{1,6}\W{0,3}")
_UNKNOWN_LABEL = re.compile(r"(?:^|[|•·\n])\s*([^|•·\n:]{2,40}):[\s(\[]*(?:ngay )?$")
_OPENS = re.compile(r"[\s(\[•·|,;*-]*")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    start: int
    end: int
    match: re.Match[str]


@dataclass(slots=True)
class _Group:
    """A day and what stands beside it."""

    day: Day
    anchor: _Token
    start: int
    end: int
    clock: Clock | None = None
    weekday: int | None = None
    label: str | None = None
    relative: bool = False


def find_dates(text: str, *, fetched_at: datetime | None = None) -> list[PrintedDate]:
    """All dates of a line, in order; relative ones (``3 giờ trước``) only with ``fetched_at``."""
    return _Reading(text, fetched_at).dates if _HINT.search(fold(text)) else []


def parse_date(text: str, *, fetched_at: datetime | None = None) -> PrintedDate | None:
    """The one date that a line states, where the line says nothing else.

    Allowed beside it: label, weekday, time, place, readers. Of a publication and a modification
    on one line, the publication.
    """
    if len(text) > _LONGEST_LINE or not _HINT.search(fold(text)):
        return None
    reading = _Reading(text, fetched_at)
    dates = reading.dates
    if len(dates) > 1:
        published = [date for date in dates if date.role == "published"]
        others = [date for date in dates if date.role != "published"]
        dates = published if all(date.role == "modified" for date in others) else []
    return dates[0] if len(dates) == 1 and reading.says_nothing_else() else None


def why_not(text: str, *, fetched_at: datetime | None = None) -> str | None:
    """Why something of a date's shape on this line is none: impossible, zero, out of range."""
    doubts = _Reading(text, fetched_at).doubts if _HINT.search(fold(text)) else []
    return doubts[0] if doubts else None


def is_modified_label(label: str) -> bool:
    """Whether a date after these words is that of a change rather than of the publication."""
    return role_of(fold(label).strip(" :")) == "modified"


class _Reading:
    """One line, read."""

    def __init__(self, text: str, fetched_at: datetime | None) -> None:
        self.text = unicodedata.normalize("NFC", text)
        self.plain = fold(self.text).translate(PLAIN)
        self.fetched_at = fetched_at
        self.tokens = [
            _Token(match.lastgroup or "", match.start(), match.end(), match)
            for match in TOKEN.finditer(self.plain)
        ]
        self.used: set[int] = set()
        self.doubts: list[str] = []
        self.dates = [date for group in self._groups() if (date := self._believed(group))]

    def says_nothing_else(self) -> bool:
        """Whether only ornaments stand outside the tokens."""
        place = 0
        for token in self.tokens:
            if not self._is_ornament(self.plain[place : token.start], place):
                return False
            place = token.end
        rest = self.plain[place:]
        return _ENDS.fullmatch(rest) is not None or _BARE_COUNTER.fullmatch(rest) is not None

    def _is_ornament(self, gap: str, place: int) -> bool:
        if len(gap) <= 60 and _ENDS.fullmatch(gap):
            return True
        return place == 0 and _PLACE.fullmatch(gap) is not None

    def _groups(self) -> Iterator[_Group]:
        for index, token in enumerate(self.tokens):
            group = self._group(token)
            if group is None:
                continue
            self._reach_left(group, index)
            self._reach_right(group, index)
            if group.relative and not self._stands_alone(group):
                continue
            yield group

    def _group(self, token: _Token) -> _Group | None:
        if token.kind in DAYS:
            day = day_of(token.match, self.text[token.start : token.end])
            if day and (token.kind != "my" or self._opens(token)):
                return _Group(day, token, token.start, token.end)
        elif token.kind in RELATIVE and self.fetched_at:
            day, clock = relative_day(token.match, self.fetched_at)
            return _Group(day, token, token.start, token.end, clock=clock, relative=True)
        return None

    def _opens(self, token: _Token) -> bool:
        """Whether ``03/2021`` begins the line or follows a label: elsewhere it numbers things."""
        before = self.plain[: token.start]
        return bool(_OPENS.fullmatch(before)) or before.rstrip().endswith((":", "("))

    def _reach_left(self, group: _Group, index: int) -> None:
        for before in reversed(range(max(0, index - 4), index)):
            token = self.tokens[before]
            if before in self.used or not self._joined(token.end, group.start):
                break
            if token.kind == "label":
                group.label = " ".join(token.match[0].split())
                break
            if not self._take(group, token):
                break
            group.start = token.start
            self.used.add(before)
        if group.label is None:
            unknown = _UNKNOWN_LABEL.search(self.plain[max(0, group.start - 60) : group.start])
            group.label = unknown[1].strip() if unknown else None

    def _reach_right(self, group: _Group, index: int) -> None:
        for after in range(index + 1, min(len(self.tokens), index + 4)):
            token = self.tokens[after]
            if not self._joined(group.end, token.start) or not self._take(group, token):
                break
            group.end = token.end
            self.used.add(after)

    def _take(self, group: _Group, token: _Token) -> bool:
        if token.kind == "time" and group.clock is None:
            group.clock = clock_of(token.match)
            return True
        if token.kind == "weekday" and group.weekday is None:
            group.weekday = weekday_of(token.match)
            return True
        return token.kind == "zone"

    def _joined(self, end: int, start: int) -> bool:
        return start - end <= _LONGEST_GAP and bool(_JOINT.fullmatch(self.plain, end, start))

    def _stands_alone(self, group: _Group) -> bool:
        before, after = self.plain[: group.start], self.plain[group.end : group.end + 2]
        opened = group.label is not None or bool(re.search(r"(?:^|[|•·(>-])\s{0,3}$", before[-4:]))
        return opened and re.match(r"\s{0,2}(?:$|[|•·)<-])", after) is not None

    def _believed(self, group: _Group) -> PrintedDate | None:
        day = group.day
        doubt = day.doubt(self.fetched_at) or self._is_bare(group)
        if doubt:
            self.doubts.append(f"{doubt} ({self.text[group.start : group.end]})")
            return None
        at, precision, warnings = moment(day, group.clock)
        weekday = weekday_warning(day, group.weekday)
        ahead = ahead_warning(at, self.fetched_at)
        warnings += tuple(warning for warning in (day.warning, weekday, ahead) if warning)
        return PrintedDate(
            at=at,
            precision=precision,
            certainty=self._certainty(group, weekday, ahead),
            label=group.label,
            text=self.text[group.start : group.end],
            start=group.start,
            end=group.end,
            warnings=warnings,
            role=role_of(group.label or ""),
        )

    def _is_bare(self, group: _Group) -> str | None:
        beside = group.label or group.clock or group.weekday is not None
        return "a year of two digits alone" if group.day.short and not beside else None

    def _certainty(self, group: _Group, weekday: str | None, ahead: str | None) -> float:
        certainty = group.day.certainty
        if role_of(group.label or "") in ("published", "modified"):
            certainty += 0.07
        if group.weekday is not None and not weekday:
            certainty += 0.02
        doubts = sum(warning is not None for warning in (weekday, ahead))
        return round(min(certainty, 0.99) * 0.5**doubts, 3)
