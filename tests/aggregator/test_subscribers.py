"""Programs that people read feeds with, on a server of our own.

None of them follows pages of history or heeds tombstones by itself: `reader` does the one with the
plugin that stands here, and `feedparser` shows both.
"""

import gzip
import mailbox
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

import feedparser
import feedparser_sgmllib
import pytest

from aggregator.delivery import publishing
from storage.store import Store
from tests.aggregator.conftest import SEEN, article
from tests.aggregator.test_serving import served
from tests.benchmarks.serving import get, nginx

pytestmark = pytest.mark.system

# reader 3.26 has a feedparser of its own, which asks for a module that its requirements do not
# bring; that of feedparser is the same under another name.
sys.modules.setdefault("sgmllib", feedparser_sgmllib)

ALL = {f"Hội nghị số {number} <b>&" for number in range(1, 9)}
EDITED = "Hội nghị số 3 dời sang tháng sau"


@pytest.fixture
def url(setting, store):
    """Where the feeds are served under their own addresses."""
    names = replace(setting.names, base_url="")
    served_as = setting._replace(names=names)
    with served(served_as) as port:
        object.__setattr__(names, "base_url", f"http://127.0.0.1:{port}")
        yield names.base_url


def edit(store: Store, number=3, **values) -> None:
    with store.write() as writing:
        read = article(number, **{"title": EDITED, **values})
        writing.articles.save("quang-ninh", read, seen_at=SEEN + timedelta(days=1))


def withdraw(store: Store, number: int) -> None:
    with store.write() as writing:
        writing.articles.get(number).gone_at = SEEN + timedelta(days=2)


def used(store, names):
    """Names of what there are articles of: there are hundreds of feeds otherwise."""
    rows = store.articles.latest(limit=100)
    slugs = {row.province for row in rows} | {row.genre for row in rows}
    slugs |= {topic.topic for row in rows for topic in row.topics}
    found = {
        field: {slug: name for slug, name in getattr(names, field).items() if slug in slugs}
        for field in ("provinces", "topics", "genres")
    }
    return replace(names, **found)


def program(name):
    found = shutil.which(name) or shutil.which(
        name, path=f"{Path(sys.executable).parent}:/usr/sbin"
    )
    if found is None:
        pytest.fail(f"{name} is missing") if os.environ.get("CI") else pytest.skip(name)
    return found


