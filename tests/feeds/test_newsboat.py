"""A reader that people use subscribes to published files over HTTP."""

import os
import shutil
import sqlite3
import subprocess
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from feed_samples import NAMES, article, feed_info

from feeds.entries import entry
from feeds.files import write
from feeds.formats import FORMATS, etag
from feeds.opml import Folder, Subscription, opml

pytestmark = pytest.mark.system
both_formats = pytest.mark.parametrize("suffix", ["atom", "rss"])


@pytest.fixture(scope="module")
def newsboat():
    program = shutil.which("newsboat")
    if program is None:
        reason = "newsboat, the feed reader, is not installed (Debian: apt-get install newsboat)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return program


class Files(BaseHTTPRequestHandler):
    """Serves the server's ``root`` with entity tags, and notes every answer in its ``answers``."""

    def do_GET(self):
        body = (self.server.root / self.path.lstrip("/")).read_bytes()
        known = self.headers["If-None-Match"] == etag(body)
        self.server.answers.append(304 if known else 200)
        self.send_response(304 if known else 200)
        self.send_header("ETag", etag(body))
        self.send_header("Content-Type", FORMATS[self.path.rpartition(".")[2]].content_type)
        self.end_headers()
        if not known:
            self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def site(tmp_path):
    with ThreadingHTTPServer(("127.0.0.1", 0), Files) as server:
        server.root, server.answers = tmp_path / "public", []
        server.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


class Reader:
    """A newsboat with a home of its own."""

    def __init__(self, program, home):
        self.program, self.home = program, home
        (home / ".newsboat").mkdir(parents=True)

    def run(self, *arguments):
        environment = {"HOME": str(self.home), "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
        done = subprocess.run(
            [self.program, *arguments], env=environment, capture_output=True, timeout=30, check=True
        )
        return done.stdout.decode()

    def subscribe(self, *urls):
        (self.home / ".newsboat/urls").write_text("\n".join(urls))

    def poll(self):
        """How many articles are unread after asking every feed."""
        return int(self.run("-x", "reload", "print-unread").split()[0])

    def read_all(self):
        with closing(sqlite3.connect(self.home / ".newsboat/cache.db")) as cache, cache:
            cache.execute("UPDATE rss_item SET unread = 0")

    def items(self):
        with closing(sqlite3.connect(self.home / ".newsboat/cache.db")) as cache:
            rows = cache.execute("SELECT title, author, content FROM rss_item ORDER BY title")
            return rows.fetchall()


@pytest.fixture
def reader(newsboat, tmp_path):
    return Reader(newsboat, tmp_path / "home")


def publish(site, suffix, rows):
    entries = [entry(row, NAMES) for row in rows]
    info = feed_info(self_url=f"{site.url}/feeds/all.{suffix}")
    write(site.root, f"/feeds/all.{suffix}", FORMATS[suffix].build(info, entries))


@both_formats
def test_a_reader_gets_each_article_once(site, reader, suffix):
    reader.subscribe(f"{site.url}/feeds/all.{suffix}")
    publish(site, suffix, [article(number) for number in (1, 2, 3)])
    assert reader.poll() == 3
    reader.read_all()
    publish(site, suffix, [article(number) for number in (1, 2, 3)])
    assert reader.poll() == 0
    assert len(reader.items()) == 3


@both_formats
def test_a_reader_asks_for_changes_only(site, reader, suffix):
    reader.subscribe(f"{site.url}/feeds/all.{suffix}")
    publish(site, suffix, [article()])
    for _ in range(3):  # newsboat remembers an entity tag from its second poll on
        reader.poll()
    assert site.answers == [200, 200, 304]


@both_formats
def test_an_edited_article_takes_the_place_of_the_old_one(site, reader, suffix):
    reader.subscribe(f"{site.url}/feeds/all.{suffix}")
    publish(site, suffix, [article(1), article(2)])
    reader.poll()
    edited = article(2, title="Đính chính: mô hình chưa đạt")
    publish(site, suffix, [article(1), edited])
    reader.poll()
    assert [title for title, *_ in reader.items()] == sorted([article(1).title, edited.title])


@both_formats
def test_a_new_view_count_is_nothing_new_to_read(site, reader, suffix):
    reader.subscribe(f"{site.url}/feeds/all.{suffix}")
    publish(site, suffix, [article()])
    reader.poll()
    reader.read_all()
    publish(site, suffix, [article(view_count=9000)])
    assert reader.poll() == 0
    assert site.answers == [200, 200]


@both_formats
def test_a_reader_shows_author_and_full_text(site, reader, suffix):
    reader.subscribe(f"{site.url}/feeds/all.{suffix}")
    publish(site, suffix, [article()])
    reader.poll()
    assert reader.items() == [(article().title, "Hoàng Thị Bưởi", article().body_html)]


def test_a_reader_imports_the_list_of_feeds(reader, tmp_path):
    url = "http://127.0.0.1/feeds/all.atom"
    listed = opml("Nguồn tin", [Folder("Chung", (Subscription(title="Tất cả", feed_url=url),))])
    (tmp_path / "feeds.opml").write_bytes(listed)
    reader.run("-i", str(tmp_path / "feeds.opml"))
    assert url in (reader.home / ".newsboat/urls").read_text()
