"""Dates written for programs. All good ones here are of 16 May 2024."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.dates.printed import parse_machine_date
from spiders.items import VIETNAM, Precision


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("2024-05-16T15:07:09+07:00", (at(2024, 5, 16, 15, 7, 9), Precision.SECOND)),
        ("2024-05-16T08:07:09.123Z", (at(2024, 5, 16, 15, 7, 9), Precision.SECOND)),
        ("20240516T080709Z", (at(2024, 5, 16, 15, 7, 9), Precision.SECOND)),
        ("2024-05-16T15:07:09+07:00[Asia/Ho_Chi_Minh]", (at(2024, 5, 16, 15, 7, 9), "second")),
        ("Thu, 16 May 2024 08:07:09 GMT", (at(2024, 5, 16, 15, 7, 9), Precision.SECOND)),
        ("16 May 2024 15:07:09 +0700", (at(2024, 5, 16, 15, 7, 9), Precision.SECOND)),
        ("1715846829", (at(2024, 5, 16, 15, 7, 9), Precision.SECOND)),
        ("1715846829000", (at(2024, 5, 16, 15, 7, 9), Precision.SECOND)),
        ("/Date(1715846829000)/", (at(2024, 5, 16, 15, 7, 9), Precision.SECOND)),
        ("2024-05-16 15:07", (at(2024, 5, 16, 15, 7), Precision.MINUTE)),
        ("2024/5/16 8:05", (at(2024, 5, 16, 8, 5), Precision.MINUTE)),
        ("2024-05-16", (at(2024, 5, 16), Precision.DAY)),
        ("20240516", (at(2024, 5, 16), Precision.DAY)),
        ("2024-05-16T00:00:00", (at(2024, 5, 16), Precision.DAY)),
        ("2024-05-16T00:00:00Z", (at(2024, 5, 16), Precision.DAY)),
        ("2024-05-15T17:00:00Z", (at(2024, 5, 16), Precision.DAY)),
        ("2024-05", (at(2024, 5, 1), Precision.MONTH)),
    ],
)
def test_dates_for_machines_are_read(value, meant):
    date = parse_machine_date(value)
    assert (date.at, date.precision) == meant
    assert date.warnings == ()


@pytest.mark.parametrize(
    "value",
    ["2024-05-16+0715:07:00", "2024-05-16T25:61:00+07:00", "2024-05-16T15:07:00+99:00"],
)
def test_a_broken_time_for_machines_leaves_the_day_with_a_warning(value):
    date = parse_machine_date(value)
    assert (date.at, date.precision) == (at(2024, 5, 16), Precision.DAY)
    assert date.certainty == 0.5
    assert date.warnings


def test_a_time_for_machines_without_zone_is_vietnamese_and_less_certain():
    bare, zoned = (parse_machine_date("2024-05-16T15:07:09" + zone) for zone in ("", "+07:00"))
    assert bare.at == zoned.at
    assert bare.certainty < zoned.certainty


@pytest.mark.parametrize(
    "value",
    [
        "0000-00-00",
        "0000-00-00 00:00:00",
        "-0001-11-30T00:00:00+07:06",
        "1970-01-01",
        "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00",
        "9999-12-31T23:59:59Z",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "2024-02-30",
        "2024-13-01",
        "2024051615",
        "99999999999999",
        "2024-05-16-hoi-thao",
        "16/05/2024",
        "now",
        "",
    ],
)
def test_nothing_is_read_where_nothing_is_sure(value):
    assert parse_machine_date(value) is None


@given(st.text() | st.from_regex(r"[0-9T:Z+-]{4,30}", fullmatch=True))
def test_any_value_for_machines_gives_a_date_or_nothing(value):
    date = parse_machine_date(value)
    assert date is None or 1990 <= date.at.year <= 2100


@given(st.integers(min_value=1, max_value=110 * 365 * 86400))
def test_what_is_written_is_what_is_read(seconds):
    moment = at(1990, 1, 1) + timedelta(seconds=seconds)
    assert parse_machine_date(moment.isoformat()).at == moment
