import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from storage.databases import engine
from storage.databases.engine import connected, writing
from storage.databases.refusals import BusyError
from storage.searching.tables import names_of_index
from storage.store import open_store
from storage.tables import SourceRow
from storage.upkeep import schema

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


def test_the_migrations_make_just_the_tables_of_the_code(url):
    with connected(url) as connection:
        index = names_of_index(connection)  # of words: it follows from the others
        options = {"include_name": lambda name, kind, _: kind != "table" or name not in index}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_all_tables_are_known_to_who_asks_for_them(sqlite_url):
    """In a program of its own: here, other tests have made them known."""
    ask = "from storage.upkeep.schema import tables; print(*sorted(one.name for one in tables()))"
    program = [sys.executable, "-c", ask]
    told = subprocess.run(program, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    with connected(sqlite_url) as connection:
        there = set(inspect(connection).get_table_names()) - {"alembic_version"}
        there -= names_of_index(connection)
    assert told.split() == sorted(there)


def test_head_is_the_newest_migration():
    folder = schema.Path(schema.__file__).parents[1] / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [schema.HEAD]


@pytest.mark.parametrize(
    ("other", "remedy"), [("0001", "run `sokhcn db upgrade`"), ("9999", "install the version")]
)
def test_a_store_of_another_version_is_not_touched(url, other, remedy):
    with writing(url) as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{other}'"))
    with pytest.raises(schema.SchemaError, match=f"{other}.*{remedy}"):
        schema.prepare(url)


def test_sqlite_is_set_up_for_a_reader_beside_a_writer(sqlite_url):
    with connected(sqlite_url) as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "page_size")
        }
    assert found == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 30_000,
        "page_size": 8192,
    }


def test_a_reader_sees_what_a_writer_has_said_and_not_what_he_is_saying(store, url):
    with store.write() as writer:
        writer.sources.save(slug="da-nang", name="Tên mới")
        writer.session.flush()
        with open_store(url) as reader:
            assert reader.sources.get("da-nang").name == "da-nang"
    with open_store(url) as reader:
        assert reader.sources.get("da-nang").name == "Tên mới"


def test_a_second_writer_waits_for_the_first(store, url, monkeypatch):
    monkeypatch.setattr(engine, "PATIENCE", 0.05)
    with store.write() as first, open_store(url) as other:
        first.sources.all()
        with pytest.raises(BusyError), other.write() as second:
            second.sources.all()


def test_sources_stand_in_the_same_order_on_every_database(store):
    names = ["an-giang", "an_giang", "anh", "Zeta", "ăn", "đà", "da-nang2"]
    with store.write() as writer:
        for slug in names:
            row = SourceRow(slug=slug, name=slug, kind="", platform="auto", base_url="")
            writer.session.add(row)
    found = [row.slug for row in store.sources.all()]
    assert found == sorted([*names, "quang-ninh", "da-nang"])


def test_a_count_may_be_larger_than_two_thousand_million(store):
    with store.write() as writer:
        run = writer.runs.start("da-nang", NOW)
        writer.runs.finish(run.id, NOW, {"bytes": 5_000_000_000})
    assert store.runs.last()["da-nang"].bytes == 5_000_000_000


def test_the_crawls_of_one_process_hold_a_connection_each(url):
    shared = engine.open_engine(url)
    with ExitStack() as held:
        for _ in range(30):
            held.enter_context(shared.connect())
    shared.dispose()
