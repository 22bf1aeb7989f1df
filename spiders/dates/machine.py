"""Dates written for programs: attributes, meta tags, JSON-LD, feeds, headers."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from spiders.dates.moments import Clock, Day, PrintedDate, moment
from spiders.items import VIETNAM

_LONGEST = 64
_ISO = re.compile(
    r"(?P<y>[0-9]{4})(?:(?P<m>[0-9]{2})(?P<d>[0-9]{2})"
    r"|[-/](?P<m2>[0-9]{1,2})(?:[-/](?P<d2>[0-9]{1,2}))?)"
    r"(?:[Tt ] ?(?P<H>[0-9]{1,2}):?(?P<M>[0-9]{2})(?::?(?P<S>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r" ?(?P<zone>[Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?(?:\[[A-Za-z/_]{1,30}\])?)?"
)
_BROKEN_TIME = re.compile(
    r"(?P<y>[0-9]{4})-(?P<m2>[0-9]{2})-(?P<d2>[0-9]{2})[Tt +Z-][0-9:.,TtZ+ -]*"
)
# Up to the year 2032: greater numbers are compact dates (yyyyMMddHH) rather than seconds.
_EPOCH = re.compile(r"(?:/Date\()?(1[0-9]{9}|1[0-9]{12})(?:[+-][0-9]{4})?(?:\)/)?")
_LAST_EPOCH = 1_990_000_000
_RFC_2822 = re.compile(
    r"(?:[A-Z][a-z]{2}, {0,2})?[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{4,8}.{0,12}"
)


def parse_machine_date(text: str) -> PrintedDate | None:
    """ISO 8601 and relatives, RFC 2822, or an epoch in seconds or milliseconds.

    A time without zone is taken for Vietnamese, less certainly. Midnight in the zone that is
    written means that the time is unknown. Where the day is sure and the time is broken, the day
    alone is given, with a warning. Zero dates and the like are ``None``.
    """
    value = text.strip()
    if not value.isascii() or len(value) > _LONGEST:
        return None
    if match := _ISO.fullmatch(value):
        return _iso(match, value)
    if match := _EPOCH.fullmatch(value):
        return _epoch(int(match[1]), value)
    if _RFC_2822.fullmatch(value):
        return _rfc_2822(value)
    match = _BROKEN_TIME.fullmatch(value)
    return _day_alone(_day(match), value) if match else None


def _day(match: re.Match[str]) -> Day:
    parts = match.groupdict()
    month, day = parts.get("m") or parts["m2"], parts.get("d") or parts["d2"]
    return Day(int(parts["y"]), int(month), None if day is None else int(day))


def _iso(match: re.Match[str], value: str) -> PrintedDate | None:
    day, zone = _day(match), match["zone"]
    if match["H"] is None:
        return _printed(day, None, value, certainty=0.9)
    clock = Clock(int(match["H"]), int(match["M"]), int(match["S"]) if match["S"] else None)
    if clock.unknown or not zone:
        return _printed(day, clock, value, certainty=0.8)
    offset = _offset(zone)
    if day.doubt() or not clock.possible or offset is None:
        return _day_alone(day, value)
    at = datetime.combine(day.date, clock.time, timezone(offset))
    return _at(at, value, seconds=clock.second is not None)


def _offset(zone: str) -> timedelta | None:
    """East of Greenwich; ``None`` where no zone of the world lies."""
    if zone[0] not in "+-":
        return timedelta()
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset > timedelta(hours=14):
        return None
    return -offset if zone[0] == "-" else offset


def _epoch(number: int, value: str) -> PrintedDate | None:
    seconds = number if number < 10**10 else number // 1000
    if seconds > _LAST_EPOCH:
        return None
    return _at(datetime.fromtimestamp(seconds, UTC), value, seconds=True)


def _rfc_2822(value: str) -> PrintedDate | None:
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return _at(at.replace(tzinfo=at.tzinfo or VIETNAM), value, seconds=True)


def _at(at: datetime, value: str, *, seconds: bool) -> PrintedDate | None:
    if not 1 < at.year < 9999:  # at either end there is no other zone to move to
        return None
    at = at.astimezone(VIETNAM)
    clock = Clock(at.hour, at.minute, at.second if seconds else None)
    return _printed(Day(at.year, at.month, at.day), clock, value, certainty=0.95)


def _day_alone(day: Day, value: str) -> PrintedDate | None:
    return _printed(day, None, value, certainty=0.5, warnings=(f"time not understood: {value}",))


def _printed(
    day: Day, clock: Clock | None, value: str, *, certainty: float, warnings: tuple[str, ...] = ()
) -> PrintedDate | None:
    if day.doubt():
        return None
    at, precision, doubts = moment(day, clock)
    return PrintedDate(
        at=at,
        precision=precision,
        certainty=0.5 if doubts else certainty,
        label=None,
        text=value,
        start=0,
        end=len(value),
        warnings=warnings + doubts,
    )
