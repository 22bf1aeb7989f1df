"""Dates written for programs: attributes, meta tags, JSON-LD, feeds, headers."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from spiders.items import VIETNAM, Precision
from spiders.moments import Clock, Day, PrintedDate, moment

_ISO = re.compile(
    r"(?P<y>[0-9]{4})-?(?P<m>[0-9]{2})(?:-?(?P<d>[0-9]{2}))?"
    r"(?:[Tt ](?P<H>[0-9]{2}):?(?P<M>[0-9]{2})(?::?(?P<S>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r" ?(?P<zone>[Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
_BROKEN_TIME = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?![0-9]).{1,40}")
_EPOCH = re.compile(r"[0-9]{10}|[0-9]{13}")
_DOTNET = re.compile(r"/Date\(([0-9]{10,13})(?:[+-][0-9]{4})?\)/")
_RFC_2822 = re.compile(
    r"(?:[A-Z][a-z]{2}, {0,2})?[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{4,8}.{0,12}"
)


def parse_machine_date(text: str) -> PrintedDate | None:
    """ISO 8601 and relatives, RFC 2822, or an epoch in seconds or milliseconds.

    A time without zone is taken for Vietnamese, less certainly. Where the day is sure and the time
    is broken, the day alone with a warning. Zero dates and the like are ``None``.
    """
    value = text.strip()
    if len(value) > 64 or not value[:1].isascii():
        return None
    if match := _ISO.fullmatch(value):
        return _iso(match, value)
    if match := _EPOCH.fullmatch(value) or _DOTNET.fullmatch(value):
        return _epoch(match[match.lastindex or 0], value)
    if _RFC_2822.fullmatch(value):
        return _rfc_2822(value)
    if match := _BROKEN_TIME.fullmatch(value):
        warning = f"time not understood: {value}"
        return _printed(_day(match), None, value, certainty=0.5, warning=warning)
    return None


def _day(match: re.Match[str]) -> Day:
    day = match["d"]
    return Day(int(match["y"]), int(match["m"]), None if day is None else int(day))


def _iso(match: re.Match[str], value: str) -> PrintedDate | None:
    day = _day(match)
    if match["H"] is None:
        return _printed(day, None, value, certainty=0.9 if day.day else 0.7)
    clock = Clock(int(match["H"]), int(match["M"]), int(match["S"]) if match["S"] else None)
    if day.doubt() or not clock.possible:
        warning = f"no such time: {value}"
        return _printed(day, None, value, certainty=0.5, warning=warning)
    if not match["zone"]:
        return _printed(day, clock, value, certainty=0.8)
    zone = _zone(match["zone"])
    return zone and _at(
        datetime(
            day.year,
            day.month,
            day.day or 1,
            clock.hour,
            clock.minute,
            clock.second or 0,
            tzinfo=zone,
        ),
        value,
        seconds=clock.second is not None,
    )


def _zone(text: str) -> timezone | None:
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset > timedelta(hours=14):
        return None
    return timezone(-offset if text[0] == "-" else offset)


def _epoch(digits: str, value: str) -> PrintedDate | None:
    seconds = int(digits) // (1000 if len(digits) > 11 else 1)
    return _at(datetime.fromtimestamp(seconds, UTC), value, seconds=True)


def _rfc_2822(value: str) -> PrintedDate | None:
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if at.tzinfo is None:
        day, clock = Day(at.year, at.month, at.day), Clock(at.hour, at.minute, at.second)
        return _printed(day, clock, value, certainty=0.7)
    return _at(at, value, seconds=True)


def _at(at: datetime, value: str, *, seconds: bool) -> PrintedDate | None:
    at = at.astimezone(VIETNAM)
    clock = Clock(at.hour, at.minute, at.second if seconds else None)
    return _printed(Day(at.year, at.month, at.day), clock, value, certainty=0.95)


def _printed(
    day: Day, clock: Clock | None, value: str, *, certainty: float, warning: str | None = None
) -> PrintedDate | None:
    if day.doubt():
        return None
    at, precision, warnings = moment(day, clock)
    return PrintedDate(
        at=at,
        precision=precision if day.day else Precision.MONTH,
        certainty=certainty,
        label=None,
        text=value,
        start=0,
        end=len(value),
        warnings=warnings + ((warning,) if warning else ()),
    )
