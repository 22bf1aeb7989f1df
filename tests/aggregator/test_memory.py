from datetime import UTC, datetime, timedelta

import pytest

from aggregator.memory import StoreMemory
from aggregator.values import article_values
from spiders.crawling.memory import Visit
from spiders.items import Article
from storage.store import Store
from tests.aggregator.conftest import article

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
URL = "https://www.quangninh.gov.vn/tin-20.html"


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(store: Store, clock: Clock) -> StoreMemory:
    return StoreMemory(store, "quang-ninh", clock=clock)


def read(memory: StoreMemory, published: datetime) -> None:
    """A crawl reads an article."""
    with memory.store.write() as writing:
        values = article(20, url=URL, canonical_url=URL, published_at=published)
        writing.articles.save("quang-ninh", values, seen_at=memory.clock())
        memory.keep(writing, Visit(url=URL, outcome="article", article=URL))


def fails(memory: StoreMemory, outcome: str = "http-404") -> None:
    memory.remember(Visit(url=URL, outcome=outcome))


def is_stale(memory: StoreMemory) -> bool:
    return URL in memory.stale(memory.fetched_at([URL]))


@pytest.mark.parametrize(
    ("age", "wait"), [(HOUR, 6 * HOUR), (3 * DAY, DAY), (20 * DAY, 7 * DAY), (900 * DAY, 180 * DAY)]
)
def test_the_older_an_article_the_later_it_is_stale(memory, clock, age, wait):
    read(memory, NOW - age)
    clock.now = NOW + wait - timedelta(minutes=1)
    assert not is_stale(memory)
    clock.now = NOW + wait + timedelta(minutes=1)
    assert is_stale(memory)


def test_a_configured_time_holds_for_every_age(store, clock):
    memory = StoreMemory(store, "quang-ninh", DAY, clock)
    read(memory, NOW - 900 * DAY)
    assert not is_stale(memory)
    clock.now += DAY
    assert is_stale(memory)


def test_within_a_configured_time_nothing_is_overdue(store, clock):
    read(StoreMemory(store, "quang-ninh", clock=clock), NOW - HOUR)
    clock.now += 2 * DAY
    assert URL not in StoreMemory(store, "quang-ninh", 3 * DAY, clock).overdue()
    assert URL in StoreMemory(store, "quang-ninh", None, clock).overdue()


def test_an_article_that_failed_once_is_asked_again_a_day_later_and_then_it_is_gone(memory, clock):
    read(memory, NOW - 900 * DAY)
    clock.now += DAY
    fails(memory)
    assert URL not in memory.overdue()
    clock.now += DAY
    assert URL in memory.overdue()
    assert is_stale(memory)
    assert memory.store.articles.by_url(URL).gone_at is None
    fails(memory)
    with memory.store.write() as writing:
        assert writing.articles.by_url(URL).gone_at == clock.now
    clock.now += 30 * DAY
    assert URL not in memory.overdue()


@pytest.mark.parametrize("outcome", ["unreadable", "login", "http-500"])
def test_what_says_nothing_of_the_article_is_no_proof(memory, clock, outcome):
    read(memory, NOW - 900 * DAY)
    for _ in range(3):
        clock.now += DAY
        fails(memory, outcome)
    with memory.store.write() as writing:
        row = writing.articles.by_url(URL)
    assert (row.missed_at, row.gone_at) == (None, None)


@pytest.mark.parametrize(
    ("source", "day", "province"),
    [
        ("ba-ria-vung-tau", "2025-06-30", "ba-ria-vung-tau"),
        ("ba-ria-vung-tau", "2025-07-01", "ho-chi-minh"),
        ("ho-chi-minh", "2019-01-01", "ho-chi-minh"),
        ("ba-ria-vung-tau", None, "ba-ria-vung-tau"),
    ],
)
def test_an_article_belongs_to_the_province_of_its_day(source, day, province):
    published = day and datetime.fromisoformat(f"{day}T00:00:00+07:00")
    item = Article(url=URL, canonical_url=URL, title="Tin", published_at=published)
    assert article_values(item, source)["province"] == province
