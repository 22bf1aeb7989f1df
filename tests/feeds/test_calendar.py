"""Calendars against RFC 5545, and against a parser."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from feeds.calendar import CalendarInfo, Event, calendar

INFO = CalendarInfo(
    id="7d5f2c50-8d7c-5d53-9f60-0a7a1d1f2b11",
    title="Hạn nộp hồ sơ; đăng ký",
    text="Thời hạn, ghi trong thông báo",
    self_url="https://tin.example/feeds/calls.ics",
    site_url="https://tin.example/",
    refresh=timedelta(hours=6),
)
EVENT = Event(
    uid="e9758532-nop@sokhcn",
    day=date(2026, 5, 15),
    title="Nộp hồ sơ; tuyển chọn, đợt 1",
    text="Dòng một\nDòng \\hai",
    url="https://so.example/tin/1?a=1,2;b",
    changed_at=datetime(2026, 5, 1, 1, 30, tzinfo=UTC),
    sequence=2,
    categories=("Sở hữu trí tuệ", "Tiêu chuẩn, đo lường"),
)


def read(*events):
    return Calendar.from_ical(calendar(INFO, events))


def test_a_parser_reads_back_what_the_event_says():
    (event,) = read(EVENT).walk("VEVENT")
    assert event["UID"] == EVENT.uid
    assert event["SUMMARY"] == EVENT.title
    assert event["DESCRIPTION"] == EVENT.text
    assert event["URL"] == EVENT.url
    assert event["SEQUENCE"] == 2
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (EVENT.day, date(2026, 5, 16))
    assert event.decoded("LAST-MODIFIED") == EVENT.changed_at
    assert list(event["CATEGORIES"].cats) == list(EVENT.categories)
    assert event["STATUS"] == "CONFIRMED"


def test_the_calendar_says_what_it_is_and_how_long_it_lasts():
    made = read()
    assert made["NAME"] == made["X-WR-CALNAME"] == r"Hạn nộp hồ sơ\; đăng ký"  # read as it stands
    assert made.decoded("REFRESH-INTERVAL") == timedelta(hours=6)
    assert made["SOURCE"] == INFO.self_url


def test_an_event_that_was_taken_back_is_cancelled():
    (event,) = read(replace(EVENT, is_cancelled=True)).walk("VEVENT")
    assert event["STATUS"] == "CANCELLED"


def test_there_is_no_alarm_and_no_clock():
    assert b"VALARM" not in calendar(INFO, [EVENT])
    assert calendar(INFO, [EVENT]) == calendar(INFO, [EVENT])


@pytest.mark.parametrize("text", ["đ" * 500, "😀" * 200, "a" * 74 + "đ", "a" * 75, ""])
def test_lines_have_75_octets_at_most_and_break_between_characters(text):
    for line in calendar(INFO, [replace(EVENT, title=text)]).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert b"\n" not in line


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_comes_through_but_for_what_no_calendar_can_hold(title, label):
    made = calendar(INFO, [replace(EVENT, title=title, text=title, categories=(label or "x",))])
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    seen = "".join(char for char in title if char.isalnum())
    assert "".join(char for char in str(event["SUMMARY"]) if char.isalnum()) == seen
