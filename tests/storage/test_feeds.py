"""Which changes of the store feeds get to know of."""

import random
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col

from storage.feeds.places import FeedPlaces, has_places
from storage.filters import Cursor, Filter
from storage.tables import ArticleRow
from tests.storage.conftest import NOW

ADDRESS = "https://quang-ninh.example/1"
UNTOLD = {
    "id", "last_seen_at", "missed_at", "content_hash", "text_hash", "rules", "provenance",
    "warnings", "view_count", "author_key", "section_key",
}  # fmt: skip
"""What no feed tells of; a view count has a rule of its own."""
OTHERWISE = {
    "source": "da-nang",
    "images": [{"url": "https://a.example/1.jpg"}],
    "attachments": [],
    "revision": 2,
    "cluster": None,
}
TIMES = {"published_at", "modified_at", "listed_at", "first_seen_at", "updated_at", "gone_at"}


def save(store, number=1, **values):
    address = f"https://quang-ninh.example/{number}"
    with store.write() as writing:
        read = {"url": address, "canonical_url": address, "title": "Nghiệm thu", **values}
        return writing.articles.save("quang-ninh", read, seen_at=NOW).row


def moved(store, action):
    """The kinds of articles that an action changed."""
    before = store.feeds.stamps()
    action()
    return {field for field, stamp in store.feeds.stamps().items() if stamp != before.get(field)}


def set_columns(store, **values):
    with store.write() as writing:
        writing.session.exec(update(ArticleRow).values(values))


@pytest.mark.parametrize("column", sorted(ArticleRow.model_fields.keys() - UNTOLD - {"cluster"}))
def test_feeds_get_to_know_of_everything_they_may_tell(kept, column):
    value = NOW + timedelta(hours=3) if column in TIMES else OTHERWISE.get(column, "anders")
    changed = moved(kept, lambda: set_columns(kept, **{column: value}))
    assert {("all", ""), ("topic", "y-duoc")} <= changed


@pytest.mark.parametrize("column", sorted(UNTOLD & {"last_seen_at", "rules", "text_hash"}))
def test_what_no_feed_tells_changes_none(kept, column):
    value = NOW + timedelta(hours=3) if column == "last_seen_at" else "anders"
    assert moved(kept, lambda: set_columns(kept, **{column: value})) == set()


def test_to_say_the_same_again_changes_no_feed(kept):
    (row,) = kept.articles.latest()
    assert moved(kept, lambda: set_columns(kept, title=row.title, images=row.images)) == set()


def test_a_new_article_changes_the_feeds_that_it_is_in(kept):
    values = {"province": "da-nang", "genre": "tin-hoi-nghi", "topics": {"y-duoc": 1.0}}
    assert moved(kept, lambda: save(kept, 2, **values)) == {
        ("all", ""),
        ("source", "quang-ninh"),
        ("province", "da-nang"),
        ("genre", "tin-hoi-nghi"),
        ("topic", "y-duoc"),
    }


def test_an_article_that_moves_changes_the_feed_that_it_leaves(kept):
    set_columns(kept, province="hue")
    changed = moved(kept, lambda: set_columns(kept, province="da-nang"))
    assert {("province", "hue"), ("province", "da-nang")} <= changed


def test_a_topic_taken_away_changes_its_feed(kept):
    address = {"url": ADDRESS, "canonical_url": ADDRESS, "title": "Nghiệm thu đề tài", "rules": "2"}
    changed = moved(kept, lambda: save(kept, **address, topics={"so-huu-tri-tue": 1.0}))
    assert {("topic", "y-duoc"), ("topic", "so-huu-tri-tue")} <= changed


def test_an_article_taken_out_changes_the_feeds_that_it_was_in(kept):
    before = kept.feeds.stamp()

    def remove():
        with kept.write() as writing:
            writing.session.delete(writing.articles.by_url(ADDRESS))

    assert {("all", ""), ("source", "quang-ninh"), ("topic", "y-duoc")} <= moved(kept, remove)
    assert list(kept.feeds.changed_since(before, 10)) == [1]


