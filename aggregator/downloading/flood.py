"""A site's guard against too many requests: known by its answer, waited out, remembered."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro

from aggregator.downloading.pace import Pace
from aggregator.downloading.stopped import StoppedError
from spiders.crawling.reporting import ReportingSpider
from spiders.crawling.troubles import (
    Trouble,
    is_wait_page,
    pace_after,
    retry_after,
    seconds_to_wait,
)

logger = logging.getLogger(__name__)

TIMES = 5
"""Waits for one request before the crawl is ended."""
LONGEST = 600.0
"""Seconds of one wait; a site that asks for more is left alone until the next crawl."""
FIRST = 60.0
"""Seconds of the first wait where the site does not say; each further one is twice as long."""
ASKS_TO_WAIT = {200, 403, 429, 503}
"""Statuses under which wait pages are sent."""


class FloodGuard:
    """Asks again after the wait, nothing else meanwhile, and more slowly from then on."""

    def __init__(self, crawler: Crawler, clock: Callable[[], float] = monotonic) -> None:
        self.crawler, self.clock = crawler, clock
        self.since, self.requests = clock(), 0
        crawler.signals.connect(self.sent, signals.request_left_downloader)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    @property
    def pace(self) -> Pace:
        """The crawl's pace."""
        pace = self.crawler.get_downloader_middleware(Pace)
        assert pace is not None  # noqa: S101  the settings have both or none
        return pace

    def sent(self) -> None:
        """One more that the guard counts."""
        self.requests += 1

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The answer; or the same request once more, where a guard answered in its place."""
        wait = wished(response)
        if wait is None:
            return response
        times = int(request.meta.get("floods", 0))
        seconds = wait or min(FIRST * 2**times, LONGEST)
        self.slow_down(seconds, response.url)
        if times >= TIMES or seconds > LONGEST or seconds > self.time_left():
            self.give_up(request.url, times, seconds)
        self.pace.hold(seconds)
        again = request.copy()
        again.meta["floods"] = times + 1
        again.dont_filter = True
        again.priority += 10  # before all others: it was asked for first
        return again

    def slow_down(self, seconds: float, url: str) -> None:
        """Never again as fast as when the guard appeared; the spider keeps it for later crawls."""
        now = self.clock()
        delay = max(self.pace.floor, self.crawler.settings.getfloat("DOWNLOAD_DELAY"))
        pace = pace_after(delay, self.requests, now - self.since, seconds)
        self.since, self.requests = now + seconds, 0
        self.pace.at_least(pace)
        spider = self.crawler.spider
        if isinstance(spider, ReportingSpider):
            spider.pace = round(pace, 2)
            spider.count(f"troubles/{Trouble.FLOOD_GUARD}")
        logger.warning("%s: a flood guard asks to wait %.0f s; then one request in %.1f s",
                       url, seconds, pace)  # fmt: skip

    def time_left(self) -> float:
        """Seconds that the crawl may still take."""
        limit = self.crawler.settings.getfloat("CRAWL_MAX_TIME")
        started = self.crawler.stats.get_value("start_time")
        if not limit or started is None:
            return LONGEST
        return limit - float((datetime.now(UTC) - started).total_seconds())

    def give_up(self, url: str, times: int, seconds: float) -> None:
        """End the crawl; raise `StoppedError`."""
        detail = f"the site asks to wait {seconds:.0f} s more, after {times} waits"
        engine = self.crawler.engine
        if engine is not None and engine.running:
            deferred_from_coro(engine.close_spider_async(reason="flood-guard"))
        raise StoppedError(Trouble.FLOOD_GUARD, url, detail)


def wished(response: Response) -> float | None:
    """Seconds that a flood guard asks to wait, 0 where it does not say; ``None``: no guard."""
    if response.status not in ASKS_TO_WAIT:
        return None
    header = response.headers.get("Retry-After")
    told_by_header = retry_after(header.decode("latin-1") if header else None, datetime.now(UTC))
    if response.status in {429, 503} and told_by_header is not None:
        return told_by_header
    if response.status == 429 or is_wait_page(response.body):
        return told_by_header or seconds_to_wait(response.body) or 0.0
    return None
