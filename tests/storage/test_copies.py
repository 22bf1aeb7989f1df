"""Which articles are one text."""

import sqlite3
from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, text
from sqlmodel import select

from storage.copies.tables import SignatureRow
from storage.databases.engine import connected, writing
from storage.digests import said_hash
from storage.filters import Filter
from storage.store import open_store
from storage.tables import ArticleRow, ClusterRow
from storage.upkeep import checking

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


def keep(store, source, number, cluster=None, **values):
    url = f"https://{source}.example/{number}"
    said = {"url": url, "canonical_url": url, "title": f"Tin {number}", "province": source}
    with store.write() as writer:
        row = writer.articles.save(source, {**said, **values}, seen_at=NOW).row
        if cluster is not None and writer.session.get(ClusterRow, cluster) is None:
            writer.session.add(ClusterRow(id=cluster, made_at=NOW))
            writer.session.flush()
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


BEFORE, BEHIND = NOW - timedelta(days=9), NOW + timedelta(days=9)
CHOICES = {
    # what a question narrows by: the field of an article, what it is of one chosen, of another
    "provinces": (["hue"], {"province": "hue"}, {"province": "ca-mau"}),
    "topics": (["y-duoc"], {"topics": {"y-duoc": 1.0}}, {"topics": {"khac": 1.0}}),
    "genres": (["van-ban"], {"genre": "van-ban"}, {"genre": "tin-tuc"}),
    "sources": (["da-nang"], {"source": "da-nang"}, {"source": "quang-ninh"}),
    "since": (NOW, {"published_at": NOW}, {"published_at": BEFORE}),
    "until": (NOW, {"published_at": BEFORE}, {"published_at": BEHIND}),
    "min_views": (10, {"view_count": 30}, {"view_count": 3}),
    "documents": (["57-NQ/TW"], {"documents": ["57-NQ/TW"]}, {"documents": []}),
    "authors": (["tam sua"], {"author": "Tằm Sửa"}, {"author": "Mạc Bính"}),
    "sections": (["tin tuc"], {"section": "Tin tức"}, {"section": "Thông báo"}),
    "withdrawn": (False, {}, {"gone_at": NOW}),
}


def test_each_way_to_narrow_a_question_is_among_the_choices():
    assert CHOICES.keys() == {one.name for one in fields(Filter)} - {"first_only"}


@pytest.mark.parametrize("name", CHOICES)
def test_the_first_copy_is_the_first_of_those_that_are_asked_for(store, name):
    wanted, chosen, other = CHOICES[name]
    source = "quang-ninh" if name != "sources" else chosen["source"]
    first = keep_one(store, 1, {"source": "quang-ninh", **other})
    own, later = (keep_one(store, number, {"source": source, **chosen}) for number in (2, 3))
    assert first < own < later
    assert ids(store) == [first]
    assert ids(store, **{name: wanted}) == [own]


def keep_one(store, number, values):
    source, gone_at = values["source"], values.get("gone_at")
    given = {name: one for name, one in values.items() if name not in {"source", "gone_at"}}
    kept = keep(store, source, number, 7, **given)
    with store.write() as writer:
        writer.articles.get(kept).gone_at = gone_at
    return kept


def test_the_copies_of_an_article_are_the_others_of_its_text(store):
    first, second = keep(store, "da-nang", 1, 7), keep(store, "quang-ninh", 2, 7)
    keep(store, "quang-ninh", 3, 8)
    alone = keep(store, "quang-ninh", 4)
    assert [row.id for row in store.copies.of(second)] == [first]
    assert store.copies.of(alone) == []
    assert store.copies.of(999) == []
    assert len(store.session.exec(select(ArticleRow)).all()) == 4


def signed(store, number, *, text="…"):
    row = store.articles.get(number)
    said = said_hash(row.title, row.summary, row.body_text if text == "…" else text)
    with store.write() as writer:
        writer.copies.signatures.keep(number, {"method": 1, "said": said}, [7])


