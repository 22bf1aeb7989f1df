"""Feeds as they go over the wire, by a server of our own."""

import gzip
import http.client
import random
import socket
import threading
import time
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import brotli
import feedparser
import pytest
import uvicorn
from starlette.testclient import TestClient

from aggregator.listener import listening
from aggregator.syndication import documents
from aggregator.web.app import application
from aggregator.web.kept import zstd
from tests.aggregator.conftest import SEEN, article

FEED = "/feeds/province/quang-ninh.atom"
UNPACKED = {"gzip": gzip.decompress, "br": brotli.decompress, "zstd": zstd.decompress}


@pytest.fixture
def client(setting, store):
    with TestClient(application(setting)) as client:
        client.app.shelf.late = 0  # each test sees what it has changed
        yield client


@pytest.fixture
def built(monkeypatch):
    """The feeds that are built, each time one is."""
    feeds, build = [], documents.feed

    def noted(store, names, address, *rest):
        feeds.append(address.path)
        return build(store, names, address, *rest)

    monkeypatch.setattr(documents, "feed", noted)
    return feeds


def change(store, number=2, **values):
    with store.write() as writing:
        read = article(number, **values)
        writing.articles.save("quang-ninh", read, seen_at=SEEN + timedelta(days=1))


def ask(client, path=FEED, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.get(path, headers={"accept-encoding": "identity", **named})


def test_a_kept_feed_is_not_built_again(client, built):
    for suffix in ("atom", "atom", "rss", "atom"):
        assert ask(client, f"/feeds/all.{suffix}").status_code == 200
    assert built == ["/feeds/all", "/feeds/all"]


def test_nothing_is_built_for_who_has_it_already(client, built):
    tag = ask(client).headers["etag"]
    for _ in range(3):
        answer = ask(client, if_none_match=tag)
        assert (answer.status_code, answer.content) == (304, b"")
    assert len(built) == 1


def test_a_new_article_rebuilds_the_feeds_that_it_belongs_to(client, store, built):
    for path in ("province/quang-ninh", "province/ba-ria-vung-tau", "topic/y-duoc", "all"):
        ask(client, f"/feeds/{path}.atom")
    built.clear()
    change(store, 9)
    for path in ("province/quang-ninh", "province/ba-ria-vung-tau", "topic/y-duoc", "all"):
        ask(client, f"/feeds/{path}.atom")
    assert built == ["/feeds/province/quang-ninh", "/feeds/all"]
    assert "Hội nghị số 9" in ask(client).text


def test_a_change_is_seen_at_once_and_by_date_too(client, store):
    first = ask(client)
    change(store, title="Dời ngày")
    for known in (
        {"if_none_match": first.headers["etag"]},
        {"if_modified_since": first.headers["last-modified"]},
    ):
        answer = ask(client, **known)
        assert answer.status_code == 200
        assert "Dời ngày" in answer.text


def test_nobody_waits_for_another_edition_of_what_was_right_a_moment_ago(client, store):
    client.app.shelf.late = 60
    first = ask(client, accept_encoding="gzip")
    change(store, title="Dời ngày")
    meanwhile = ask(client, accept_encoding="gzip")
    assert (meanwhile.text, meanwhile.headers["etag"]) == (first.text, first.headers["etag"])
    deadline = time.monotonic() + 20
    while "Dời ngày" not in (new := ask(client, accept_encoding="gzip")).text:
        assert time.monotonic() < deadline
    assert new.headers["etag"] != first.headers["etag"]


def test_what_was_not_asked_for_lately_is_right_when_it_is_sent(client, store):
    client.app.shelf.late = 0.05
    ask(client)
    time.sleep(0.1)
    change(store, title="Dời ngày")
    assert "Dời ngày" in ask(client).text


def test_what_is_written_by_another_process_is_seen(client, setting):
    from storage.store import open_store

    first = ask(client)
    with open_store(setting.config.database_url) as other:
        change(other, title="Dời ngày")
    assert ask(client, if_none_match=first.headers["etag"]).status_code == 200


def test_a_view_more_changes_no_byte(client, store):
    first = ask(client)
    change(store, view_count=21)
    assert ask(client, if_none_match=first.headers["etag"]).status_code == 304
    change(store, view_count=500)
    assert 'views="500"' in ask(client).text


def test_what_turns_out_the_same_keeps_its_validators(client, store):
    first = ask(client)
    change(store, title="Dời ngày")
    change(store)  # and back, but for the date of the change
    with store.write() as writing:
        writing.articles.get(2).updated_at = SEEN
    again = ask(client)
    assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])


@pytest.mark.parametrize("coding", UNPACKED)
def test_a_feed_comes_packed_as_asked_with_a_tag_of_its_own(client, coding):
    plain = ask(client)
    with client.stream("GET", FEED, headers={"accept-encoding": coding}) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == coding
    assert UNPACKED[coding](packed) == plain.content
    assert int(answer.headers["content-length"]) == len(packed) < len(plain.content)
    assert answer.headers["vary"] == plain.headers["vary"] == "accept-encoding"
    assert answer.headers["etag"] != plain.headers["etag"]
    known = ask(client, accept_encoding=coding, if_none_match=answer.headers["etag"])
    assert known.status_code == 304
    assert ask(client, if_none_match=answer.headers["etag"]).status_code == 200


