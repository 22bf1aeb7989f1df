"""Front pages that list nothing by themselves."""

from types import SimpleNamespace

import pytest
from scrapy.http import HtmlResponse, Request

from spiders.base import DepartmentSpider
from spiders.crawling.errands import Errand
from spiders.crawling.site import Site

FRONT = "https://so.example/"
MENU = '<ul><li><a href="/tin-hoat-dong">Tin hoạt động</a></li></ul>'
FEED = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'


class Spider(DepartmentSpider):
    name, title, base_url = "so", "Sở", FRONT


@pytest.fixture
def spider() -> Spider:
    made = Spider()
    made.crawler = SimpleNamespace(stats=SimpleNamespace(inc_value=lambda *_: None))
    return made


def asked(spider, body):
    page = f"<html><head>{FEED}</head><body>{body}</body></html>"
    answer = HtmlResponse(FRONT, body=page.encode(), request=Request(FRONT))
    return {request.url for request in spider.parse_listing(answer, Errand())}


def test_their_menus_and_feeds_lead_on(spider):
    assert asked(spider, MENU) >= {f"{FRONT}tin-hoat-dong", f"{FRONT}rss.xml"}
    assert spider.warnings


def test_they_are_no_trouble_where_the_lists_are_known(spider):
    spider.site = Site(lists={f"{FRONT}tin-hoat-dong": "Tin hoạt động"}, turn=1)
    asked(spider, MENU)
    assert not spider.warnings


def test_a_guard_in_place_of_one_leads_nowhere(spider):
    assert asked(spider, f"<h1>Hãy đợi...</h1>{MENU}") == set()
    assert spider.warnings
