"""A reader that is given the address of a page finds the feed that shows the same."""

from collections.abc import Iterator

import feedparser
import pytest
from lxml import html
from starlette.testclient import TestClient

from aggregator.web.app import application
from tests.feeds.validator import problems


@pytest.fixture
def client(setting, store) -> Iterator[TestClient]:
    with TestClient(application(setting)) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("/", "/feeds/all"),
        ("/feeds", "/feeds/all"),
        ("/provinces", "/feeds/all"),
        ("/topics", "/feeds/all"),
        ("/sources", "/feeds/health"),
        ("/provinces/ba-ria-vung-tau", "/feeds/province/ba-ria-vung-tau"),
        ("/topics/chuyen-doi-so", "/feeds/topic/chuyen-doi-so"),
        ("/genres/tin-hoi-nghi", "/feeds/genre/tin-hoi-nghi"),
        ("/sources/quang-ninh", "/feeds/source/quang-ninh"),
        ("/articles/8", "/feeds/source/ba-ria-vung-tau"),
    ],
)
def test_a_page_names_its_feed_in_every_format(client, path, feed):
    page = html.fromstring(client.get(path).content)
    found = page.xpath("//head/link[@rel='alternate'][@type!='text/html']")
    assert [link.get("href") for link in found] == [f"{feed}.{one}" for one in
                                                    ("atom", "rss", "json")]  # fmt: skip
    for link in found:
        answer = client.get(link.get("href"))
        assert answer.headers["content-type"] == f"{link.get('type')}; charset=utf-8"


@pytest.mark.parametrize("path", ["province/quang-ninh", "topic/y-duoc", "source/quang-ninh",
                                  "genre/van-ban", "health", "all", "trending"])  # fmt: skip
def test_a_feed_names_a_page_that_exists(client, path):
    link = feedparser.parse(client.get(f"/feeds/{path}.atom").content).feed.link
    assert client.get(link.removeprefix("https://tin.example")).status_code == 200


@pytest.mark.parametrize(
    ("path", "content_type", "kind"),
    [("/feeds.opml", "text/x-opml", "opml"), ("/feeds/calls.ics", "text/calendar", "ics"),
     ("/feeds/search.atom?q=h%E1%BB%99i&limit=2", "application/atom+xml", "atom"),
     ("/feeds/health.json", "application/feed+json", "json")],
)  # fmt: skip
def test_what_is_served_follows_its_specification(client, path, content_type, kind):
    answer = client.get(path)
    assert answer.headers["content-type"] == f"{content_type}; charset=utf-8"
    assert problems(answer.content, kind) == []
    again = client.get(path, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/feeds/all.atom?filter=(", "filter = '(': unclosed group"),
        ("/feeds/calls.ics?province=atlantis", "province = 'atlantis': accepted: an-giang"),
        ("/feeds/search.rss?topic=x", "topic = 'x'"),
        ("/feeds/health.atom?brief=1", "brief = '1'"),
    ],
)
def test_a_parameter_that_cannot_be_meant_is_told(client, path, told):
    answer = client.get(path)
    assert (answer.status_code, told in answer.text) == (422, True)