def test_check_finds_articles_that_are_not_compared_as_they_are(store, url):
    right, stale, never = (keep(store, "da-nang", number) for number in (1, 2, 3))
    assert checking.check(url) == []
    signed(store, right)
    signed(store, stale, text="Chữ cũ")
    (problem,) = checking.check(url)
    assert "2 articles are not compared" in problem.what
    assert all(f"/{number}" in problem.what for number in (2, 3))
    assert "sokhcn classify" in problem.remedy
    assert store.copies.signatures.missing(1) == [stale, never]


def test_check_finds_a_cluster_of_one_and_says_how_it_is_mended(store, url):
    alone = keep(store, "da-nang", 1, 7)
    keep(store, "da-nang", 2, 8)
    keep(store, "quang-ninh", 3, 8)
    (problem,) = checking.check(url)
    assert "1 clusters have one article only: 7" in problem.what
    with writing(url) as connection:
        connection.execute(text(problem.remedy.removeprefix("say to the database: ")))
    assert checking.check(url) == []
    store.session.expire_all()
    assert store.articles.get(alone).cluster is None


def test_a_key_left_over_from_a_lost_signature_is_no_fault(store):
    number = keep(store, "da-nang", 1)
    signed(store, number)
    with store.write() as other:
        other.session.execute(delete(SignatureRow))
    signed(store, number)
    assert store.copies.signatures.under([7]) == [(7, number)]


def test_the_oldest_cluster_stays_when_two_become_one(store):
    pairs = [(keep(store, "da-nang", 2 * n), keep(store, "da-nang", 2 * n + 1)) for n in (1, 2)]
    with store.write() as writer:
        first, second = (
            writer.copies.join(dict.fromkeys(pair), NOW, "the same text") for pair in pairs
        )
        kept = writer.copies.join({pairs[1][0]: second, pairs[0][1]: first}, NOW, "a third one")
    assert kept == first < second
    assert set(store.copies.clusters_of([*pairs[0], *pairs[1]]).values()) == {first}
    assert [
        (one.from_cluster, one.into_cluster, one.why) for one in store.copies.merges(first)
    ] == [(second, first, "a third one")]


def test_articles_of_a_cluster_that_is_gone_are_kept(sqlite_url):
    with open_store(sqlite_url) as store:
        with store.write() as writer:
            writer.sources.save(
                slug="da-nang", name="Sở", kind="department", platform="auto", base_url="https://a"
            )
        number = keep(store, "da-nang", 1, 7)
        with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as other:
            other.execute("DELETE FROM clusters")  # with foreign keys off, as SQLite begins
            other.commit()
        problem = checking.check(sqlite_url)[0]
        with writing(sqlite_url) as connection:
            connection.execute(text(problem.remedy.removeprefix("say to the database: ")))
        assert checking.check(sqlite_url) == []
        assert store.copies.clusters_of([number]) == {number: None}


RARE = "INSERT INTO sqlite_stat1 VALUES ('articles', 'ix_articles_cluster', '10000 10000 1')"


@pytest.mark.parametrize("chosen", [{}, {"sources": ["hue"]}, {"provinces": ["da-nang", "hue"]}])
@pytest.mark.parametrize("were_rare", [False, True])
def test_an_index_finds_the_earlier_copies_of_each_article(sqlite_url, chosen, were_rare):
    """However many articles there are, and however few were copies when SQLite last counted."""
    query = select(ArticleRow.id).where(*Filter(first_only=True, **chosen).conditions())
    if were_rare:
        with connected(sqlite_url) as connection:
            for command in ("ANALYZE sqlite_master", RARE):
                connection.execute(text(command))
            connection.commit()
    with connected(sqlite_url) as connection:
        shown = query.compile(connection, compile_kwargs={"literal_binds": True})
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {shown}")).mappings()
        steps = " ".join(row["detail"] for row in plan)
    assert "USING INDEX ix_articles_cluster (cluster=? AND id<?)" in steps.replace("rowid", "id")
