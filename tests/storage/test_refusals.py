"""A database that is full, busy, or gone for a while: said in words, and nothing kept is lost."""

import sqlite3
import subprocess
import sys
import threading
import time

import pytest
from sqlalchemy import event, make_url

from storage.databases.engine import ConnectError, connected, open_engine, writing
from storage.databases.refusals import BusyError, FullError, StoreError, UnwritableError
from storage.databases.sessions import twice
from storage.store import open_store, reading
from storage.upkeep import backups as upkeep
from storage.upkeep import checking, schema
from tests.storage.conftest import NOW
from tests.storage.server import running

HOLDER = """
import sys
from storage.databases.engine import writing
with writing(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.readline()
"""


def impatient(url: str, seconds: float = 0.3) -> str:
    return make_url(url).update_query_dict({"timeout": str(seconds)}).render_as_string(False)


def visit(writer, number: int) -> None:
    writer.pages.save(
        url=f"https://quang-ninh.example/{number}",
        source="quang-ninh",
        outcome="listing",
        fetched_at=NOW,
        links=[f"https://quang-ninh.example/{number}/{link}" for link in range(300)],
    )


@pytest.fixture
def held(kept, url):
    """Another program writes for as long as the test."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout.readline() == "held\n"
    yield holder
    holder.communicate("\n")


def test_a_writer_waits_for_another_program_and_then_says_so(held, url):
    with open_store(impatient(url)) as store:
        began = time.monotonic()
        told = pytest.raises(BusyError, match="another program writes to it")
        with told as busy, store.write() as writer:
            visit(writer, 1)
        assert 0.25 < time.monotonic() - began < 5
        assert make_url(url).database in str(busy.value)


def test_readers_go_on_while_another_program_writes(held, url):
    with open_store(impatient(url)) as store:
        assert store.articles.count() == 1


def test_a_writer_goes_on_when_the_other_program_is_done(held, url):
    threading.Timer(0.2, print, kwargs={"file": held.stdin, "flush": True}).start()
    with open_store(impatient(url, 20)) as store:
        with store.write() as writer:
            visit(writer, 1)
        assert store.pages.get("https://quang-ninh.example/1") is not None


def test_patience_that_is_no_number_is_named(sqlite_url):
    with pytest.raises(ConnectError, match=r"timeout = 'long' .* accepted: \?timeout=30"):
        open_engine(f"{sqlite_url}?timeout=long")


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_full_disk_is_named_with_what_helps_and_costs_nothing_that_was_kept(kept, sqlite_url):
    engine = open_engine(sqlite_url)
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    event.listen(
        engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count = {pages + 20}")
    )
    engine.dispose()
    done = 0
    with reading(engine) as store, pytest.raises(FullError, match="free some room") as told:
        while True:
            with store.write() as writer:
                visit(writer, done)
            done += 1
    engine.dispose()
    assert 0 < done < 100
    assert str(make_url(sqlite_url).database) in str(told.value)
    assert checking.check(sqlite_url) == []
    with open_store(sqlite_url) as store, store.write() as writer:
        assert store.articles.count() == 1
        assert store.pages.get(f"https://quang-ninh.example/{done - 1}") is not None
        visit(writer, done)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_database_that_may_only_be_read_is_named(kept, sqlite_url):
    told = pytest.raises(UnwritableError, match="where this user may write")
    with told, writing(sqlite_url) as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.exec_driver_sql("DELETE FROM pages")


def test_a_reader_asks_again_after_the_server_was_restarted(tmp_path):
    with running() as server:
        url = server.url(server.database())
        schema.prepare(url)
        with open_store(url) as store:
            assert store.articles.count() == 0
            server.restart()
            assert store.articles.count() == 0
            server.restart()
            with store.write() as writer:
                writer.sources.save(slug="a", name="a", kind="department", platform="auto",
                                    base_url="https://a.example")  # fmt: skip
            assert [row.slug for row in store.sources.all()] == ["a"]


def test_a_writer_whose_server_was_restarted_meanwhile_does_it_again(tmp_path):
    with running() as server:
        url = server.url(server.database())
        schema.prepare(url)
        restarts = []
        with open_store(url) as store:

            def save() -> None:
                with store.write() as writer:
                    writer.sources.save(slug="a", name="a", kind="department", platform="auto",
                                        base_url="https://a.example")  # fmt: skip
                    writer.session.flush()
                    if not restarts:
                        restarts.append(server.restart())

            twice(save)
            assert [row.slug for row in store.sources.all()] == ["a"]
        assert checking.check(url) == []


def test_a_server_that_was_never_there_is_not_waited_for():
    began = time.monotonic()
    with pytest.raises(ConnectError), connected("postgresql+psycopg://sokhcn@127.0.0.1:1/kho"):
        pass
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_backup_that_finds_no_room_says_so_and_leaves_nothing(kept, sqlite_url, tmp_path,
                                                              monkeypatch):  # fmt: skip
    def full(*_words: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(upkeep, "_copy_file", full)
    place = tmp_path / "backup"
    with pytest.raises(StoreError, match=f"cannot write {place}"):
        upkeep.backup(sqlite_url, place / "sokhcn.db")
    assert list(place.iterdir()) == []
