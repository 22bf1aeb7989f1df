"""When the next request may go: the site's own wishes, over what is configured."""

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.robotstxt import RobotParser

from aggregator.downloading.stopped import StoppedError
from spiders.crawling.reporting import ReportingSpider
from spiders.crawling.troubles import Trouble, told

LONGEST_CRAWL_DELAY = 60.0
"""Seconds between requests that a robots.txt may ask for; a site of news is not read slower."""
GLANCE = 0.25
"""Seconds after which one who waits looks whether the crawl is being ended."""


class Pace:
    """Holds requests back until their time: none passes while another is held.

    Scrapy's delay and AutoThrottle come on top. `floor` is the least number of seconds between two
    requests: Crawl-delay in robots.txt, or what a flood guard was found to bear.
    """

    def __init__(self, crawler: Crawler, clock: Callable[[], float] = monotonic) -> None:
        self.crawler, self.clock = crawler, clock
        self.floor = 0.0
        self.not_before = 0.0
        self.last = 0.0
        self.turn = asyncio.Lock()
        crawler.signals.connect(self.opened, signals.spider_opened)
        crawler.signals.connect(self.robots, signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    def opened(self, spider: Spider) -> None:
        """The pace of the platform, unless a delay is configured; that found by earlier crawls."""
        configured = "DOWNLOAD_DELAY" in (spider.custom_settings or {})
        if "pace" in vars(spider) or not configured:
            self.at_least(getattr(spider, "pace", None) or 0.0)

    def robots(self, robotparser: RobotParser, request: Request) -> None:
        """Crawl-delay, within bounds."""
        wish = robotparser.crawl_delay(self.crawler.settings["USER_AGENT"]) or 0.0
        spider = self.crawler.spider
        if wish > LONGEST_CRAWL_DELAY and isinstance(spider, ReportingSpider):
            detail = f"it asks for {wish:.0f} s between requests; {LONGEST_CRAWL_DELAY:.0f} s kept"
            spider.trouble(Trouble.CRAWL_DELAY, told(Trouble.CRAWL_DELAY, request.url, detail))
        self.at_least(min(wish, LONGEST_CRAWL_DELAY))

    def at_least(self, seconds: float) -> None:
        """From now on at least so much time between two requests."""
        self.floor = max(self.floor, seconds)

    def hold(self, seconds: float) -> None:
        """No request for so long."""
        self.not_before = max(self.not_before, self.clock() + seconds)

    async def process_request(self, request: Request) -> None:
        """Wait for the request's time; a crawl that is being ended waits for nothing."""
        async with self.turn:
            while (left := self.left()) > 0:
                if not self.going_on():
                    detail = "the crawl was ended before its turn"
                    raise StoppedError(Trouble.NOT_ASKED, request.url, detail)
                await asyncio.sleep(min(left, GLANCE))
            self.last = self.clock()

    def left(self) -> float:
        """Seconds until the next request may go."""
        engine = self.crawler.engine
        slots = engine.downloader.slots.values() if engine else ()
        sent = max((slot.lastseen for slot in slots), default=0.0)
        return max(self.not_before, max(self.last, sent) + self.floor) - self.clock()

    def going_on(self) -> bool:
        """Whether the crawl goes on."""
        return self.crawler.engine is not None and self.crawler.engine.running
