"""Whether sources can be seen: judged by crawls that were, and told to people and programs."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from aggregator import health
from aggregator.health import State, judge, long_silence
from aggregator.web.app import application
from storage.outages import Outage
from storage.tables import CrawlRunRow

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SIX_HOURS = timedelta(hours=6)
DAILY = [NOW - timedelta(days=day) for day in range(1, 21)]


@pytest.fixture
def client(setting, store) -> Iterator[TestClient]:
    with TestClient(application(setting)) as client:
        yield client


def run(hours_ago: float, status: str = "done", found: int = 9, **values: object) -> CrawlRunRow:
    ended = NOW - timedelta(hours=hours_ago)
    return CrawlRunRow(source="son-la", started_at=ended - timedelta(minutes=1),
                       finished_at=ended, status=status, found=found, **values)  # fmt: skip


def test_a_source_that_is_seen_is_well():
    assert judge([run(1), run(7)], None, DAILY, SIX_HOURS, NOW) == (State.OK, None, None)


def test_a_source_that_was_never_crawled_is_new():
    assert judge([], None, [], SIX_HOURS, NOW)[0] is State.NEW


def test_an_outage_is_told_with_its_begin_and_the_first_warning():
    failed = run(1, "failed", 0, troubles={"dns": 3}, warnings=["so.example: no such host"])
    outage = Outage("son-la", NOW - timedelta(days=2), None)
    told = (State.BROKEN, "so.example: no such host", outage.since)
    assert judge([failed, failed], outage, DAILY, SIX_HOURS, NOW) == told


def test_an_outage_without_a_warning_is_told_by_its_commonest_trouble():
    failed = run(1, "failed", 0, troubles={"dns": 1, "timeout": 3})
    outage = Outage("son-la", NOW, None)
    assert judge([failed], outage, [], SIX_HOURS, NOW)[1] == "timeout, dns"


def test_a_site_that_answers_without_any_article_twice_is_broken():
    state, reason, since = judge([run(1, found=0), run(7, found=0)], None, DAILY, SIX_HOURS, NOW)
    assert (state, since) == (State.BROKEN, run(7).started_at)
    assert "found no article" in (reason or "")


def test_once_is_not_enough_to_call_a_site_broken():
    assert judge([run(1, found=0), run(7)], None, DAILY, SIX_HOURS, NOW)[0] is State.OK


@pytest.mark.parametrize(("hours", "state"), [(17.9, State.OK), (18.1, State.LATE)])
def test_a_crawl_is_late_after_three_intervals(hours, state):
    assert judge([run(hours), run(30)], None, DAILY, SIX_HOURS, NOW)[0] is state


def test_a_silence_is_told_that_is_three_times_as_long_as_any_before():
    weekly = [NOW - timedelta(days=40 + 7 * week) for week in range(12)]
    assert long_silence(weekly, NOW) == timedelta(days=40)


def test_who_is_often_silent_is_not_noticed():
    rarely = [NOW - timedelta(days=40 + 20 * time) for time in range(12)]
    assert long_silence(rarely, NOW) is None


def test_a_holiday_is_no_silence():
    assert long_silence([one - timedelta(days=20) for one in DAILY], NOW) is None


def test_of_few_articles_no_habit_is_told():
    assert long_silence([NOW - timedelta(days=900)] * 3, NOW) is None


def crawled(store, slug: str, *runs: CrawlRunRow) -> None:
    with store.write() as writing:
        for one in reversed(runs):
            begun = writing.runs.start(slug, one.started_at)
            values = one.model_dump(exclude={"id", "source", "started_at", "finished_at"})
            writing.runs.finish(begun.id, one.finished_at, values)


def test_every_configured_source_is_told(store, setting):
    crawled(store, "quang-ninh", run(1, "failed", 0, warnings=["it is down"]), run(7))
    found = {one.source: one for one in health.of_all(setting, store, NOW)}
    assert found.keys() == setting.spiders.keys()
    seen = found["quang-ninh"]
    assert (seen.state, seen.reason, seen.since) == (State.BROKEN, "it is down", run(1).started_at)
    assert (seen.last_crawl, seen.newest_article) == (
        run(1).finished_at,
        datetime(2026, 2, 7, 2, tzinfo=UTC),
    )


def test_only_crawls_that_ended_by_themselves_count(store, setting):
    crawled(store, "quang-ninh", run(0.5, "interrupted", 0), run(1, found=0), run(7))
    found = {one.source: one.state for one in health.of_all(setting, store, NOW)}
    assert found["quang-ninh"] is State.OK


def test_the_command_fails_where_a_source_cannot_be_seen(say, store):
    now = datetime.now(UTC)
    status, out, err = say("health", "--json")
    assert (status, err) == (0, "")
    with store.write() as writing:
        begun = writing.runs.start("quang-ninh", now)
        writing.runs.finish(begun.id, now, {"status": "failed", "warnings": ["it is down"]})
    status, out, err = say("health", "--json")
    assert (status, err) == (1, "sokhcn: quang-ninh: it is down\n")
    told = {one["source"]: one for one in json.loads(out)}
    assert told["quang-ninh"]["state"] == "broken"
    assert told["quang-ninh"]["newest_article"] == "2026-02-07T09:00:00+07:00"
    assert "it is down" in say("health")[1]


def test_sources_are_told_with_their_health(say, store):
    told = {one["slug"]: one["health"] for one in json.loads(say("sources", "--json")[1])}
    assert (told["quang-ninh"], told["ha-giang"]) == ("new", "off")


def test_metrics_are_numbers_that_prometheus_reads(client, store):
    crawled(store, "quang-ninh", run(1, "failed", 0, failed=3, requests=5))
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    found = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    assert found["sokhcn_articles", "quang-ninh"] == 7
    assert found["sokhcn_source_state", "quang-ninh", "broken"] == 1
    ended = run(1).finished_at.timestamp()
    assert found["sokhcn_source_last_crawl_timestamp_seconds", "quang-ninh"] == ended
    assert found["sokhcn_last_crawl_failed", "quang-ninh"] == 3
    assert not [key for key in found if "ha-giang" in key], "it is off"


def test_a_store_of_another_version_is_not_ready(client, store):
    assert client.get("/readyz").json() == {"status": "ready"}
    store.session.connection().execute(text("UPDATE alembic_version SET version_num = '0001'"))
    store.session.commit()
    answer = client.get("/readyz")
    assert (answer.status_code, "schema 0001" in answer.text) == (503, True)
