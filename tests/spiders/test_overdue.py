"""Articles that are due and stand on no list, at the end of a crawl."""

from types import SimpleNamespace

import pytest
from scrapy import Request

from spiders.base import DepartmentSpider
from spiders.crawling.memory import Forgetful, Visit


class Remembers(Forgetful):
    """Two articles are due."""

    def overdue(self):
        return ("https://so.example/tin-1.html", "https://so.example/tin-2.html")

    def listing(self, url: str) -> Visit | None:
        return None


class Spider(DepartmentSpider):
    name, title, base_url = "so", "Sở", "https://so.example"


@pytest.fixture
def asked() -> list[Request]:
    return []


@pytest.fixture
def spider(asked) -> Spider:
    made = Spider()
    made.memory = Remembers()
    made.crawler = SimpleNamespace(engine=SimpleNamespace(crawl=asked.append))
    made.reached = "https://so.example/"
    return made


def test_they_are_asked_for_once(spider, asked):
    spider.look_for_missing()
    spider.look_for_missing()
    assert [request.url for request in asked] == list(Remembers().overdue())


def test_one_that_a_list_told_of_is_left_to_the_list(spider, asked):
    spider.walk.met.add("https://so.example/tin-1.html")
    spider.look_for_missing()
    assert [request.url for request in asked] == ["https://so.example/tin-2.html"]


def test_a_limit_holds_for_them_too(asked, spider):
    limited = Spider(limit=1)
    limited.memory, limited.crawler, limited.reached = spider.memory, spider.crawler, "x"
    limited.look_for_missing()
    assert len(asked) == 1


def test_a_site_that_does_not_answer_is_not_asked_for_them(spider, asked):
    spider.reached = ""
    spider.look_for_missing()
    assert asked == []
