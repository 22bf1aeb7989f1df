from collections.abc import Iterator
from datetime import timedelta

import feedparser
import pytest
from starlette.testclient import TestClient

from aggregator.web.app import application
from storage.store import Store
from tests.aggregator.conftest import SEEN, article


@pytest.fixture
def client(setting, store: Store) -> Iterator[TestClient]:
    with TestClient(application(setting)) as client:
        client.app.shelf.late = 0  # each test sees what it has changed
        yield client


@pytest.mark.parametrize(
    ("path", "entries"),
    [
        ("all", 8),
        ("province/quang-ninh", 7),
        ("province/ba-ria-vung-tau", 1),
        ("province/ho-chi-minh", 1),
        ("province/ha-noi", 0),
        ("topic/chuyen-doi-so", 7),
        ("source/quang-ninh", 7),
        ("genre/tin-hoi-nghi", 8),
        ("province/quang-ninh/topic/chuyen-doi-so", 7),
    ],
)
@pytest.mark.parametrize(("suffix", "kind"), [("atom", "atom"), ("rss", "rss")])
def test_a_feed_holds_its_articles(client, path, entries, suffix, kind):
    answer = client.get(f"/feeds/{path}.{suffix}")
    assert answer.headers["content-type"] == f"application/{kind}+xml; charset=utf-8"
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert len(feed.entries) == entries


def test_a_feed_pages_back_through_its_whole_history(client):
    url, titles = "/feeds/all.atom?limit=3", []
    while url:
        feed = feedparser.parse(client.get(url).content)
        titles += [entry.title for entry in feed.entries]
        following = [link.href for link in feed.feed.links if link.rel == "next"]
        url = following[0].removeprefix("https://tin.example") if following else None
    assert titles == [f"Hội nghị số {number} <b>&" for number in range(8, 0, -1)]


def test_a_dissolved_province_points_to_its_successor(client):
    feed = feedparser.parse(client.get("/feeds/province/ba-ria-vung-tau.atom").content)
    assert "Thành phố Hồ Chí Minh" in feed.feed.subtitle


@pytest.mark.parametrize("path", ["/feeds/all.atom", "/feeds/all.json", "/"])
def test_what_a_client_has_is_not_sent_again(client, path):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    since = {"If-Modified-Since": first.headers["last-modified"]}
    assert client.get(path, headers=since).status_code == 304
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get(path, headers={"If-Modified-Since": "yesterday"}).status_code == 200


def test_a_compressed_answer_has_a_tag_of_its_own(client):
    plain = client.get("/feeds/all.atom", headers={"Accept-Encoding": "identity"})
    zipped = client.get("/feeds/all.atom", headers={"Accept-Encoding": "gzip"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.content == plain.content
    assert zipped.headers["etag"] != plain.headers["etag"]


def test_head_answers_like_get(client):
    head, get = client.head("/feeds/all.rss"), client.get("/feeds/all.rss")
    assert (head.status_code, head.headers["etag"]) == (200, get.headers["etag"])


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/feeds/province/atlantis.atom", 404, "province = 'atlantis': accepted: an-giang"),
        ("/feeds/topic/y-duok.rss", 404, "topic = 'y-duok': did you mean y-duoc"),
        ("/feeds/nonsense/a.rss", 404, "no feed /feeds/nonsense/a"),
        ("/feeds/all.xml", 404, "accepted: atom, rss, json"),
        ("/feeds/all.atom?limit=0", 422, "limit"),
        ("/feeds/all.atom?limit=x", 422, "limit = 'x'"),
        ("/feeds/all.atom?page=-1", 422, "page"),
        ("/nowhere", 404, "404"),
        ("/?lang=fr", 422, "lang"),
        ("/api/v1/articles?province=quang-nin", 422, "quang-ninh"),
        ("/api/v1/articles?since=soon", 422, "2026-11-24"),
        ("/api/v1/articles?limit=500", 422, "limit"),
        ("/api/v1/articles?cursor=x", 422, "next_cursor"),
        ("/api/v1/articles?sort=views&cursor=x", 422, "next_cursor"),
        ("/api/v1/articles?sort=size", 422, "trending"),
        ("/api/v1/articles/99/views", 404, "99"),
        ("/api/v1/articles/99/revisions", 404, "99"),
        ("/api/v1/articles/99", 404, "99"),
    ],
)
def test_a_bad_address_is_told_what_is_wrong(client, path, status, told):
    answer = client.get(path)
    assert answer.status_code == status
    assert told in answer.text


def test_the_api_follows_its_cursor_through_every_article_once(client):
    seen, cursor = [], ""
    while cursor is not None:
        page = client.get("/api/v1/articles", params={"limit": 3, "cursor": cursor}).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        assert page["total"] == 8
    assert sorted(seen) == list(range(1, 9))
    assert page["facets"]["province"] == {"ba-ria-vung-tau": 1, "quang-ninh": 7}


