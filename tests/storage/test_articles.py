from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from storage.articles import Change, Saved
from storage.digests import uid
from storage.filters import Cursor, Filter
from storage.store import Store

MORNING = datetime(2026, 3, 2, 1, tzinfo=UTC)
EVENING = MORNING + timedelta(hours=10)


def article(number: int = 1, **values: Any) -> dict[str, Any]:
    url = f"https://quang-ninh.example/tin-{number}.html"
    return {"url": url, "canonical_url": url, "title": f"Tin số {number}", **values}


def save(
    store: Store, values: dict[str, Any], at: datetime = MORNING, source: str = "quang-ninh"
) -> Saved:
    with store.write() as writing:
        return writing.articles.save(source, values, seen_at=at)


def test_an_article_seen_again_keeps_one_row_and_its_first_sight(store):
    first = save(store, article())
    again = save(store, article(title="Tin đã sửa"), EVENING)
    assert (first.change, again.change) == (Change.NEW, Change.UPDATED)
    assert again.row.id == first.row.id
    assert (again.row.first_seen_at, again.row.last_seen_at) == (MORNING, EVENING)
    assert (again.row.revision, again.row.updated_at) == (2, EVENING)
    assert store.articles.count() == 1


def test_a_new_view_count_is_no_new_text(store):
    save(store, article(view_count=7))
    again = save(store, article(view_count=9), EVENING)
    assert again.change is Change.UNCHANGED
    assert (again.row.view_count, again.row.revision, again.row.updated_at) == (9, 1, MORNING)
    counts = [(row.seen_at, row.count) for row in store.articles.views(again.row.id)]
    assert counts == [(MORNING, 7), (EVENING, 9)]


def test_what_was_never_kept_cannot_be_gone(store):
    with store.write() as writing:
        writing.articles.gone("https://quang-ninh.example/never-seen", EVENING)
    assert store.articles.count() == 0


def test_an_unknown_view_count_is_no_observation(store):
    row = save(store, article(view_count=None)).row
    assert list(store.articles.views(row.id)) == []


def test_an_article_keeps_the_province_it_was_first_seen_under(store):
    save(store, article(province="ba-ria-vung-tau"))
    row = save(store, article(province="ho-chi-minh"), EVENING).row
    assert row.province == "ba-ria-vung-tau"


def test_topics_are_replaced_by_each_reading(store):
    save(store, article(topics={"chuyen-doi-so": 0.4, "y-duoc": 0.3}))
    save(store, article(topics={"chuyen-doi-so": 0.9, "so-huu-tri-tue": 0.5}), EVENING)
    (row,) = store.articles.latest()
    assert [(topic.topic, topic.score) for topic in row.topics] == [
        ("chuyen-doi-so", 0.9),
        ("so-huu-tri-tue", 0.5),
    ]


def test_times_come_back_with_their_zone(store):
    published = datetime.fromisoformat("2021-06-25T00:00:00+07:00")
    row = save(store, article(published_at=published)).row
    assert store.articles.get(row.id).published_at == published


def test_a_time_without_zone_is_refused(store):
    with pytest.raises(Exception, match="without zone"):
        save(store, article(published_at=datetime(2021, 6, 25)))  # noqa: DTZ001
    assert store.articles.count() == 0


def test_an_article_of_no_source_is_refused_and_leaves_nothing(store):
    with pytest.raises(IntegrityError):
        save(store, article(), source="nowhere")
    assert store.articles.count() == 0


def test_a_uid_is_the_same_on_every_instance():
    assert uid("https://a.example/1") == "urn:uuid:5d8fd54e-2827-5e39-a337-33e0db7891ec"


def test_newest_first_and_undated_articles_stand_where_they_were_first_seen(store):
    save(store, article(1, published_at=MORNING - timedelta(days=2)))
    save(store, article(2), MORNING)
    save(store, article(3, published_at=MORNING - timedelta(days=1)))
    assert [row.title for row in store.articles.latest()] == ["Tin số 2", "Tin số 3", "Tin số 1"]


def test_a_cursor_visits_each_once_while_new_ones_arrive(store):
    for number in range(7):
        save(store, article(number, published_at=MORNING))
    seen, cursor = [], None
    while page := store.articles.latest(limit=3, after=cursor):
        seen += [row.title for row in page]
        cursor = Cursor(page[-1].listed_at, page[-1].id)
        save(store, article(100 + len(seen), published_at=EVENING))
    assert seen == [f"Tin số {number}" for number in reversed(range(7))]


@pytest.mark.parametrize(
    ("which", "titles"),
    [
        (Filter(provinces=["da-nang"]), ["Tin số 2"]),
        (Filter(provinces=["da-nang", "quang-ninh"]), ["Tin số 2", "Tin số 1"]),
        (Filter(topics=["y-duoc"]), ["Tin số 1"]),
        (Filter(genres=["van-ban"]), ["Tin số 2"]),
        (Filter(sources=["quang-ninh"]), ["Tin số 1"]),
        (Filter(since=EVENING), ["Tin số 2"]),
        (Filter(until=EVENING), ["Tin số 1"]),
        (Filter(min_views=10), ["Tin số 1"]),
        (Filter(topics=["y-duoc"], sources=["da-nang"]), []),
    ],
)
def test_each_filter_narrows(store, which, titles):
    save(
        store,
        article(
            1, province="quang-ninh", published_at=MORNING, view_count=10, topics={"y-duoc": 1.0}
        ),
    )
    save(
        store,
        article(2, province="da-nang", published_at=EVENING, genre="van-ban"),
        source="da-nang",
    )
    assert [row.title for row in store.articles.latest(which)] == titles
    assert store.articles.count(which) == len(titles)


def test_most_read_first_leaves_the_uncounted_last(store):
    for number, views in ((1, 5), (2, None), (3, 50)):
        save(store, article(number, view_count=views))
    most_read = store.articles.latest(by_views=True)
    assert [row.view_count for row in most_read] == [50, 5, None]


def test_counts_tell_how_many_articles_each_value_has(store):
    save(store, article(1, province="quang-ninh", topics={"y-duoc": 1.0, "chuyen-doi-so": 0.5}))
    save(store, article(2, topics={"y-duoc": 1.0}))
    assert store.listings.totals("province") == {"quang-ninh": 1}
    assert store.listings.totals("topic") == {"chuyen-doi-so": 1, "y-duoc": 2}


def test_the_same_text_at_another_address_is_found_in_its_own_source_only(store):
    text = "Hội đồng chấm điểm từng hồ sơ và công bố kết quả ngay trong buổi chiều. " * 4
    first = save(store, article(1, title="Kết quả", body_text=text))
    assert first.change is Change.NEW
    assert (
        store.articles.twin("quang-ninh", "Kết quả", text).canonical_url == first.row.canonical_url
    )
    assert store.articles.twin("da-nang", "Kết quả", text) is None
    assert store.articles.twin("quang-ninh", "Kết quả khác", text) is None


def test_a_few_words_are_too_little_to_call_two_articles_one(store):
    save(store, article(1, title="Thông báo", body_text="Xem tệp đính kèm."))
    assert store.articles.twin("quang-ninh", "Thông báo", "Xem tệp đính kèm.") is None
