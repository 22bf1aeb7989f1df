"""A store with something in it moves from the first schema to the newest."""

import sqlite3
from contextlib import closing

import pytest
from alembic import command
from alembic.config import Config

from storage import schema
from storage.articles import text_hash
from storage.store import open_engine, open_store

BODY = "Sở tổ chức nghiệm thu đề tài về giống nấm chịu nhiệt. " * 6
THEN = "2024-05-01 08:00:00.000000"


@pytest.fixture
def first(tmp_path):
    """A store as the first version left it, with one article."""
    url = f"sqlite:///{tmp_path}/old.db"
    config = Config()
    folder = schema.Path(schema.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    with open_engine(url).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    with closing(sqlite3.connect(tmp_path / "old.db")) as database, database:
        database.execute(
            "INSERT INTO sources VALUES ('son-la','Sở','department','son-la','auto','https://a.vn')"
        )
        database.execute(
            "INSERT INTO articles (uid, canonical_url, url, source, title, body_text, images,"
            " attachments, provenance, warnings, listed_at, first_seen_at, last_seen_at,"
            " updated_at, revision, content_hash) VALUES ('urn:uuid:1','https://a.vn/1',"
            "'https://a.vn/1','son-la','Nấm',?,'[]','[]','{}','[]',?,?,?,?,1,'x')",
            (BODY, THEN, THEN, THEN, THEN),
        )
    return url


def test_what_the_first_version_kept_moves_to_the_newest(first):
    with pytest.raises(schema.SchemaError):
        schema.prepare(first)
    schema.upgrade(first)
    assert schema.check(first) == []
    with open_store(first) as store:
        (article,) = store.articles.latest()
        assert (article.title, article.body_text) == ("Nấm", BODY)
        assert article.text_hash == text_hash("Nấm", BODY)
        assert store.articles.twin("son-la", "Nấm", BODY).id == article.id
        assert store.sources.get("son-la").site is None