def test_a_copy_changes_what_is_told_of_the_others(kept):
    other = save(kept, 2, province="da-nang")
    before = kept.feeds.stamp()
    with kept.write() as writing:
        from sqlalchemy import text

        cluster = {"at": str(NOW)}
        writing.session.execute(text("INSERT INTO clusters (id, made_at) VALUES (1, :at)"), cluster)
    set_columns(kept, cluster=1)
    assert set(kept.feeds.changed_since(before, 10)) == {1, other.id}
    before = kept.feeds.stamp()
    with kept.write() as writing:
        later = update(ArticleRow).where(col(ArticleRow.id) == 1).values(title="Đổi tên")
        writing.session.exec(later)
    assert set(kept.feeds.changed_since(before, 10)) == {1, other.id}


@pytest.mark.parametrize(
    ("told", "now", "is_told"),
    [
        (None, 5, True),
        (5, None, True),
        (12, 13, False),
        (12, 21, False),
        (12, 22, True),
        (4000, 4399, False),
        (4000, 4400, True),
        (4000, 3999, False),
        (4000, 3, True),
    ],
)
def test_a_view_count_is_told_when_it_differs_by_a_tenth_and_by_ten(kept, told, now, is_told):
    set_columns(kept, view_count=told)
    changed = moved(kept, lambda: set_columns(kept, view_count=now))
    assert (("topic", "y-duoc") in changed) is is_told
    assert kept.feeds.told([1])[1].views == (now if is_told else told)


def test_a_count_that_creeps_is_told_in_the_end(kept):
    for views in range(13, 23):
        set_columns(kept, view_count=views)
    assert kept.feeds.told([1])[1].views == 22


def test_what_changed_since_is_told_in_order(kept):
    first = kept.feeds.stamp()
    for number in (3, 2):
        save(kept, number)
    last = [kept.articles.by_url(f"https://quang-ninh.example/{number}").id for number in (3, 2)]
    assert list(kept.feeds.changed_since(first, 10)) == last
    assert list(kept.feeds.changed_since(first, 1)) == last[:1]


def test_a_ping_is_gone_when_the_hub_took_it_but_not_a_later_one(kept):
    with kept.write() as writing:
        writing.feeds.ping(["https://tin.example/feeds/all.atom"], NOW)
        writing.feeds.ping(["https://tin.example/feeds/all.rss"], NOW)
    due = [(ping.topic, ping.due_at) for ping in kept.feeds.pings(NOW, 10)]
    with kept.write() as writing:
        writing.feeds.ping(["https://tin.example/feeds/all.rss"], NOW + timedelta(seconds=1))
    with kept.write() as writing:
        for topic, due_at in due:
            writing.feeds.pinged(topic, due_at)
    left = kept.feeds.pings(NOW + timedelta(minutes=1), 10)
    assert [ping.topic for ping in left] == ["https://tin.example/feeds/all.rss"]


def test_a_ping_refused_waits_for_its_next_try(kept):
    topic = "https://tin.example/feeds/all.atom"
    with kept.write() as writing:
        writing.feeds.ping([topic], NOW)
        writing.feeds.refused(topic, NOW, NOW + timedelta(minutes=1))
    assert list(kept.feeds.pings(NOW, 10)) == []
    (later,) = kept.feeds.pings(NOW + timedelta(minutes=1), 10)
    assert later.tries == 1


def test_where_articles_stood_is_known_when_they_move_or_go(kept):
    save(kept, 2, published_at=NOW)
    first = kept.feeds.stamp()
    set_columns(kept, listed_at=NOW + timedelta(days=1))
    with kept.write() as writing:
        writing.session.delete(writing.articles.by_url(ADDRESS))
    places = {(one.listed_at - NOW, one.id) for one in kept.feeds.places_since(first, 10)}
    assert (timedelta(0), 2) in places
    assert (timedelta(days=1), 2) in places
    assert {number for gone, number in places if gone < timedelta(0)} == {1}