class Newsboat:
    """A newsboat with a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home / ".newsboat"
        self.home.mkdir(parents=True)

    def run(self, *words: str) -> str:
        environment = {"HOME": str(self.home.parent), "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
        command = [program("newsboat"), *words]
        done = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=True)
        return done.stdout.decode()

    def poll(self) -> int:
        """How many articles are unread afterwards."""
        return int(self.run("-x", "reload", "print-unread").split()[0])

    def ask(self, query: str) -> list[tuple]:
        with closing(sqlite3.connect(self.home / "cache.db")) as cache, cache:
            return cache.execute(query).fetchall()


@pytest.fixture
def newsboat(tmp_path):
    return Newsboat(tmp_path / "home")


@pytest.mark.parametrize("suffix", ["atom", "rss"])
def test_newsboat_shows_everything_once_and_an_edit_in_its_place(newsboat, url, store, suffix):
    newsboat.home.joinpath("urls").write_text(f"{url}/feeds/all.{suffix}\n")
    assert newsboat.poll() == 8
    assert {title for (title,) in newsboat.ask("SELECT title FROM rss_item")} == ALL
    newsboat.ask("UPDATE rss_item SET unread = 0")
    assert newsboat.poll() == 0
    edit(store)
    newsboat.poll()
    assert newsboat.ask(f"SELECT count(*) FROM rss_item WHERE title = '{EDITED}'") == [(1,)]
    assert newsboat.ask("SELECT count(*) FROM rss_item") == [(8,)]


def test_newsboat_keeps_an_article_of_two_feeds_once(newsboat, url):
    feeds = ("all", "province/quang-ninh")
    newsboat.home.joinpath("urls").write_text("".join(f"{url}/feeds/{f}.atom\n" for f in feeds))
    assert newsboat.poll() == 8


def test_newsboat_takes_the_list_of_all_feeds(newsboat, url, tmp_path):
    with urlopen(f"{url}/feeds.opml") as answer:
        (tmp_path / "feeds.opml").write_bytes(answer.read())
    newsboat.run("-i", str(tmp_path / "feeds.opml"))
    urls = newsboat.home.joinpath("urls").read_text()
    for path in ("all", "province/quang-ninh", "topic/y-duoc", "genre/tin-hoi-nghi"):
        assert f"{url}/feeds/{path}.atom" in urls


@pytest.mark.parametrize("suffix", ["atom", "rss", "json"])
def test_reader_gets_everything_then_nothing_then_an_edit(url, store, suffix):
    feed = f"{url}/feeds/all.{suffix}"
    from reader import make_reader

    with closing(make_reader(":memory:")) as reader:
        reader.add_feed(feed)
        first = reader.update_feed(feed)
        assert (first.new, {entry.title for entry in reader.get_entries()}) == (8, ALL)
        assert reader.update_feed(feed) is None
        edit(store)
        again = reader.update_feed(feed)
        assert (again.new, again.modified) == (0, 1)
        assert reader.update_feed(feed) is None
        assert reader.get_entry_counts().total == 8


@pytest.mark.parametrize("suffix", ["atom", "rss", "json"])
def test_who_moves_between_our_server_and_published_files_sees_nothing_new(
    url, setting, store, tmp_path, suffix
):
    from reader import make_reader

    program("nginx")
    names = used(store, replace(setting.names, base_url=url))
    publishing.publish(store, names, tmp_path / "public")
    path = f"/feeds/all.{suffix}"
    with nginx(tmp_path / "public", cache="") as static, closing(make_reader(":memory:")) as reader:
        here, there = url + path, f"http://127.0.0.1:{static.port}{path}"
        reader.add_feed(here)
        assert reader.update_feed(here).new == 8
        for before, after in ((here, there), (there, here), (here, there)):
            reader.change_feed_url(before, after)
            done = reader.update_feed(after)
            assert done is None or (done.new, done.modified) == (0, 0)
        edit(store)
        publishing.publish(store, names, tmp_path / "public")
        done = reader.update_feed(there)
        assert (done.new, done.modified) == (0, 1)


def test_published_files_are_sent_packed_as_they_lie_there(url, setting, store, tmp_path):
    program("nginx")
    names = used(store, replace(setting.names, base_url=url))
    publishing.publish(store, names, tmp_path / "public")
    path = "/feeds/all.atom"
    with nginx(tmp_path / "public", cache="") as static:
        packed, headers = get(static.port, path, **{"Accept-Encoding": "gzip"})
        plain, _ = get(static.port, path)
    assert headers["content-encoding"] == "gzip"
    assert packed == (tmp_path / f"public{path}.gz").read_bytes()
    assert gzip.decompress(packed) == plain


def test_rss2email_mails_each_article_once(url, tmp_path):
    folder, base = tmp_path / "mail", [program("r2e"), "-c", str(tmp_path / "r2e.cfg")]
    base += ["-d", str(tmp_path / "r2e.json")]
    folder.mkdir()
    mailbox.Maildir(folder / "inbox", create=True)

    def run(*words):
        done = subprocess.run([*base, *words], capture_output=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr.decode()

    run("new", "reader@example.org")
    config = tmp_path / "r2e.cfg"
    config.write_text(
        config.read_text()
        .replace("email-protocol = sendmail", "email-protocol = maildir")
        .replace("maildir-path = ~/Maildir", f"maildir-path = {folder}")
        .replace("maildir-mailbox = INBOX", "maildir-mailbox = inbox")
    )
    run("add", "sokhcn", f"{url}/feeds/all.atom")
    for _ in range(2):
        run("run")
        assert len(mailbox.Maildir(folder / "inbox")) == 8


def next_page(page: bytes) -> str | None:
    links = feedparser.parse(page).feed.links
    return next((link.href for link in links if link.rel == "next"), None)


def whole_history(reader):
    """A plugin of `reader`: the entries of a feed are those of all its pages."""
    from reader._parser.feedparser import FeedparserParser

    class AllPages(FeedparserParser):
        def __call__(self, url, resource, headers=None):
            page = resource.read()
            feed, entries = super().__call__(url, BytesIO(page), headers)
            while following := next_page(page):
                with urlopen(following) as answer:
                    page = answer.read()
                entries += super().__call__(url, BytesIO(page), headers)[1]
            return feed, entries

    reader._parser.mount_parser_by_mime_type(AllPages())


@pytest.mark.parametrize("suffix", ["atom", "rss"])
def test_reader_with_a_plugin_follows_the_history(url, store, suffix):
    feed = f"{url}/feeds/all.{suffix}?limit=3"
    from reader import make_reader

    with closing(make_reader(":memory:", plugins=[whole_history])) as reader:
        reader.add_feed(feed)
        assert reader.update_feed(feed).new == 8
        assert {entry.title for entry in reader.get_entries()} == ALL
        assert reader.update_feed(feed) is None
        edit(store, 8)
        again = reader.update_feed(feed)
        assert (again.new, again.modified) == (0, 1)


def test_feedparser_follows_the_history_and_sees_what_was_withdrawn(url, store):
    withdraw(store, 5)
    page, titles, deleted = f"{url}/feeds/all.atom?limit=3", [], 0
    while page:
        feed = feedparser.parse(page)
        assert not feed.bozo
        titles += [entry.title for entry in feed.entries]
        deleted += "at_deleted-entry" in feed.feed
        page = next((link.href for link in feed.feed.links if link.rel == "next"), None)
    assert set(titles) == ALL - {"Hội nghị số 5 <b>&"}
    assert len(titles) == 7
    assert deleted
