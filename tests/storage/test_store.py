import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

from storage import schema
from storage.store import open_engine, open_store

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def test_the_migrations_make_just_the_tables_of_the_code(url):
    with open_engine(url).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []


def test_head_is_the_newest_migration():
    folder = Path(schema.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [schema.HEAD]


def test_a_fresh_store_passes_the_check(url):
    assert schema.check(url) == []


def test_a_missing_database_is_named(tmp_path):
    assert schema.check(f"sqlite:///{tmp_path}/none.db") == [f"{tmp_path}/none.db does not exist"]


def test_a_broken_file_does_not_pass_the_check(store, url):
    path = file_of(url)
    store.session.close()
    with path.open("r+b") as file:
        file.seek(3 * 8192)
        file.write(os.urandom(8192))
    assert schema.check(url)


def test_a_file_that_is_no_database_does_not_pass_the_check(tmp_path):
    (tmp_path / "no.db").write_text("Đây không phải cơ sở dữ liệu. " * 50)
    assert any(
        "not a database" in problem for problem in schema.check(f"sqlite:///{tmp_path}/no.db")
    )


def test_a_row_that_points_nowhere_does_not_pass_the_check(url):
    with closing(sqlite3.connect(file_of(url))) as connection, connection:
        connection.execute("INSERT INTO view_counts VALUES (99, '2026-01-01', 1)")
    assert any("view_counts" in problem for problem in schema.check(url))


def test_a_store_of_another_version_is_not_touched(url):
    with closing(sqlite3.connect(file_of(url))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(schema.SchemaError, match=r"9999.*sokhcn db upgrade"):
        schema.prepare(url)


def test_the_database_is_set_up_for_a_reader_beside_a_writer(store):
    with store.engine.connect() as connection:
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


def save_numbered(url: str, source: str, numbers: range, said: int) -> None:
    """A writer that says each number once it is saved."""
    with open_store(url) as store:
        for number in numbers:
            address = f"https://{source}.example/{number}"
            values = {
                "url": address,
                "canonical_url": address,
                "title": f"Tin {number}",
                "body_text": "Nội dung. " * 300,
                "view_count": number,
                "topics": {"y-duoc": 1.0},
            }
            with store.write() as writing:
                writing.articles.save(source, values, seen_at=NOW)
                writing.pages.save(url=address, source=source, outcome="article", fetched_at=NOW)
            os.write(said, f"{number}\n".encode())


def test_four_writers_at_once_lose_nothing(store, url):
    spawn = get_context("fork")
    _, deaf = os.pipe()
    os.set_blocking(deaf, False)
    writers = [
        spawn.Process(target=save_numbered, args=(url, source, range(start, start + 40), deaf))
        for source, start in [("quang-ninh", 0), ("quang-ninh", 20), ("da-nang", 0), ("da-nang", 5)]
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0, 0]
    assert store.articles.counts("source") == {"da-nang": 45, "quang-ninh": 60}


def test_a_crash_at_any_moment_loses_at_most_the_article_being_written(store, url):
    """Three dozen writers are killed with SIGKILL, each at a moment of its own."""
    moments = random.Random(7)
    for round_ in range(36):
        heard, said = os.pipe()
        numbers = range(round_ * 1000, round_ * 1000 + 1000)
        writer = get_context("fork").Process(
            target=save_numbered, args=(url, "quang-ninh", numbers, said)
        )
        writer.start()
        os.close(said)
        with os.fdopen(heard) as lines:
            first = lines.readline()
            time.sleep(moments.uniform(0, 0.02))
            os.kill(writer.pid, signal.SIGKILL)
            said_saved = [int(line) for line in (first, *lines) if line.endswith("\n")]
        writer.join()
        writer.close()

        assert schema.check(url) == []
        with open_store(url) as reopened:
            rows = reopened.articles.latest(limit=5000)
            kept = {int(row.url.rpartition("/")[2]) for row in rows}
            of_round = sorted(number for number in kept if number in numbers)
            assert set(said_saved) <= set(of_round)
            assert len(of_round) - len(said_saved) <= 1
            last = reopened.articles.by_url(f"https://quang-ninh.example/{of_round[-1]}")
            assert [topic.topic for topic in last.topics] == ["y-duoc"]
            assert reopened.articles.views(last.id)
            assert reopened.pages.get(last.url) is not None