def test_who_asks_for_few_places_gets_no_more(kept):
    for number in range(2, 8):
        save(kept, number)
    assert len(kept.feeds.places_since(0, 3)) == 3


def test_pairs_of_province_and_topic_are_those_that_an_article_has(store):
    save(store, 1, province="hue", topics={"y-duoc": 0.9})
    save(store, 2, province="hue", topics={"y-duoc": 0.8, "so-huu-tri-tue": 0.5})
    save(store, 3, province=None, topics={"so-huu-tri-tue": 0.5})
    row = save(store, 4, province="da-nang", topics={"chuyen-doi-so": 0.9})
    pairs = {("hue", "y-duoc"), ("hue", "so-huu-tri-tue")}
    assert set(store.feeds.standing.province_topics()) == {*pairs, ("da-nang", "chuyen-doi-so")}
    with store.write() as writing:
        writing.session.delete(writing.session.get(ArticleRow, row.id))
    assert set(store.feeds.standing.province_topics()) == pairs


CHOSEN = [
    {},
    {"provinces": ["hue"]},
    {"provinces": ["hue", "da-nang"], "topics": ["y-duoc"]},
    {"genres": ["thong-bao"], "topics": ["y-duoc"]},
    {"sources": ["quang-ninh"], "provinces": ["da-nang", "hue"], "genres": ["tin-hoi-nghi"]},
]


@pytest.fixture(params=["rare", "common"])
def topics_are(request, monkeypatch):
    monkeypatch.setattr(FeedPlaces, "_met", lambda *_: request.param)


@pytest.mark.usefixtures("topics_are")
@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize(("first_only", "withdrawn"), [(True, False), (False, None)])
def test_places_are_those_of_the_articles_that_are_chosen(store, chosen, first_only, withdrawn):
    dice = random.Random(1)
    for number in range(60):
        save(store, number, province=dice.choice([None, "hue", "da-nang"]),
             genre=dice.choice(["thong-bao", "tin-hoi-nghi"]),
             topics=dict.fromkeys(dice.choice([[], ["y-duoc"], ["y-duoc", "chuyen-doi-so"]]), 0.5),
             published_at=NOW - timedelta(days=dice.randrange(9)))  # fmt: skip
    with store.write() as writing:
        for row in writing.articles.latest(limit=100):
            row.gone_at = dice.choice([None, None, NOW])
        for first in (1, 20, 40):
            some = dict.fromkeys(range(first, first + 15, 3))
            writing.copies.join(some, NOW, "same text")
    which = Filter(first_only=first_only, withdrawn=withdrawn, **chosen)
    assert has_places(which)
    expected = [(row.listed_at, row.id) for row in store.articles.latest(which, limit=100)]
    found = [(one.listed_at, one.id) for one in store.feeds.standing.newest(which, limit=100)]
    assert found == expected
    assert len(found) > 1
    middle = Cursor(*expected[len(expected) // 2])
    after = store.feeds.standing.newest(which, limit=2, after=middle)
    assert [one.place for one in after] == expected[len(expected) // 2 + 1 :][:2]
    before = store.feeds.standing.before(which, limit=2, before=middle)
    assert [one.place for one in before] == expected[: len(expected) // 2][::-1][:2]


@pytest.mark.parametrize(
    "more",
    [{"since": NOW}, {"until": NOW}, {"min_views": 0}, {"withdrawn": True}, {"authors": ["a"]},
     {"sections": ["a"]}, {"documents": ["1/2020"]},
     *({name: ["a", "b"]} for name in ("topics", "sources", "genres"))],
)  # fmt: skip
def test_what_places_do_not_know_they_are_not_asked(more):
    assert not has_places(Filter(**more))
