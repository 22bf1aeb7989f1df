"""A source that cannot be seen says so once, after a while, in its feed and in that of all."""

from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from aggregator.syndication.asking import asked
from aggregator.syndication.documents import feed
from storage.outages import Outage
from tests.aggregator.conftest import SEEN, article

NS = {"a": "http://www.w3.org/2005/Atom"}
NOW = datetime(2026, 4, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def crawl(store):
    """A crawl of a day after the articles were seen, that ended like this, in an hour."""

    def crawled(day, status, source="quang-ninh", **values):
        begun = SEEN + day * DAY
        with store.write() as writing:
            run = writing.runs.start(source, begun)
            if status is not None:
                ended = begun + timedelta(hours=1)
                writing.runs.finish(run.id, ended, {"status": status, **values})

    return crawled


@pytest.fixture
def notices(store, setting):
    def told(path="/feeds/health", **options):
        named = asked(path, [*options.items()], setting.names, NOW)
        page = etree.fromstring(feed(store, setting.names, named.address, "atom", named.wish))
        return [entry for entry in page.findall("a:entry", NS)
                if entry.xpath("a:category[@term='su-co']", namespaces=NS)]  # fmt: skip

    return told


def text(entry, name):
    return entry.findtext(f"a:{name}", namespaces=NS)


def test_an_outage_is_told_once_it_has_lasted(crawl, notices):
    crawl(0, "failed")
    crawl(1, "failed")
    assert notices() == []
    crawl(2, "failed", troubles={"dns": 1, "timeout": 4})
    (told,) = notices()
    assert "Quảng Ninh từ ngày 02/03/2026" in text(told, "title")
    assert text(told, "published") == "2026-03-04T09:00:00+07:00"
    assert "timeout, dns" in text(told, "summary")


def test_it_is_told_once_however_long_it_lasts(crawl, notices):
    for day in range(20):
        crawl(day, "failed")
    assert len(notices()) == 1


def test_the_same_notice_says_when_the_source_is_back(crawl, notices):
    for day in range(4):
        crawl(day, "failed")
    (before,) = notices()
    crawl(5, "done")
    (after,) = notices()
    assert text(after, "id") == text(before, "id")
    assert text(after, "published") == text(before, "published")
    assert "vào lại được từ ngày 07/03/2026" in text(after, "title")
    assert text(after, "updated") == "2026-03-07T09:00:00+07:00"


def test_after_it_was_back_another_outage_is_another_notice(crawl, notices):
    for day, status in enumerate(["failed"] * 4 + ["done"] + ["failed"] * 4):
        crawl(day, status)
    assert len({text(one, "id") for one in notices()}) == 2


def test_a_short_outage_and_a_crawl_that_was_broken_off_are_not_told(crawl, notices):
    for day, status in enumerate(["failed", "done", "failed", "interrupted", None, "done"]):
        crawl(day, status)
    assert notices() == []


def test_it_stands_in_the_feed_of_the_source_and_of_no_other(crawl, notices):
    for day in range(4):
        crawl(day, "failed")
    assert len(notices("/feeds/source/quang-ninh")) == 1
    for other in ("/feeds/source/ba-ria-vung-tau", "/feeds/province/quang-ninh", "/feeds/all"):
        assert notices(other) == []


def test_in_the_feed_of_the_source_it_stands_on_one_page(store, crawl, notices, setting):
    for day in range(4):
        crawl(day, "failed")
    with store.write() as writing:
        for number in (9, 10):
            late = article(number, published_at=SEEN + number * DAY)
            writing.articles.save("quang-ninh", late, seen_at=NOW)
    path, options, on_pages = "/feeds/source/quang-ninh", [("limit", "2")], []
    while options:
        named = asked(path, options, setting.names, NOW)
        page = etree.fromstring(feed(store, setting.names, named.address, "atom", named.wish))
        on_pages.append(len(page.xpath("a:entry[a:category/@term='su-co']", namespaces=NS)))
        following = page.xpath("a:link[@rel='next']/@href", namespaces=NS)
        options = [tuple(pair.split("=")) for pair in following[0].partition("?")[2].split("&")
                   ] if following else []  # fmt: skip
    assert sum(on_pages) == 1
    assert on_pages[0] == 0


def test_outages_are_paired_for_each_source(store, crawl):
    crawl(0, "failed")
    crawl(0, "failed", source="ba-ria-vung-tau")
    crawl(1, "done", source="ba-ria-vung-tau")
    hour = timedelta(hours=1)
    assert store.outages.all() == [
        Outage("ba-ria-vung-tau", SEEN, SEEN + DAY + hour),
        Outage("quang-ninh", SEEN, None),
    ]
    assert store.outages.all("quang-ninh") == [Outage("quang-ninh", SEEN, None)]
