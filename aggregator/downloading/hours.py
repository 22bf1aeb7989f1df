"""When a crawl works: a backfill in its hours only, any crawl no longer than its time."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call
from scrapy.utils.defer import deferred_from_coro

from aggregator.openinghours import Hours, parse_hours, seconds_until_open
from spiders.crawling.reporting import ReportingSpider
from spiders.crawling.troubles import Trouble, told
from spiders.items import VIETNAM

logger = logging.getLogger(__name__)

TICK = 1.0
"""Seconds between two looks at the clock."""


class WorkingHours:
    """Pauses a ``--full`` crawl outside its hours; ends any crawl that has worked for too long."""

    def __init__(
        self, crawler: Crawler, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.crawler, self.clock = crawler, clock
        self.hours: Hours | None = None
        self.most = crawler.settings.getfloat("CRAWL_MAX_TIME")
        self.worked, self.looked = 0.0, monotonic()
        self.loop = create_looping_call(self.look)
        crawler.signals.connect(self.opened, signals.spider_opened)
        crawler.signals.connect(self.closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    def opened(self, spider: Spider) -> None:
        """Look at the clock before anything is asked for, and then every second."""
        hours = self.crawler.settings["BACKFILL_HOURS"]
        reach = getattr(spider, "reach", None)
        if hours and getattr(reach, "full", False):
            self.hours = parse_hours(hours)
        self.looked = monotonic()
        self.loop.start(TICK, now=True)

    def closed(self) -> None:
        """No more looks."""
        if self.loop.running:
            self.loop.stop()

    def look(self) -> None:
        """Pause, go on, or end."""
        engine, now = self.crawler.engine, monotonic()
        if engine is None:
            return
        if not engine.paused:
            self.worked += now - self.looked
        self.looked = now
        wait = seconds_until_open(self.clock(), self.hours) if self.hours else 0.0
        if wait and not engine.paused:
            engine.pause()
            until = (self.clock() + timedelta(seconds=wait)).astimezone(VIETNAM)
            name = self.crawler.spider.name if self.crawler.spider else ""
            logger.warning(
                "%s: the backfill waits until %s (crawl.backfill_hours)", name, f"{until:%H:%M}"
            )
        elif not wait and engine.paused:
            engine.unpause()
        if self.most and self.worked > self.most:
            self.end()

    def end(self) -> None:
        """End the crawl; what it has is kept."""
        self.closed()
        spider, engine = self.crawler.spider, self.crawler.engine
        if isinstance(spider, ReportingSpider):
            url = str(getattr(spider, "base_url", spider.name))
            detail = f"ended after {self.most:.0f} s; the next crawl goes on (crawl.max_time)"
            spider.trouble(Trouble.MAX_TIME, told(Trouble.MAX_TIME, url, detail))
        if engine is not None:
            deferred_from_coro(engine.close_spider_async(reason="max-time"))
