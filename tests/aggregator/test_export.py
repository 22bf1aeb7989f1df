"""A release opens in other programs, tells what the store has, and is the same bytes each time."""

import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from aggregator.exporting import parquet, release, warc
from aggregator.exporting.release import export
from storage.archive.archive import Answer, Kept
from storage.upkeep import schema

THEN = datetime(2026, 3, 2, 1, tzinfo=UTC)
FILES = ["README.md", "SHA256SUMS", "articles.jsonl", "pages.warc.gz", "sokhcn.sqlite"]
PAGE = "<html><h1>Trao giải sáng kiến</h1></html>".encode()


def answer(number: int, **values) -> Answer:
    given = {
        "source": "quang-ninh",
        "url": f"https://www.quangninh.gov.vn/tin-{number}?a=1",
        "fetched_at": THEN + timedelta(minutes=number),
        "headers": [("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("ETag", '"1"')],
        "body": PAGE + str(number).encode(),
        "kind": "article",
    }
    return Answer(**{**given, **values})


@pytest.fixture
def url(store, setting) -> str:
    with store.write() as writing:
        for one in (
            answer(1),
            answer(2, body=PAGE + b"1"),
            answer(3, method="POST", posted="trang=2&khóa=x", kind="listing", status=203),
        ):
            writing.archive.keep(one)
    return setting.config.database_url


@pytest.fixture
def folder(url, tmp_path):
    export(url, tmp_path / "release")
    return tmp_path / "release"


def records(folder) -> list:
    reading = pytest.importorskip("warcio.archiveiterator")
    with (folder / "pages.warc.gz").open("rb") as file:
        return [
            (record.rec_headers, record.http_headers, record.content_stream().read(), record)
            for record in reading.ArchiveIterator(file, check_digests="raise")
        ]


def named(folder) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"articles.parquet"}


def test_all_files_are_there_and_nothing_else(folder):
    assert named(folder) == set(FILES)


def test_the_same_store_gives_the_same_bytes(url, folder, tmp_path):
    export(url, tmp_path / "again")
    for name in named(folder):
        assert (folder / name).read_bytes() == (tmp_path / "again" / name).read_bytes(), name


def test_every_file_has_its_checksum(folder):
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    sums = dict(reversed(line.split("  ")) for line in lines)
    assert sums.keys() == {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
    for name, told in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == told, name


def test_each_article_is_a_line_as_in_the_api(folder, monkeypatch):
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    assert len(articles) == 8
    assert articles[-1]["title"] == "Hội nghị số 1 <b>&"
    assert articles[-1]["published_at"] == "2026-02-01T09:00:00+07:00"
    assert {"topics", "uid", "body_text"} <= articles[-1].keys()


def test_a_store_that_is_larger_than_a_batch_is_told_whole(url, tmp_path, monkeypatch):
    monkeypatch.setattr(release, "BATCH", 3)
    export(url, tmp_path / "release")
    lines = (tmp_path / "release/articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert len({json.loads(line)["id"] for line in lines}) == len(lines) == 8


def test_other_programs_read_the_pages_as_they_were_fetched(folder):
    info, first, same, listing, asked = records(folder)
    assert info[0]["WARC-Type"] == "warcinfo"
    assert (first[0]["WARC-Type"], first[2]) == ("response", PAGE + b"1")
    assert first[0]["WARC-Target-URI"] == "https://www.quangninh.gov.vn/tin-1?a=1"
    assert first[0]["WARC-Date"] == "2026-03-02T01:01:00Z"
    assert first[1].get_statuscode() == "200"
    assert first[1]["ETag"] == '"1"'
    assert first[1]["Content-Encoding"] is None
    assert listing[1].get_statuscode() == "203"
    assert (asked[0]["WARC-Type"], asked[2].decode()) == ("request", "trang=2&khóa=x")
    assert asked[0]["WARC-Concurrent-To"] == listing[0]["WARC-Record-ID"]
    assert same[0]["WARC-Type"] == "revisit"


def test_a_body_that_came_before_is_referred_to(folder):
    _, first, same, *_ = records(folder)
    assert same[0]["WARC-Refers-To-Target-URI"] == first[0]["WARC-Target-URI"]
    assert same[0]["WARC-Refers-To"] == first[0]["WARC-Record-ID"]
    assert same[0]["WARC-Payload-Digest"] == first[0]["WARC-Payload-Digest"]
    assert same[2] == b""


def test_no_two_records_have_one_name(folder):
    names = [record[0]["WARC-Record-ID"] for record in records(folder)]
    assert len(set(names)) == len(names)


def test_the_database_can_be_gone_on_with(folder):
    path = folder / "sokhcn.sqlite"
    assert schema.version(f"sqlite:///{path}") == schema.HEAD
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM articles").fetchone() == (8,)
        assert database.execute("SELECT count(*) FROM responses").fetchone() == (3,)


def test_the_same_articles_stand_in_a_table(folder):
    duckdb = pytest.importorskip("duckdb")
    query = (
        "SELECT title, epoch(published_at), view_count, topics[1].slug"
        f" FROM '{folder / 'articles.parquet'}' WHERE id = 1"
    )
    assert duckdb.sql(query).fetchall() == [
        ("Hội nghị số 1 <b>&", datetime(2026, 2, 1, 2, tzinfo=UTC).timestamp(), 10, "chuyen-doi-so")
    ]


def test_without_duckdb_the_rest_is_written_and_that_is_said(url, tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "is_there", lambda: False)
    (tmp_path / "articles.parquet").write_text("of an earlier release")
    done = export(url, tmp_path / "x")
    assert done.files.keys() == set(FILES)
    assert "pip install sokhcn[export]" in done.left_out[0]


def test_an_empty_store_is_exported_too(setting, tmp_path):
    schema.prepare(setting.config.database_url)
    export(setting.config.database_url, tmp_path / "release")
    assert (tmp_path / "release/articles.jsonl").read_bytes() == b""
    assert "0 articles of 0 sources" in (tmp_path / "release/README.md").read_text()


def test_a_status_without_a_name_is_written_all_the_same():
    from storage.archive.tables import ResponseRow

    row = ResponseRow(id=1, source="a", url="https://a.vn/", fetched_at=THEN, status=299,
                      headers=[["X", "ü€"]], digest="d", kind="listing")  # fmt: skip
    reading = pytest.importorskip("warcio.archiveiterator")
    data = b"".join(warc.records([Kept(row, b"x")], THEN, "sokhcn"))
    kinds = [record.rec_type for record in reading.ArchiveIterator(BytesIO(data))]
    assert kinds == ["warcinfo", "response"]


def test_that_a_site_said_a_page_has_not_changed_is_told_too(url, store, tmp_path):
    with store.write() as writing:
        newest = writing.archive.newest("https://www.quangninh.gov.vn/tin-1?a=1")
        writing.archive.confirm(newest.id, THEN + timedelta(days=2))
    export(url, tmp_path / "release")
    _, first, unchanged, *_ = records(tmp_path / "release")
    told = unchanged[0]
    assert told["WARC-Type"] == "revisit"
    assert told["WARC-Profile"].endswith("/revisit/server-not-modified")
    assert told["WARC-Date"] == "2026-03-04T01:00:00Z"
    assert told["WARC-Refers-To"] == first[0]["WARC-Record-ID"]
    assert unchanged[2] == b""
