"""Parts of the download that show only over time."""

import asyncio
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import HtmlResponse
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from aggregator.downloading.flood import TIMES, FloodGuard, wished
from aggregator.downloading.pace import Pace
from aggregator.downloading.stopped import StoppedError
from aggregator.openinghours import parse_hours, seconds_until_open
from spiders.crawling.reporting import ReportingSpider

NIGHT = parse_hours("22:00-06:00")


class Careful(ReportingSpider):
    name = "careful"
    pace = 2.1


def crawler(spider: type[ReportingSpider] = Careful) -> Any:
    made = get_crawler(spider)
    made.spider = made._create_spider()
    return made


@pytest.mark.parametrize(
    ("hour", "minute", "seconds"),
    [(22, 0, 0), (23, 30, 0), (3, 0, 0), (6, 0, 16 * 3600), (21, 59, 60)],
)
def test_hours_of_the_night_go_across_midnight(hour, minute, seconds):
    utc = datetime(2026, 11, 24, (hour - 7) % 24, minute, tzinfo=UTC)
    assert seconds_until_open(utc, NIGHT) == seconds


def test_hours_of_the_day_begin_again_tomorrow():
    evening = datetime(2026, 11, 24, 13, tzinfo=UTC)  # 20:00 in Vietnam
    assert seconds_until_open(evening, parse_hours("12:00-13:00")) == 16 * 3600


@pytest.mark.parametrize("text", ["22-6", "25:00-06:00", "22:00-22:00", "at night"])
def test_hours_that_are_none_are_refused(text):
    with pytest.raises(ValueError, match="22:00-06:00"):
        parse_hours(text)


def test_the_pace_of_a_platform_is_kept():
    made = crawler()
    pace = Pace(made)
    pace.opened(made.spider)
    assert pace.floor == 2.1


def test_a_configured_delay_wins_over_the_pace_of_a_platform_but_not_over_a_guard():
    made = crawler(type("Configured", (Careful,), {"custom_settings": {"DOWNLOAD_DELAY": 0}}))
    pace = Pace(made)
    pace.opened(made.spider)
    assert pace.floor == 0
    made.spider.pace = 3.0  # as kept from an earlier crawl
    pace.opened(made.spider)
    assert pace.floor == 3.0


def test_one_request_after_another_is_let_go_in_its_time():
    made = crawler()
    made._engine = SimpleNamespace(running=True, downloader=SimpleNamespace(slots={}))
    pace = Pace(made)
    pace.at_least(0.1)

    async def both() -> float:
        started = asyncio.get_running_loop().time()
        await asyncio.gather(*(pace.process_request(Request("http://a.vn")) for _ in range(3)))
        return asyncio.get_running_loop().time() - started

    assert asyncio.run(both()) >= 0.19


def test_a_crawl_that_ends_waits_for_nothing():
    made = crawler()
    made._engine = SimpleNamespace(running=False, downloader=SimpleNamespace(slots={}))
    pace = Pace(made)
    pace.hold(600)
    with pytest.raises(StoppedError, match="not-asked"):
        asyncio.run(pace.process_request(Request("http://a.vn")))


def answer(status: int, body: str = "", **headers: str) -> HtmlResponse:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return HtmlResponse("http://a.vn/", status=status, headers=told, body=body.encode())


@pytest.mark.parametrize(
    ("response", "seconds"),
    [
        (answer(429, Retry_After="30"), 30.0),
        (answer(429), 0.0),
        (answer(503, Retry_After="30"), 30.0),
        (answer(503), None),
        (answer(200, "<title>Hãy đợi...</title>sau 12 giây"), 12.0),
        (answer(200, "<title>Tin tức</title>"), None),
        (answer(404, "<title>Please wait</title>"), None),
    ],
)
def test_a_guard_is_known_by_status_or_by_page(response, seconds):
    assert wished(response) == seconds


def guarding(made: Any) -> FloodGuard:
    guard, pace = FloodGuard(made), Pace(made)
    made._engine = SimpleNamespace(running=False, downloader=SimpleNamespace(slots={}))
    made.get_downloader_middleware = lambda kind: pace
    return guard


def test_a_guard_is_remembered_by_the_spider():
    made = crawler()
    guard = guarding(made)
    again = guard.process_response(Request("http://a.vn/"), answer(429, Retry_After="30"))
    assert isinstance(again, Request)
    assert guard.pace.left() > 29
    assert made.spider.pace == guard.pace.floor >= 2.1


def test_a_guard_that_never_opens_ends_the_crawl():
    guard = guarding(crawler())
    request = Request("http://a.vn/", meta={"floods": TIMES})
    with pytest.raises(StoppedError, match="flood-guard"):
        guard.process_response(request, answer(429, Retry_After="1"))


def test_a_site_that_answers_nothing_more_is_given_up():
    made = crawler()

    async def crawl() -> None:
        for number in range(12):
            if number == 1:
                made.stats.inc_value("response_received_count")
            failure = Failure(DownloadTimeoutError("30 s"))
            failure.request = Request(f"http://a.vn/{number}")
            made.spider.failed(failure)
        await asyncio.sleep(0)

    closed: list[str] = []

    async def close(*, reason: str) -> None:
        closed.append(reason)

    made._engine = SimpleNamespace(close_spider_async=close)
    asyncio.run(crawl())
    assert closed == ["site-down"]
    assert made.stats.get_value("sokhcn/troubles/timeout") == 12
    assert made.stats.get_value("sokhcn/troubles/site-down") == 1
