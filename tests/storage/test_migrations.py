"""A store with something in it moves from the first schema to the newest."""

from multiprocessing import get_context

import pytest
from sqlalchemy import text

from storage.databases.engine import writing
from storage.digests import content_hash, text_hash, uid
from storage.store import open_store
from storage.upkeep import checking, schema

TITLE, BODY = "Nấm", "Sở tổ chức nghiệm thu đề tài về giống nấm chịu nhiệt. " * 6
ADDRESS = "https://a.vn/1"
THEN = "2024-05-01 08:00:00.000000"


@pytest.fixture
def first(bare_url):
    """A store as the first version left it, with one article."""
    schema.upgrade(bare_url, "0001")
    zone = "+00" if bare_url.startswith("postgresql") else ""
    article = {
        "uid": uid(ADDRESS),
        "canonical_url": ADDRESS,
        "url": ADDRESS,
        "source": "son-la",
        "title": TITLE,
        "body_text": BODY,
        **dict.fromkeys(("images", "attachments", "warnings"), "[]"),
        "provenance": "{}",
        **dict.fromkeys(("listed_at", "first_seen_at", "last_seen_at", "updated_at"), THEN + zone),
        "revision": 1,
        "content_hash": content_hash({"title": TITLE, "body_text": BODY, "attachments": []}),
    }
    places = ", ".join(repr(value) for value in article.values())
    with writing(bare_url) as connection:
        connection.execute(
            text(
                "INSERT INTO sources (slug, name, kind, province, platform, base_url)"
                " VALUES ('son-la', 'Sở', 'department', 'son-la', 'auto', 'https://a.vn')"
            )
        )
        connection.exec_driver_sql(f"INSERT INTO articles ({', '.join(article)}) VALUES ({places})")
    return bare_url


def test_what_the_first_version_kept_moves_to_the_newest(first):
    with pytest.raises(schema.SchemaError):
        schema.prepare(first)
    schema.upgrade(first)
    assert checking.check(first) == []
    with open_store(first) as store:
        (article,) = store.articles.latest()
        assert (article.title, article.body_text) == (TITLE, BODY)
        assert article.first_seen_at.isoformat() == "2024-05-01T08:00:00+00:00"
        assert article.text_hash == text_hash(TITLE, BODY)
        assert store.articles.twin("son-la", TITLE, BODY).id == article.id
        assert store.sources.get("son-la").site is None


def test_two_programs_may_make_the_tables_at_once(bare_url):
    spawn = get_context("fork")
    both = [spawn.Process(target=schema.prepare, args=(bare_url,)) for _ in range(2)]
    for program in both:
        program.start()
    for program in both:
        program.join()
    assert [program.exitcode for program in both] == [0, 0]
    assert checking.check(bare_url) == []
