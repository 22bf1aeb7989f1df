from datetime import UTC, datetime, timedelta

import pytest

from storage.outages import Failure, Outage

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def crawls(store):
    """Crawls of sources, an hour apart: each word is how one ended."""

    def ended(source, statuses):
        with store.write() as writing:
            writing.sources.save(slug=source, name=source, kind="department", province=None,
                                 platform="auto", base_url="https://a.vn")  # fmt: skip
            for number, status in enumerate(statuses.split()):
                run = writing.runs.start(source, NOON + number * HOUR)
                values = {"status": status, "troubles": {"dns": number}, "warnings": []}
                writing.runs.finish(run.id, NOON + number * HOUR + HOUR / 2, values)
        return store.outages

    return ended


def test_an_outage_begins_with_the_first_failure_and_ends_with_the_first_success(crawls):
    outages = crawls("a", "done failed failed interrupted failed done done failed")
    assert outages.all() == [
        Outage("a", NOON + HOUR, NOON + 5.5 * HOUR),
        Outage("a", NOON + 7 * HOUR, None),
    ]


def test_one_source_says_nothing_of_another(crawls):
    crawls("a", "failed failed")
    outages = crawls("b", "done failed done")
    assert outages.all() == [
        Outage("a", NOON, None),
        Outage("b", NOON + HOUR, NOON + 2.5 * HOUR),
    ]
    assert outages.all("b") == [Outage("b", NOON + HOUR, NOON + 2.5 * HOUR)]


def test_a_source_that_never_failed_has_no_outage(crawls):
    assert crawls("a", "done interrupted done").all() == []


def test_the_first_failure_after_a_while_is_told_with_its_troubles(crawls):
    outages = crawls("a", "failed failed failed done failed")
    (first, second) = outages.all()
    assert outages.failure(first, NOON + HOUR) == Failure(NOON + 1.5 * HOUR, {"dns": 1}, [])
    assert outages.failure(first, NOON + 3 * HOUR) is None
    assert outages.failure(second, NOON) == Failure(NOON + 4.5 * HOUR, {"dns": 4}, [])
