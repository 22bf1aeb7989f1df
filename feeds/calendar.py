"""Calendars: iCalendar (RFC 5545), with what RFC 7986 adds for those that are subscribed to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from feeds.text import uri, xml_text

CALENDAR_TYPE = "text/calendar; charset=utf-8"
WIDTH = 75
"""Octets of a line, its end left out (section 3.1)."""

_ESCAPED = re.compile(r"[\\;,]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that fills a day."""

    uid: str
    """Never changes, whatever becomes of the event."""
    day: date
    title: str
    text: str
    url: str
    changed_at: datetime
    sequence: int
    """How often it was changed (section 3.8.7.4)."""
    categories: tuple[str, ...] = ()
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarInfo:
    """A calendar without its events."""

    id: str
    title: str
    text: str
    self_url: str
    site_url: str
    refresh: timedelta
    """How long who subscribes to it may rely on what it has."""


def calendar(info: CalendarInfo, events: Iterable[Event]) -> bytes:
    """A calendar, the same bytes for the same events: without alarms, and without the clock."""
    lines = [*_head(info), *(line for event in events for line in _event(event)), "END:VCALENDAR"]
    return b"".join(piece for line in lines for piece in _folded(line))


def _head(info: CalendarInfo) -> Iterator[str]:
    yield from (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sokhcn//sokhcn//VI",
        "CALSCALE:GREGORIAN",
    )
    yield f"UID:{_text(info.id)}"
    yield f"NAME:{_text(info.title)}"
    yield f"X-WR-CALNAME:{_text(info.title)}"
    yield f"DESCRIPTION:{_text(info.text)}"
    yield f"SOURCE;VALUE=URI:{uri(info.self_url)}"
    yield f"URL:{uri(info.site_url)}"
    yield "X-WR-TIMEZONE:Asia/Ho_Chi_Minh"
    yield f"REFRESH-INTERVAL;VALUE=DURATION:PT{max(1, round(info.refresh.total_seconds() / 60))}M"


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_moment(event.changed_at)}"
    yield f"LAST-MODIFIED:{_moment(event.changed_at)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY;LANGUAGE=vi:{_text(event.title)}"
    yield f"DESCRIPTION;LANGUAGE=vi:{_text(event.text)}"
    yield f"URL:{uri(event.url)}"
    if event.categories:
        yield f"CATEGORIES;LANGUAGE=vi:{','.join(map(_text, event.categories))}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """Section 3.3.11."""
    plain = _CONTROL.sub(" ", xml_text(value) or "").replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPED.sub(lambda sign: f"\\{sign[0]}", plain).replace("\n", "\\n")


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> Iterator[bytes]:
    """A line in pieces of `WIDTH` octets at most, none of which ends within a character."""
    piece = bytearray()
    for char in line:
        octets = char.encode()
        if len(piece) + len(octets) > WIDTH:
            yield bytes(piece) + b"\r\n"
            piece = bytearray(b" ")
        piece += octets
    yield bytes(piece) + b"\r\n"