def test_an_article_of_the_api_is_the_contracts(client):
    item = client.get("/api/v1/articles/8").json()
    assert item["published_at"] == "2026-02-08T09:00:00+07:00"
    assert (item["province"], item["current_province"]) == ("ba-ria-vung-tau", "ho-chi-minh")
    assert item["view_count"] is None
    assert item["uid"].startswith("urn:uuid:")
    assert client.get("/api/v1/articles/7/views").json()[0]["count"] == 70


@pytest.fixture
def counted(store: Store) -> Store:
    """A day later, three articles were read again; the second of them most."""
    with store.write() as writing:
        for number, views in ((3, 31), (4, 90), (5, 54)):
            values = article(number, view_count=views)
            writing.articles.save("quang-ninh", values, seen_at=SEEN + timedelta(days=1))
    return store


def test_what_is_read_now_is_a_feed_and_an_order_of_the_api(client, counted):
    feed = feedparser.parse(client.get("/feeds/trending.atom").content)
    assert [entry.title for entry in feed.entries] == [f"Hội nghị số {n} <b>&" for n in (4, 5)]
    first = client.get("/api/v1/articles?sort=trending&limit=1").json()
    assert ([item["id"] for item in first["items"]], first["total"]) == ([4], 2)
    rest = client.get(f"/api/v1/articles?sort=trending&cursor={first['next_cursor']}").json()
    assert ([item["id"] for item in rest["items"]], rest["next_cursor"]) == ([5], None)


def test_a_new_count_changes_the_feed_of_what_is_read_now(client, store):
    before = client.get("/feeds/trending.atom")
    with store.write() as writing:
        later = SEEN + timedelta(days=2)
        writing.articles.save("quang-ninh", article(2, view_count=400), seen_at=later)
    known = {"If-Modified-Since": before.headers["last-modified"]}
    assert client.get("/feeds/trending.atom", headers=known).status_code == 200


def test_the_order_by_views_is_followed_to_its_end(client):
    seen, cursor = [], ""
    while cursor is not None:
        query = {"sort": "views", "limit": 3, "cursor": cursor}
        page = client.get("/api/v1/articles", params=query).json()
        seen += [item["view_count"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert seen == [70, 60, 50, 40, 30, 20, 10, None]


def test_growth_is_told_without_our_own_visits(client, counted):
    told = client.get("/api/v1/articles/4/views").json()
    assert [(one["count"], one["growth"], one["reset"]) for one in told] == [
        (40, None, False),
        (90, 49, False),
    ]


def test_revisions_are_told_with_what_was_changed(client, store):
    with store.write() as writing:
        values = article(2, title="Hội nghị số 2 dời ngày")
        writing.articles.save("quang-ninh", values, seen_at=SEEN + timedelta(days=1))
    first, now = client.get("/api/v1/articles/2/revisions").json()
    assert (first["revision"], first["title"], first["change"]) == (1, "Hội nghị số 2 <b>&", None)
    assert (now["revision"], now["change"]["aspects"]) == (2, ["title"])
    assert {"kind": "added", "text": " dời ngày"} in now["change"]["title"]


def test_filters_of_the_api_may_be_repeated(client):
    two = {"province": ["quang-ninh", "ho-chi-minh"]}
    assert client.get("/api/v1/articles", params=two).json()["total"] == 8
    assert client.get("/api/v1/articles", params={"province": "hue"}).json()["total"] == 0


@pytest.mark.parametrize("path", ["sources", "provinces", "topics"])
def test_what_is_there_is_listed_with_its_articles(client, path):
    assert sum(item["articles"] for item in client.get(f"/api/v1/{path}").json()) >= 7


def test_the_home_page_leads_to_articles_provinces_topics_and_the_feed(client):
    page = client.get("/").text
    assert "Hội nghị số 8 &lt;b&gt;&amp;" in page
    assert 'rel="alternate" type="application/atom+xml"' in page
    for way in ("/articles/8", "/provinces/quang-ninh", "/topics/chuyen-doi-so", "/sources"):
        assert f'href="{way}?lang=vi"' in page
    assert 'href="/provinces/ha-noi?lang=vi"' not in page
    assert '<html lang="vi">' in page
    assert "Science and technology news" in client.get("/?lang=en").text


def test_an_empty_store_has_a_home_page_and_feeds(setting):
    from aggregator import jobs

    with jobs.opened(setting.config), TestClient(application(setting)) as client:
        assert "sokhcn crawl --all" in client.get("/").text
        assert not feedparser.parse(client.get("/feeds/all.atom").content).entries


def test_the_server_says_that_it_lives(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_the_api_documents_itself(client):
    assert "/api/v1/articles" in client.get("/api/openapi.json").json()["paths"]
    assert client.get("/api/docs").status_code == 200