def test_a_tag_counts_more_than_a_date(client):
    first = ask(client)
    stale = ask(client, if_none_match='"x"', if_modified_since=first.headers["last-modified"])
    assert stale.status_code == 200


def test_how_long_to_rely_on_a_feed_is_how_often_its_sources_are_crawled(client, setting):
    of_source = ask(client, "/feeds/province/quang-ninh.rss")
    assert of_source.headers["cache-control"].startswith("public, max-age=")
    assert "<ttl>" in of_source.text
    seconds = int(of_source.headers["cache-control"].rpartition("=")[2])
    assert f"<ttl>{round(seconds / 60)}</ttl>" in of_source.text
    everything = int(ask(client, "/feeds/all.rss").headers["cache-control"].rpartition("=")[2])
    assert 300 <= everything < seconds <= setting.config.crawl.interval.total_seconds()


def test_head_says_what_get_says_without_the_feed(client):
    get, head = ask(client), client.head(FEED, headers={"accept-encoding": "identity"})
    assert head.content == b""
    assert dict(head.headers) == dict(get.headers)


def test_a_range_is_refused_by_sending_all(client):
    answer = ask(client, range="bytes=0-9")
    assert (answer.status_code, answer.headers["accept-ranges"]) == (200, "none")
    assert answer.content == ask(client).content


def test_a_hub_is_named_in_headers_and_in_the_feed(setting, store):
    names = replace(setting.names, hub_url="https://hub.example/")
    with TestClient(application(setting._replace(names=names))) as client:
        for suffix in ("atom", "rss"):
            answer = ask(client, f"/feeds/all.{suffix}")
            links = answer.headers.get_list("link")
            itself = f"https://tin.example/feeds/all.{suffix}"
            assert f'<{itself}>; rel="self"' in links
            assert '<https://hub.example/>; rel="hub"' in links
            said = {(link.rel, link.href) for link in feedparser.parse(answer.text).feed.links}
            assert {("hub", "https://hub.example/"), ("self", itself)} <= said


@pytest.mark.parametrize(
    "path",
    ["/feeds/search.atom?q=n%E1%BA%A5m", "/feeds/all.atom?limit=2", "/feeds/health.rss",
     "/feeds/trending.json", "/feeds/calls.ics", "/feeds.opml"],
)  # fmt: skip
def test_no_hub_is_named_where_none_is_told_of_changes(setting, store, path):
    names = replace(setting.names, hub_url="https://hub.example/")
    with TestClient(application(setting._replace(names=names))) as client:
        answer = ask(client, path)
    assert answer.status_code == 200
    assert "hub.example" not in answer.text + str(answer.headers)
    assert 'rel="self"' in answer.headers["link"]


def test_of_codings_liked_as_much_the_smallest_is_sent(client, store):
    dice, words = random.Random(1), article(1)["body_text"].split()
    for number in range(50):
        url, text = f"https://so.example/{number}", " ".join(dice.choices(words, k=300))
        change(store, 1, url=url, canonical_url=url, body_html=f"<p>{text}</p>")
    sizes = {name: int(ask(client, accept_encoding=name).headers["content-length"])
             for name in UNPACKED}  # fmt: skip
    sent = ask(client, accept_encoding="gzip, deflate, br, zstd").headers
    assert int(sent["content-length"]) == min(sizes.values())


def test_pages_of_other_sites_may_read_feeds(client):
    for sent in (ask(client), ask(client, if_none_match="*"), ask(client, "/feeds/calls.ics")):
        assert sent.headers["access-control-allow-origin"] == "*"
        assert "etag" in sent.headers["access-control-expose-headers"].lower()


def test_what_is_wrong_is_not_kept(client):
    for _ in range(2):
        assert ask(client, "/feeds/province/atlantis.atom").status_code == 404
        assert client.head("/feeds/province/atlantis.atom").content == b""
    assert client.app.shelf.places == {}
    assert client.post(FEED).status_code == 405


def test_what_is_kept_has_a_bound(client):
    client.app.shelf.room = 60_000
    for limit in range(1, 40):
        assert ask(client, f"/feeds/all.atom?limit={limit}").status_code == 200
    shelf = client.app.shelf
    assert 0 < shelf.used <= 60_000
    assert shelf.used == sum(place.kept.weight for place in shelf.places.values())


@contextmanager
def served(setting):
    with listening("127.0.0.1", 0) as listener:
        app = application(setting)
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        app.shelf.late = 0  # who asks at once sees what has changed
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join()


def test_clients_that_never_read_hold_nobody_up(setting, store):
    change(store, 9, body_html="<p>" + "Mô hình đạt yêu cầu. " * 100_000 + "</p>")
    with served(setting) as port:
        ask_all = f"GET {FEED} HTTP/1.1\r\nHost: a\r\n\r\n".encode() * 5
        idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(50)]
        for one in idle:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            one.sendall(ask_all)
        start = datetime.now(UTC)
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as client:
            for _ in range(5):
                client.request("GET", "/feeds/genre/tin-hoi-nghi.rss")
                assert client.getresponse().read().startswith(b"<?xml")
        assert datetime.now(UTC) - start < timedelta(seconds=15)
        for one in idle:
            one.close()


def test_an_answer_is_sent_at_once_however_long_it_is():
    with listening("127.0.0.1", 0) as listener:
        # what asyncio looks at before it sets TCP_NODELAY on the connections that come in by it
        assert (listener.type, listener.proto) == (socket.SOCK_STREAM, socket.IPPROTO_TCP)
