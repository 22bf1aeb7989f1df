from datetime import UTC, datetime, timedelta

import pytest

from aggregator.asking.questions import Asked, QuestionError, cursor, day, question, written
from feeds.names import Names
from storage.filters import Cursor

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
NAMES = Names(
    base_url="http://a.example",
    provinces={"ho-chi-minh": "Hồ Chí Minh", "binh-duong": "Bình Dương"},
    topics={"y-duoc": "Y dược"},
    genres={"van-ban": "Văn bản"},
    sources={"da-nang": "Đà Nẵng"},
    sites={},
)


def test_a_province_of_today_includes_those_merged_into_it():
    which = question(Asked(province=["ho-chi-minh"]), NAMES, NOW)
    assert sorted(which.provinces) == ["ba-ria-vung-tau", "binh-duong", "ho-chi-minh"]


def test_a_dissolved_province_is_itself_alone():
    assert question(Asked(province=["binh-duong"]), NAMES, NOW).provinces == ["binh-duong"]


def test_spans_count_back_from_now():
    assert question(Asked(since="7d"), NAMES, NOW).since == NOW - timedelta(days=7)
    assert question(Asked(since="3m"), NAMES, NOW).since == NOW - timedelta(days=90)


def test_days_are_vietnams_and_meant_with_all_their_hours():
    which = question(Asked(since="2026-11-01", until="2026-11-02"), NAMES, NOW)
    assert which.since == datetime(2026, 10, 31, 17, tzinfo=UTC)
    assert which.until == datetime(2026, 11, 2, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Asked(province=["ho-chi-min"]), "province = 'ho-chi-min': did you mean ho-chi-minh"),
        (Asked(topic=["toán"]), "topic = 'toán': accepted: y-duoc"),
        (Asked(genre=["x"]), "genre = 'x'"),
        (Asked(source=["hue"]), "source = 'hue': accepted: da-nang"),
        (Asked(since="hôm qua"), "since = 'hôm qua': accepted: 2026-11-24, 7d"),
        (Asked(until="9999999y"), "until = '9999999y'"),
    ],
)
def test_what_cannot_be_meant_is_told_with_what_could(asked, told):
    with pytest.raises(QuestionError) as caught:
        question(asked, NAMES, NOW)
    assert told in str(caught.value)


def test_a_cursor_is_read_as_it_was_written():
    place = Cursor(datetime(2021, 6, 25, 1, 2, 3, 456789, tzinfo=UTC), 17)
    assert cursor(written(place)) == place
    assert cursor("") is None


@pytest.mark.parametrize("text", ["x", "1_", "_1", "99999999999999999999_1", "1_2_x"])
def test_a_cursor_that_nobody_wrote_is_refused(text):
    with pytest.raises(QuestionError, match="next_cursor"):
        cursor(text)


def test_the_day_of_a_span_is_vietnams():
    assert day("since", "1d", datetime(2026, 11, 24, 20, tzinfo=UTC)) == "2026-11-24"
    assert day("since", "", NOW) == ""
