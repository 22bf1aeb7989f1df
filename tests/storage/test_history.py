from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage.articles import CONTENT
from storage.history import SAID, Age
from storage.store import Store
from storage.tables import ArticleRow

MORNING = datetime(2026, 3, 2, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
URL = "https://quang-ninh.example/tin-1.html"
GONE = {"http-404", "soft-404"}


def read(store: Store, at: datetime = MORNING, url: str = URL, **values: Any) -> ArticleRow:
    """An article is read at an address: it is saved, and the visit remembered."""
    kept = values.pop("kept", url)
    with store.write() as writing:
        found = {"url": url, "canonical_url": kept, "title": "Tin", **values}
        row = writing.articles.save("quang-ninh", found, seen_at=at).row
        remember(writing, url, "article", at, kept)
    return row


def remember(writing: Store, url: str, outcome: str, at: datetime, kept: str | None = None) -> None:
    writing.pages.save(url=url, source="quang-ninh", outcome=outcome, article=kept, fetched_at=at)


def fails(store: Store, at: datetime, url: str = URL, kept: str = URL) -> ArticleRow:
    """An address of an article says that it is gone."""
    with store.write() as writing:
        writing.articles.gone(kept, at, asked=url)
        remember(writing, url, "http-404", at)
    with store.write() as writing:
        row = writing.articles.by_url(kept)
    assert row is not None
    return row


def test_all_that_makes_a_revision_is_kept_of_it():
    assert set(CONTENT) == SAID


def test_what_an_article_said_before_an_edit_is_kept(store):
    read(store, title="Cũ", body_text="Một.", author="Lê Mơ", attachments=[{"url": "a"}])
    row = read(store, MORNING + DAY, title="Mới", body_text="Hai.")
    (old,) = store.articles.revisions(row.id)
    assert (old.number, old.seen_at, old.title, old.body_text) == (1, MORNING, "Cũ", "Một.")
    assert (old.author, old.attachments) == ("Lê Mơ", [{"url": "a"}])
    assert (row.revision, row.title) == (2, "Mới")


def test_what_has_not_changed_is_no_revision(store):
    row = read(store, view_count=3)
    read(store, MORNING + DAY, view_count=9)
    assert list(store.articles.revisions(row.id)) == []


def test_revisions_are_told_from_the_oldest_on_with_the_time_of_each(store):
    for hours, title in enumerate(("Một", "Hai", "Ba")):
        row = read(store, MORNING + hours * HOUR, title=title)
    told = [(old.number, old.title, old.seen_at) for old in store.articles.revisions(row.id)]
    assert told == [(1, "Một", MORNING), (2, "Hai", MORNING + HOUR)]


def test_an_address_must_fail_twice_a_day_apart(store):
    read(store)
    first = fails(store, MORNING + DAY)
    assert (first.missed_at, first.gone_at) == (MORNING + DAY, None)
    assert fails(store, MORNING + DAY + HOUR).gone_at is None
    assert fails(store, MORNING + 2 * DAY).gone_at == MORNING + 2 * DAY


def test_an_article_that_is_gone_keeps_what_was_read_of_it(store):
    read(store, body_text="Nội dung.")
    fails(store, MORNING + DAY)
    row = fails(store, MORNING + 2 * DAY)
    assert (row.body_text, row.title, row.last_seen_at) == ("Nội dung.", "Tin", MORNING)


def test_a_reading_between_two_failures_forgets_the_first(store):
    read(store)
    fails(store, MORNING + DAY)
    assert read(store, MORNING + 2 * DAY).missed_at is None
    assert fails(store, MORNING + 3 * DAY).gone_at is None


def test_an_article_that_is_back_is_gone_no_more(store):
    read(store)
    fails(store, MORNING + DAY)
    fails(store, MORNING + 2 * DAY)
    row = read(store, MORNING + 3 * DAY)
    assert (row.missed_at, row.gone_at) == (None, None)


def test_an_old_address_that_fails_says_nothing_of_an_article_that_has_moved(store):
    moved = "https://quang-ninh.example/moi/1"
    read(store)
    read(store, MORNING + DAY, moved, kept=URL)
    for days in (2, 4, 6):
        row = fails(store, MORNING + days * DAY)
    assert (row.missed_at, row.gone_at) == (None, None)
    fails(store, MORNING + 8 * DAY, moved)
    assert fails(store, MORNING + 9 * DAY, moved).gone_at is not None


def test_an_article_that_failed_once_is_due_for_proof_a_day_later(store):
    read(store)
    first = MORNING + DAY
    fails(store, first)
    due = store.articles.history.due_for_proof
    assert due("quang-ninh", GONE, first + HOUR) == []
    assert due("quang-ninh", GONE, first + DAY) == [URL]
    assert due("da-nang", GONE, first + DAY) == []
    fails(store, first + DAY)
    assert due("quang-ninh", GONE, first + 9 * DAY) == []


def test_where_an_old_address_failed_the_present_one_is_asked(store):
    moved = "https://quang-ninh.example/moi/1"
    read(store)
    read(store, MORNING + DAY, moved, kept=URL)
    fails(store, MORNING + 2 * DAY)
    due = store.articles.history.due_for_proof
    assert due("quang-ninh", GONE, MORNING + 3 * DAY) == [moved]
    read(store, MORNING + 3 * DAY, moved, kept=URL)
    assert due("quang-ninh", GONE, MORNING + 9 * DAY) == []


def ages(now: datetime) -> list[Age]:
    """Of the week: each day. Older: each month."""
    return [
        Age(now - 7 * DAY, now + DAY, now - DAY),
        Age(now - 9_000 * DAY, now - 7 * DAY, now - 30 * DAY),
    ]


@pytest.mark.parametrize(
    ("published", "days", "due"), [(1, 0.5, False), (1, 2, True), (60, 2, False), (60, 40, True)]
)
def test_how_often_an_article_is_due_depends_on_its_age(store, published, days, due):
    read(store, published_at=MORNING - published * DAY)
    now = MORNING + days * DAY
    found = store.articles.history.due_for_visit("quang-ninh", ages(now), 10)
    assert found == ([URL] if due else [])


def test_what_failed_of_late_is_not_due_for_a_visit(store):
    read(store)
    with store.write() as writing:
        remember(writing, URL, "unreadable", MORNING + 2 * DAY)
    history = store.articles.history
    assert history.due_for_visit("quang-ninh", ages(MORNING + 2 * DAY + HOUR), 10) == []
    assert history.due_for_visit("quang-ninh", ages(MORNING + 4 * DAY), 10) == [URL]


def test_the_longest_unread_are_due_first_and_no_more_than_asked_for(store):
    for number in range(5):
        read(store, MORNING + number * HOUR, f"https://quang-ninh.example/{number}")
    found = store.articles.history.due_for_visit("quang-ninh", ages(MORNING + 3 * DAY), 2)
    assert found == [f"https://quang-ninh.example/{number}" for number in (0, 1)]


def test_every_reading_of_a_counter_is_an_observation(store):
    for days, views in ((0, 7), (1, 7), (2, 9)):
        row = read(store, MORNING + days * DAY, view_count=views)
    told = [(seen.seen_at, seen.count) for seen in store.articles.views(row.id)]
    assert told == [(MORNING, 7), (MORNING + DAY, 7), (MORNING + 2 * DAY, 9)]


def test_counts_tell_of_growth_where_there_are_two_or_the_article_is_young(store):
    old = MORNING - 100 * DAY
    for days, views in ((-90, 5), (10, 8), (20, 11)):
        read(store, MORNING + days * DAY, view_count=views, published_at=old)
    read(store, MORNING, "https://quang-ninh.example/2", view_count=1, published_at=old)
    read(store, MORNING, "https://quang-ninh.example/3", view_count=2, published_at=MORNING)
    found = store.articles.history.counted_since(MORNING - DAY, MORNING - 7 * DAY)
    assert [[views for _, views in one.counts] for one in found] == [[8, 11], [2]]
    assert [seen_at for seen_at, _ in found[0].counts] == [MORNING + 10 * DAY, MORNING + 20 * DAY]
    assert (found[0].source, found[0].published_at) == ("quang-ninh", old)


def test_all_addresses_of_an_article_are_known(store):
    moved = "https://quang-ninh.example/moi/1"
    read(store)
    row = read(store, MORNING + DAY, moved, kept=URL)
    assert store.articles.history.addresses(row) == [moved, URL]


def test_when_articles_were_listed_is_told_by_any_of_their_addresses(store):
    row = read(store)
    assert store.articles.history.listed_at([URL, "https://a.example/"]) == {URL: row.listed_at}
