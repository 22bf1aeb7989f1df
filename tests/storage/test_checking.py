import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from storage.archive import archive, packing
from storage.archive.archive import Answer
from storage.databases.engine import connected, writing
from storage.databases.refusals import LostError
from storage.upkeep import backups as upkeep
from storage.upkeep import checking, schema
from tests.storage.conftest import NOW


def say(url: str, *commands: str) -> None:
    """To the database, past all that the program takes care of."""
    with writing(url) as connection:
        for command in commands:
            connection.exec_driver_sql(command)


def test_a_store_as_crawls_leave_it_passes(kept, url):
    assert checking.check(url) == []


def test_a_missing_database_is_named(tmp_path):
    (problem,) = checking.check(f"sqlite:///{tmp_path}/none.db")
    assert problem.what == f"{tmp_path}/none.db does not exist"
    assert "sokhcn db upgrade" in problem.remedy


def test_a_file_with_a_broken_page_does_not_pass(sqlite_url):
    path = schema.file_of(sqlite_url)
    with path.open("r+b") as file:
        file.seek(3 * 8192)
        file.write(os.urandom(8192))
    assert any("restore" in problem.remedy for problem in checking.check(sqlite_url))


def test_a_file_that_is_no_database_does_not_pass(tmp_path):
    (tmp_path / "no.db").write_text("Đây không phải cơ sở dữ liệu. " * 50)
    (problem,) = checking.check(f"sqlite:///{tmp_path}/no.db")
    assert "not a database" in problem.what


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_an_index_out_of_step_is_mended_by_vacuum(kept, url):
    say(
        url,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'text_hash)', 'uid)')"
        " WHERE name = 'ix_articles_text'",
    )
    problems = checking.check(url)
    assert problems
    assert all("sokhcn db vacuum" in problem.remedy for problem in problems)
    upkeep.vacuum(url)
    assert checking.check(url) == []


INDEXES = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"


@pytest.fixture
def reindexing(kept, postgresql_url):
    """Another session builds the indexes anew, and waits for one that reads; ends both."""
    with connected(postgresql_url) as reader:
        reader.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        reader.exec_driver_sql("SELECT FROM articles")

        def rebuild() -> None:
            with connected(postgresql_url, isolation_level="AUTOCOMMIT") as builder:
                builder.exec_driver_sql("REINDEX TABLE CONCURRENTLY articles")

        with ThreadPoolExecutor() as pool:
            building = pool.submit(rebuild)
            while not spares(postgresql_url) and not building.done():
                time.sleep(0.01)
            yield building, reader
            reader.rollback()


def spares(url: str) -> list[str]:
    """Indexes that are not valid."""
    with connected(url) as connection:
        return list(connection.exec_driver_sql(INDEXES).scalars())


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_indexes_that_are_being_built_anew_are_no_fault(reindexing, url):
    building, reader = reindexing
    assert spares(url)
    assert checking.check(url) == []
    reader.rollback()
    building.result(30)
    assert spares(url) == []


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_indexes_that_a_crash_left_half_built_are_told_and_mended_by_vacuum(reindexing, url):
    building, reader = reindexing
    with connected(url) as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_progress_create_index"
        )
    with pytest.raises(LostError):
        building.result(30)
    reader.rollback()
    say(
        url,
        "UPDATE pg_index SET indisvalid = false"
        " WHERE indexrelid = 'ix_articles_province'::regclass",
    )
    told = {problem.what.split()[1] for problem in checking.check(url)}
    assert told == {*spares(url)} > {"ix_articles_province"}
    upkeep.vacuum(url)
    assert spares(url) == []
    assert checking.check(url) == []


def orphaned(url: str) -> None:
    """Take away the article and leave what points to it."""
    if url.startswith("sqlite"):
        say(url, "PRAGMA defer_foreign_keys = ON")
        with writing(url) as connection:
            connection.connection.driver_connection.execute("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN")
            connection.exec_driver_sql("DELETE FROM articles")
    else:
        say(url, "SET session_replication_role = replica", "DELETE FROM articles")


def test_rows_that_point_nowhere_are_told_and_mended_by_what_is_said(kept, url):
    orphaned(url)
    problems = checking.check(url)
    assert {problem.what for problem in problems} >= {
        "1 rows of view_counts point to articles that are gone",
        "1 rows of article_topics point to articles that are gone",
    }
    assert any("pages tell of an article that is not kept" in told.what for told in problems)
    for problem in problems:
        told = problem.remedy.removeprefix("say to the database: ")
        if told != problem.remedy:
            say(url, told.partition(";")[0])
    assert {problem.remedy for problem in checking.check(url)} <= {checking.REINDEX}
    upkeep.vacuum(url)  # which an index without its articles asks for
    assert checking.check(url) == []


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ("title = 'Khác'", "content_hash"),
        ("body_text = 'Khác'", "text_hash"),
        ("canonical_url = 'https://khac.example/'", "uid"),
        ("listed_at = first_seen_at", "listed_at"),
    ],
)
def test_an_article_that_other_hands_changed_does_not_pass(kept, url, change, column):
    say(url, f"UPDATE articles SET {change}")
    assert any(f"whose {column} is wrong" in problem.what for problem in checking.check(url))


@pytest.mark.parametrize(
    ("command", "what"),
    [
        ("DROP INDEX ix_articles_province", "index ix_articles_province is missing"),
        ("DROP TABLE view_counts", "table view_counts is missing"),
        ("ALTER TABLE pages DROP COLUMN etag", "column pages.etag is missing"),
        ("UPDATE alembic_version SET version_num = '9999'", "the schema is 9999"),
    ],
)
def test_a_schema_that_lacks_something_does_not_pass(url, command, what):
    say(url, command)
    assert any(what in problem.what for problem in checking.check(url))


def test_an_order_by_language_is_told(postgresql_url):
    say(postgresql_url, 'ALTER TABLE articles ALTER COLUMN title TYPE varchar COLLATE "vi-x-icu"')
    (problem,) = checking.check(postgresql_url)
    assert "articles.title" in problem.what


@pytest.fixture
def archived(kept):
    """Sixty pages, packed with a dictionary."""
    with kept.write() as writer:
        for number in range(60):
            body = f"<html><p>Đợt {number}: nghiệm thu đề tài về giống nấm.</p></html>".encode() * 9
            address = f"https://quang-ninh.example/{number}"
            answer = Answer(source="quang-ninh", url=address, fetched_at=NOW, body=body,
                            kind="article")  # fmt: skip
            writer.archive.keep(answer)
    return kept


def test_an_archive_as_crawls_leave_it_passes(archived, url):
    assert checking.check(url) == []


def test_a_page_that_is_not_as_it_was_fetched_is_named(archived, url):
    digest = archived.archive.newest("https://quang-ninh.example/7").digest
    data = packing.pack(b"another page").hex()
    given = f"x'{data}'" if url.startswith("sqlite") else f"'\\x{data}'"
    say(url, f"UPDATE bodies SET data = {given}, dictionary = NULL WHERE digest = '{digest}'")
    (problem,) = checking.check(url)
    assert problem.what == f"1 archived pages are not as they were fetched: {digest}"
    assert "restore a backup" in problem.remedy


def test_pages_whose_dictionary_is_damaged_are_named(archived, url):
    archive._ready.clear()
    given = "x'00'" if url.startswith("sqlite") else "'\\x00'"
    say(url, f"UPDATE dictionaries SET data = {given}")
    (problem,) = checking.check(url)
    assert "archived pages are not as they were fetched" in problem.what
