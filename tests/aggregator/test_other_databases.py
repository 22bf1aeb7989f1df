"""Databases that are not ours to use: told in one line, and left as they are."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.upkeep import schema

COMMANDS = [("query",), ("crawl", "quang-ninh"), ("db", "upgrade"), ("serve", "--port", "0")]


@pytest.fixture
def database(tmp_path: Path, monkeypatch) -> Path:
    file = tmp_path / "other.db"
    monkeypatch.setenv("SOKHCN_DATABASE_URL", f"sqlite:///{file}")
    return file


@pytest.mark.parametrize("words", COMMANDS)
def test_a_file_of_another_program_is_left_alone(say, setting, database: Path, words):
    with closing(sqlite3.connect(database)) as other:
        other.execute("CREATE TABLE invoices (number)")
    status, out, err = say(*words)
    assert (status, out) == (2, "")
    assert "is another program's, it holds invoices: choose another database_url" in err
    with closing(sqlite3.connect(database)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("invoices",)]


@pytest.mark.parametrize("words", COMMANDS)
def test_what_a_newer_version_has_made_is_left_to_it(
    say, setting, database: Path, empty_file: Path, words
):
    shutil.copy(empty_file, database)
    with closing(sqlite3.connect(database)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    status, out, err = say(*words)
    assert (status, out) == (2, "")
    assert err.endswith(
        f"has schema 9999, this version needs {schema.HEAD}: "
        "install the version of sokhcn that made it\n"
    )


def test_what_is_no_database_is_told_before_a_site_is_asked(say, setting, database: Path):
    database.write_text("Không phải cơ sở dữ liệu. " * 40)
    status, out, err = say("crawl", "quang-ninh")
    assert (status, out, err) == (1, "", "sokhcn: the database: file is not a database\n")
