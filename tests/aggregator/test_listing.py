"""A walk through a list meets each article once, whatever is written meanwhile."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from aggregator.asking import listing, syncing, trends
from aggregator.asking.listing import LEAD, Question
from aggregator.asking.questions import Asked, CopyChoice, QuestionError, Sort
from aggregator.searching import words
from feeds.names import Names
from storage.asking.tables import KEPT, ArticleMoveRow
from storage.store import Store, open_store
from tests.aggregator.conftest import article
from tests.storage.conftest import postgresql_url, server, sqlite_url, template, url

__all__ = ["postgresql_url", "server", "sqlite_url", "template", "url"]

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
NAMES = Names(
    base_url="http://a.example",
    provinces={"quang-ninh": "Quảng Ninh"},
    topics={"chuyen-doi-so": "Chuyển đổi số", "y-duoc": "Y dược"},
    genres={"tin-hoi-nghi": "Tin"},
    sources={"quang-ninh": "Quảng Ninh"},
    sites={},
)
FIRST = 7
MOMENTS = count(1)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        with opened.write() as writing:
            writing.sources.save(slug="quang-ninh", name="Sở", kind="department",
                                 province="quang-ninh", platform="auto",
                                 base_url="https://a.example")  # fmt: skip
            for number in range(1, FIRST + 1):
                writing.articles.save("quang-ninh", told(number), seen_at=NOW)
        yield opened


def told(number: int, **values) -> dict[str, object]:
    url = f"https://a.example/tin-{number}"
    own = {"url": url, "canonical_url": url, "view_count": number * 10}
    return {**article(1 + (number - 1) % 27), **own, **values}


def ask(sort: Sort = Sort.DATE, cursor: str = "", **asked) -> Question:
    return listing.ask(Asked(**asked), sort, NAMES, NOW, cursor)


def save(store: Store, number: int, **values) -> None:
    """A visit, an hour after the one before."""
    seen_at = NOW + timedelta(hours=next(MOMENTS))
    with store.write() as writing:
        writing.articles.save("quang-ninh", told(number, **values), seen_at=seen_at)


def walked(store: Store, sort: Sort, limit: int, between=(), **asked) -> list[int]:
    """The numbers met on a walk, with something done after each page."""
    todo, seen, cursor = iter(between), [], ""
    while cursor is not None:
        page = listing.page(store, ask(sort, cursor, **asked), limit)
        store.session.expunge_all()
        seen += [row.id for row in page.rows]
        cursor = page.next_cursor
        for act, number, value in next(todo, ()):
            act(store, number, value)
    return seen


def arrives(store: Store, _number: int, value: int) -> None:
    """A new article, dated anywhere among the others."""
    with_date = datetime(2026, 2, 1 + value % 20, tzinfo=UTC)
    number = store.articles.count() + 1
    save(store, number, published_at=with_date, view_count=value)


def is_read(store: Store, number: int, value: int) -> None:
    save(store, number, view_count=value)


def is_dated(store: Store, number: int, value: int) -> None:
    save(store, number, published_at=datetime(2026, 2, 1 + value % 20, tzinfo=UTC))


def is_edited(store: Store, number: int, value: int) -> None:
    save(store, number, body_text=f"Hội nghị đã sửa {value} lần.", view_count=value)


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from([arrives, is_read, is_dated, is_edited]),
        st.integers(1, FIRST),
        st.integers(0, 99),
    ),
    max_size=3,
)
QUESTIONS = st.sampled_from(
    [
        (Sort.DATE, {}),
        (Sort.DATE, {"q": "hoi nghi"}),
        (Sort.DATE, {"topic": ["chuyen-doi-so"]}),
        (Sort.DATE, {"copies": CopyChoice.FIRST}),
        (Sort.VIEWS, {}),
        (Sort.VIEWS, {"q": "hoi nghi"}),
        (Sort.VIEWS, {"province": ["quang-ninh"], "topic": ["chuyen-doi-so"]}),
        (Sort.RELEVANCE, {"q": "hội nghị"}),
    ]
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(question=QUESTIONS, limit=st.integers(1, 3), between=st.lists(ACTIONS, max_size=5))
def test_a_walk_meets_each_article_once_while_others_arrive_and_move(
    store, question, limit, between
):
    sort, asked = question
    store.session.expunge_all()
    before = store.articles.latest(limit=1_000)
    there = sorted(row.id for row in before)
    views = {row.id: -1 if row.view_count is None else row.view_count for row in before}
    met = walked(store, sort, limit, between, **asked)
    assert sorted(met) == there
    if sort is Sort.VIEWS:
        assert [views[one] for one in met] == sorted(views.values(), reverse=True)


def test_what_is_read_now_is_walked_as_it_was_at_first(store):
    for number in range(1, FIRST + 1):
        save(store, number, view_count=number * 100)
    first = trends.leading(store, words(""), ask().which, LEAD)
    grows = [[(is_read, 1, 90_000), (arrives, 0, 1)], [(is_read, 2, 99_000)]]
    assert walked(store, Sort.TRENDING, 2, grows) == first
    assert len(first) >= 5


def test_the_best_come_first_and_then_all_others(store):
    for number in range(LEAD + 20):
        save(store, 100 + number, title=f"Tin {number}", body_text="Nói về sáng kiến và hội thảo.")
    save(store, 99, title="Sáng kiến", published_at=datetime(2020, 1, 1, tzinfo=UTC))
    met = walked(store, Sort.RELEVANCE, 50, q="sáng kiến")
    assert store.articles.get(met[0]).title == "Sáng kiến"
    assert len(met) == len(set(met)) == LEAD + 21


def test_many_of_a_topic_are_met_as_few_are(store, monkeypatch):
    save(store, 8, topics={"y-duoc": 0.5})
    asked = {"topic": ["y-duoc"], "copies": CopyChoice.FIRST}
    few = walked(store, Sort.VIEWS, 2, **asked)
    assert few and set(few) < {row.id for row in store.articles.latest()}
    monkeypatch.setattr(listing, "FEW", 0)
    assert walked(store, Sort.VIEWS, 2, **asked) == few


def test_a_walk_in_batches_meets_what_pages_do(store):
    batches = list(listing.walk(store, ask(Sort.VIEWS)))
    assert [one for ids in batches for one in ids] == walked(store, Sort.VIEWS, 2)
    assert sum(map(len, listing.walk(store, ask(), 3))) == 3


def test_the_days_of_a_walk_are_those_of_its_first_page(store):
    page = listing.page(store, ask(since="30d"), 1)
    later = NOW + timedelta(days=400)
    question = listing.ask(Asked(since="30d"), Sort.DATE, NAMES, later, page.next_cursor or "")
    assert question.which.since == NOW - timedelta(days=30)


def test_a_cursor_of_another_question_says_so(store):
    cursor = listing.page(store, ask(), 1).next_cursor
    with pytest.raises(QuestionError, match="other filters or another order"):
        ask(cursor=cursor, topic=["y-duoc"])
    with pytest.raises(QuestionError, match="other filters or another order"):
        ask(Sort.VIEWS, cursor)


def test_a_cursor_that_was_changed_is_refused(store):
    cursor = listing.page(store, ask(), 1).next_cursor
    for place in range(len(cursor)):
        changed = cursor[:place] + ("A" if cursor[place] != "A" else "B") + cursor[place + 1 :]
        with pytest.raises(QuestionError, match="next_cursor"):
            ask(cursor=changed)
    for other in (cursor[:-1], cursor + "A", f"{cursor}=", "é", "-"):
        with pytest.raises(QuestionError, match="next_cursor"):
            ask(cursor=other)


def test_a_cursor_is_short(store):
    assert len(listing.page(store, ask(), 1).next_cursor) < 50


def test_a_walk_that_began_too_long_ago_is_ended(store):
    cursor = listing.page(store, ask(), 1).next_cursor
    with store.write() as writing:
        writing.session.add(ArticleMoveRow(number=KEPT + 9, article_id=1, listed_at=NOW))
    with pytest.raises(QuestionError, match="too long ago"):
        listing.page(store, ask(cursor=cursor), 1)


def test_moves_are_kept_up_to_a_number(store):
    with store.write() as writing:
        writing.session.add(ArticleMoveRow(number=KEPT, article_id=1, listed_at=NOW))
        writing.session.add(ArticleMoveRow(number=-5, article_id=1, listed_at=NOW))
    save(store, 1, view_count=7_000)
    assert store.session.get(ArticleMoveRow, -5) is None
    assert store.session.get(ArticleMoveRow, KEPT) is not None


def test_authors_and_sections_are_found_without_marks(store):
    save(store, 20, author="Nguyễn  Thị Đào", section="Tin trong tỉnh")
    save(store, 21, author="Nguyễn Thị Đạo Hương")
    for asked in ({"author": ["nguyen thi dao"]}, {"section": ["TIN TRONG TINH"]}):
        (row,) = listing.page(store, ask(**asked), 10).rows
        assert row.author == "Nguyễn  Thị Đào"
        assert listing.facets(store, ask(**asked)).total == (1, True)
    save(store, 20, author="Trần Văn Bình")
    assert not listing.page(store, ask(author=["nguyen thi dao"]), 10).rows


def test_a_document_is_found_however_its_number_is_written(store):
    with store.write() as writing:
        values = told(30, documents=["57-NQ/TW"])
        writing.articles.save("quang-ninh", values, seen_at=NOW)
    assert len(listing.page(store, ask(document=["57 - nq / tw"]), 10).rows) == 1
    with pytest.raises(QuestionError, match="57-NQ/TW"):
        ask(document=["nghị quyết"])


def test_few_that_are_read_much_are_found_by_date(store):
    found = listing.page(store, ask(min_views=50), 10).rows
    assert [row.view_count for row in found] == [70, 60, 50]
    assert listing.facets(store, ask(min_views=50)).numbers["topic"] == {"chuyen-doi-so": 3}


def test_relevance_without_words_is_told(store):
    with pytest.raises(QuestionError, match="with words"):
        ask(Sort.RELEVANCE)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(between=st.lists(ACTIONS, min_size=1, max_size=4), limit=st.integers(1, 5))
def test_who_follows_the_changes_has_what_the_store_has(store, between, limit):
    mirror, cursor = {}, ""
    for actions in [*between, ()]:
        more = True
        while more:
            store.session.expunge_all()
            found = syncing.changes(store, "", cursor, limit, NOW)
            mirror.update({row.id: said(row) for row in found.rows})
            cursor, more = found.next_cursor, found.more
        for act, number, value in actions:
            act(store, number, value)
    store.session.expunge_all()
    assert mirror == {row.id: said(row) for row in store.articles.latest(limit=1_000)}


def said(row) -> tuple[object, ...]:
    topics = tuple(topic.topic for topic in row.topics)
    return row.title, row.body_text, row.published_at, row.genre, topics, row.gone_at, row.revision


def test_what_is_sorted_anew_and_what_is_taken_back_has_changed(store):
    cursor = syncing.changes(store, "", "", 100, NOW).next_cursor
    assert not syncing.changes(store, "", cursor, 100, NOW).rows
    with store.write() as writing:
        gone, sorted_anew = writing.articles.get(3), writing.articles.get(5)
        gone.gone_at = NOW
        sorted_anew.topics.clear()
    found = syncing.changes(store, "", cursor, 100, NOW)
    assert [row.id for row in found.rows] in ([3, 5], [5, 3])
    assert not syncing.changes(store, "", found.next_cursor, 100, NOW).rows


def test_what_is_kept_no_longer_is_told(store):
    cursor = syncing.changes(store, "", "", 100, NOW).next_cursor
    with store.write() as writing:
        writing.session.delete(writing.articles.get(2))
    assert syncing.changes(store, "", cursor, 100, NOW).removed == [2]


def test_changes_may_be_asked_for_by_time(store):
    now = datetime.now(UTC)
    everything = syncing.changes(store, (now - timedelta(hours=1)).isoformat(), "", 100, now)
    assert len(everything.rows) == FIRST
    later = syncing.changes(store, (now + timedelta(hours=1)).isoformat(), "", 100, now)
    assert not later.rows
    save(store, 2, title="Hội nghị dời ngày")
    assert [row.id for row in syncing.changes(store, "", later.next_cursor, 100, now).rows] == [2]


@pytest.mark.parametrize(
    ("sort", "asked"),
    [
        (Sort.DATE, {}),
        (Sort.DATE, {"since": "7d"}),
        (Sort.DATE, {"province": ["quang-ninh"]}),
        (Sort.DATE, {"source": ["quang-ninh"]}),
        (Sort.DATE, {"genre": ["tin-hoi-nghi"]}),
        (Sort.DATE, {"author": ["Nguyễn Tuyết"]}),
        (Sort.DATE, {"section": ["Tin tức"]}),
        (Sort.DATE, {"province": ["quang-ninh"], "topic": ["y-duoc"], "genre": ["tin-hoi-nghi"]}),
        (Sort.VIEWS, {}),
    ],
)
def test_a_page_is_found_in_an_index_in_its_order(sqlite_url, sort, asked):
    with open_store(sqlite_url) as store:
        told = plans(store, lambda: listing.page(store, ask(sort, **asked), 10))
    assert told
    assert [line for line in told if "TEMP B-TREE" in line] == []
    assert [line for line in told if re.match(r"SCAN articles(?! USING)", line)] == []


def plans(store: Store, act) -> list[str]:
    """How SQLite answers what is asked meanwhile."""
    asked: list[tuple[str, object]] = []

    def note(_connection, _cursor, statement, parameters, *_rest):
        asked.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(store.engine, "before_cursor_execute", note)
    with store.engine.connect() as connection:
        return [
            row[3]
            for statement, parameters in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]


@pytest.mark.parametrize(("asked", "same"), [({"q": "hoi nghi"}, True), ({"since": "90d"}, False)])
def test_the_same_store_gives_the_same_cursors_unless_the_question_depends_on_now(
    store, asked, same
):
    question = Asked(**asked)
    cursors = {
        listing.page(store, listing.ask(question, Sort.DATE, NAMES, now), 3).next_cursor
        for now in (NOW, NOW + timedelta(hours=1))
    }
    assert (len(cursors) == 1) is same
