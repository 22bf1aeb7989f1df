"""A guard's page in place of an article says nothing of the article."""

from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse

from spiders.base import DepartmentSpider
from spiders.crawling.memory import Forgetful

URL = "https://skhcn.example/tin/so-hop-ve-do-luong-12.html"
TOO_OFTEN = "<title>Hãy đợi...</title><p>Bạn thao tác quá nhanh, quá nhiều yêu cầu.</p>"
MISSING = "<title>Lỗi</title><p>Bài viết không tồn tại hoặc đã bị xóa.</p>"


class Remembering(Forgetful):
    def __init__(self):
        self.visits = []

    def remember(self, visit):
        self.visits.append(visit.outcome)


class Department(DepartmentSpider):
    name = "thu"
    title = "Sở"
    base_url = "https://skhcn.example"


@pytest.mark.parametrize(("page", "kept"), [(TOO_OFTEN, []), (MISSING, ["soft-404"])])
def test_an_article_behind_a_wait_page_is_asked_for_again_and_a_missing_one_is_not(page, kept):
    counted = []
    spider = Department()
    spider.memory = Remembering()
    stats = SimpleNamespace(inc_value=lambda name, number=1: counted.append(name))
    spider.crawler = SimpleNamespace(stats=stats)
    request = Request(URL, meta={"article": URL})
    answer = HtmlResponse(URL, body=page.encode(), request=request, encoding="utf-8")
    assert list(spider.parse_article(answer, section=None)) == []
    assert spider.memory.visits == kept
    assert "sokhcn/failed" in counted
