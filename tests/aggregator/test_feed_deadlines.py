"""Deadlines of calls as a calendar, out of a store."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from aggregator.asking.questions import QuestionError
from aggregator.syndication import deadlines
from tests.aggregator.conftest import SEEN, article

NOW = datetime(2026, 3, 3, tzinfo=UTC)
MAY = datetime(2026, 5, 14, 17, tzinfo=UTC)  # the 15th in Vietnam


def due(at, what="nộp hồ sơ", precision="day"):
    return {"due_at": at, "precision": precision, "what": what}


def call(number, *found, **values):
    return article(number, rules="1", deadlines=found, genre="thong-bao-moi-goi", **values)


@pytest.fixture
def calls(store):
    with store.write() as writing:
        for values in (
            call(9, due(MAY)),
            call(10, due(MAY + timedelta(days=9, hours=9), "đăng ký", "minute"), province="son-la"),
            call(11, due(datetime(2024, 1, 1, tzinfo=UTC))),
        ):
            writing.articles.save("quang-ninh", values, seen_at=SEEN)
    return store


def read(store, setting, *pairs):
    made = Calendar.from_ical(deadlines.calls(store, setting.names, pairs, NOW))
    return made.walk("VEVENT")


def test_a_deadline_fills_its_day_in_vietnam(calls, setting):
    first, second = read(calls, setting)
    assert first.decoded("DTSTART").isoformat() == "2026-05-15"
    assert first["SUMMARY"] == "nộp hồ sơ: Hội nghị số 9 <b>&"
    assert second.decoded("DTSTART").isoformat() == "2026-05-24"
    assert second["SUMMARY"] == "đăng ký (09:00): Hội nghị số 10 <b>&"
    assert second["URL"] == "https://www.quangninh.gov.vn/tin-10"


def test_an_extension_moves_the_same_event(calls, setting):
    before = read(calls, setting)[0]
    later = call(9, due(MAY + timedelta(days=10)), body_text="Gia hạn.")
    with calls.write() as writing:
        writing.articles.save("quang-ninh", later, seen_at=NOW)
    after = next(event for event in read(calls, setting) if event["UID"] == before["UID"])
    assert after.decoded("DTSTART") - before.decoded("DTSTART") == timedelta(days=10)
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after.decoded("LAST-MODIFIED") == NOW > before.decoded("LAST-MODIFIED")


def test_a_call_that_was_taken_back_is_cancelled(calls, setting):
    with calls.write() as writing:
        writing.articles.get(9).gone_at = NOW
    assert [event["STATUS"] for event in read(calls, setting)] == ["CANCELLED", "CONFIRMED"]


def test_what_is_long_past_is_left_out_unless_it_is_asked_for(calls, setting):
    assert len(read(calls, setting)) == 2
    assert len(read(calls, setting, ("since", "2023-01-01"))) == 3
    assert len(read(calls, setting, ("since", "2023-01-01"), ("until", "2024-12-31"))) == 1


def test_the_filters_of_articles_choose_events(calls, setting):
    assert len(read(calls, setting, ("province", "son-la"))) == 1
    assert read(calls, setting, ("genre", "van-ban")) == []
    with pytest.raises(QuestionError, match="province = 'atlantis'"):
        read(calls, setting, ("province", "atlantis"))


def test_two_deadlines_of_one_article_are_two_events(calls, setting):
    both = call(12, due(MAY), due(MAY + timedelta(days=1)), due(MAY, "bảo vệ"))
    with calls.write() as writing:
        writing.articles.save("quang-ninh", both, seen_at=SEEN)
    uids = [event["UID"] for event in read(calls, setting)]
    assert len(uids) == len(set(uids)) == 5
