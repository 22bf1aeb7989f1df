"""Which articles are one text."""

from datetime import UTC, datetime

from sqlmodel import select

from storage.filters import Filter
from storage.tables import ArticleRow, ClusterRow

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


def keep(store, source, number, cluster=None, **values):
    url = f"https://{source}.example/{number}"
    said = {"url": url, "canonical_url": url, "title": f"Tin {number}", "province": source}
    with store.write() as writing:
        row = writing.articles.save(source, {**said, **values}, seen_at=NOW).row
        if cluster is not None and writing.session.get(ClusterRow, cluster) is None:
            writing.session.add(ClusterRow(id=cluster, made_at=NOW))
            writing.session.flush()
        row.cluster = cluster
        return row.id


def ids(store, **which):
    return sorted(row.id for row in store.articles.latest(Filter(first_only=True, **which)))


def test_of_copies_the_one_known_first_stands_for_all(store):
    first, alone = keep(store, "da-nang", 1, 7), keep(store, "da-nang", 2)
    keep(store, "quang-ninh", 3, 7)
    assert ids(store) == [first, alone]


def test_who_asks_for_one_province_sees_its_own_copy(store):
    keep(store, "da-nang", 1, 7)
    own, later = keep(store, "quang-ninh", 2, 7), keep(store, "quang-ninh", 3, 7)
    assert own < later
    assert ids(store, provinces=["quang-ninh"]) == [own]


def test_a_copy_that_the_question_leaves_out_hides_no_other(store):
    keep(store, "da-nang", 1, 7, view_count=3)
    read = keep(store, "quang-ninh", 2, 7, view_count=30)
    topical = keep(store, "quang-ninh", 3, 7, topics={"y-duoc": 1.0}, view_count=30)
    assert ids(store, min_views=10) == [read]
    assert ids(store, topics=["y-duoc"]) == [topical]


def test_the_copies_of_an_article_are_the_others_of_its_text(store):
    first, second = keep(store, "da-nang", 1, 7), keep(store, "quang-ninh", 2, 7)
    keep(store, "quang-ninh", 3, 8)
    alone = keep(store, "quang-ninh", 4)
    assert [row.id for row in store.copies.of(second)] == [first]
    assert store.copies.of(alone) == []
    assert store.copies.of(999) == []
    assert len(store.session.exec(select(ArticleRow)).all()) == 4
