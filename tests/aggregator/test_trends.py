"""What is read most now is worked out when a crawl ends, and only asked for by who reads."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from aggregator.asking import trends
from storage.feeds.feeds import Watch
from storage.filters import Filter
from storage.store import Store, open_store
from tests.storage.conftest import postgresql_url, server, sqlite_url, template, url

__all__ = ["postgresql_url", "server", "sqlite_url", "template", "url"]

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Six articles of two sources; each was read more the second day than the one before it."""
    with open_store(url) as opened:
        for source in ("da-nang", "hue"):
            with opened.write() as writing:
                described = {"kind": "department", "province": source, "platform": "auto"}
                home = f"https://{source}.example"
                writing.sources.save(slug=source, name="Sở", base_url=home, **described)
        for day in (0, 1):
            for number in range(1, 7):
                visit(opened, number, day, 10 + day * number * 50)
        yield opened


def visit(store: Store, number: int, day: int, views: int) -> None:
    source = ("da-nang", "hue")[number % 2]
    address = f"https://{source}.example/{number}"
    told = {"url": address, "canonical_url": address, "title": f"Tin số {number}",
            "published_at": NOW - 20 * DAY, "province": source, "view_count": views}  # fmt: skip
    with store.write() as writing:
        writing.articles.save(source, told, seen_at=NOW + day * DAY)


def order(store: Store, which: Filter | None = None, **options: int) -> list[int | None]:
    store.session.expunge_all()
    return [row.id for row in trends.most_read_now(store, which or Filter(), **options)]


def test_what_is_kept_is_what_would_be_worked_out(store):
    chosen = Filter(sources=["hue"])
    worked_out = order(store), order(store, chosen), order(store, limit=2, offset=1)
    assert worked_out == ([6, 5, 4, 3, 2, 1], [5, 3, 1], [5, 4])
    trends.refresh(store)
    assert (order(store), order(store, chosen), order(store, limit=2, offset=1)) == worked_out


def test_counters_seen_since_count_when_a_crawl_ends(store):
    trends.refresh(store)
    visit(store, 1, 2, 9_000)
    assert (order(store, limit=1), trends.as_of(store)) == ([6], NOW + DAY)
    trends.refresh(store)
    assert (order(store, limit=1), trends.as_of(store)) == ([1], NOW + 2 * DAY)


def test_an_order_of_the_same_hour_stands(store):
    trends.refresh(store)
    visit(store, 1, 1, 9_000)
    trends.refresh(store)
    assert order(store, limit=1) == [6]
    with store.write() as writing:
        writing.articles.history.count_views(writing.articles.get(1), NOW + DAY + trends.OFTEN)
    trends.refresh(store)
    assert order(store, limit=1) == [1]


def test_who_kept_an_article_ready_knows_when_the_order_is_another_one(store):
    watch = Watch(store.engine)
    trends.refresh(store)
    before = watch.last_count()
    visit(store, 1, 2, 9_000)
    assert watch.last_count() == before
    trends.refresh(store)
    assert watch.last_count() != before
    watch.close()


def test_a_crawl_that_took_longer_to_work_it_out_comes_too_late(store):
    visit(store, 1, 2, 9_000)
    trends.refresh(store)
    with store.write() as writing:
        writing.trends.keep([3], NOW)
    assert order(store, limit=1) == [1]


def test_who_asks_reads_no_counter(store):
    trends.refresh(store)
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    assert order(store)
    assert asked
    assert not [question for question in asked if "view_counts" in question]


def test_who_asks_goes_through_no_table(sqlite_url):
    asked = []
    with open_store(sqlite_url) as kept:
        event.listen(kept.engine, "before_cursor_execute", lambda *told: asked.append(told[2:4]))
        with kept.write() as writing:
            writing.sources.save(slug="hue", name="Sở", kind="department", province="hue",
                                 platform="auto", base_url="https://hue.example")  # fmt: skip
        visit(kept, 1, 1, 10)
        with kept.write() as writing:
            writing.trends.keep([1], NOW)
        del asked[:]
        kept.trends.ids(Filter(provinces=["hue"]), limit=5)
        explain = kept.session.connection().exec_driver_sql
        steps = [step[-1] for said, words in list(asked) if "articles" in said or "trends" in said
                 for step in explain(f"EXPLAIN QUERY PLAN {said}", words)]  # fmt: skip
    assert steps
    assert not [step for step in steps if "SCAN" in step or "BLOOM" in step]


def test_what_is_gone_or_removed_since_is_left_out(store):
    trends.refresh(store)
    with store.write() as writing:
        gone, removed = writing.articles.get(6), writing.articles.get(5)
        gone.gone_at = NOW + DAY
        writing.session.delete(removed)
    assert order(store, limit=2) == [4, 3]


def test_what_was_removed_while_it_was_worked_out_is_left_out(store):
    with store.write() as writing:
        writing.trends.keep([999, 2, 3], NOW + DAY)
    assert order(store) == [2, 3]


def test_a_store_without_counters_has_no_order(sqlite_url):
    with open_store(sqlite_url) as empty:
        trends.refresh(empty)
        assert (order(empty), trends.as_of(empty)) == ([], None)
