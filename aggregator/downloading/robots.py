"""robots.txt (RFC 9309): asked for once a host; one that cannot be had has a name."""

import asyncio
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

from aggregator.downloading.stopped import StoppedError
from spiders.crawling.reporting import cause
from spiders.crawling.troubles import Trouble, of_status

Reason = tuple[Trouble, str]

AS_NONE = {Trouble.MOVED, Trouble.REDIRECT_LOOP, Trouble.TOO_LARGE}
"""A robots.txt that leads away or nowhere counts as none (RFC 9309, 2.3.1.2)."""

NOT_HAD = {Trouble.TIMEOUT, Trouble.BROKEN_ANSWER}
"""Troubles of robots.txt alone; any other is one of the whole site, and keeps its name."""


class RobotsRules:
    """Lets pass what robots.txt allows.

    A status of 4xx allows all. Where the server fails or cannot be reached, all is forbidden
    (RFC 9309, 2.3.1.4), until the next crawl asks again.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.rules: dict[str, asyncio.Task[RobotParser | Reason]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it, where robots.txt is to be obeyed."""
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise `StoppedError` for what may not be asked."""
        if request.meta.get("is_robots"):
            return
        place = urlsplit(request.url)
        site = f"{place.scheme}://{place.netloc}"
        if site not in self.rules:
            self.rules[site] = asyncio.ensure_future(self.ask(f"{site}/robots.txt"))
        rules = await self.rules[site]
        if isinstance(rules, tuple):
            raise StoppedError(rules[0], request.url, rules[1])
        if not rules.allowed(request.url, self.crawler.settings["USER_AGENT"]):
            raise StoppedError(Trouble.ROBOTS, request.url, "robots.txt forbids it")

    async def ask(self, url: str) -> RobotParser | Reason:
        """The rules of a host, or why nothing may be asked of it."""
        request = Request(url, meta={"is_robots": True}, callback=NO_CALLBACK, dont_filter=True)
        assert self.crawler.engine is not None  # noqa: S101  a crawl is on
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:
            name, detail = cause(error)
            return self.rules_from(b"") if name in AS_NONE else not_had(name, detail)
        if response.status >= 500 or response.status == 429:
            return not_had(of_status(response.status), "the server fails")
        return self.rules_from(response.body if response.status == 200 else b"", request)

    def rules_from(self, text: bytes, request: Request | None = None) -> RobotParser:
        """The rules that a text says; those who listen for them are told."""
        rules = ProtegoRobotParser.from_crawler(self.crawler, text)
        if request is not None:
            self.crawler.signals.send_catch_log(
                signals.robots_parsed, robotparser=rules, request=request
            )
        return rules


def not_had(name: str, detail: str) -> Reason:
    """Why nothing is asked of a host whose robots.txt could not be had."""
    if isinstance(name, Trouble) and name not in NOT_HAD:
        return name, detail
    return Trouble.ROBOTS_UNAVAILABLE, f"robots.txt cannot be had ({name}: {detail})"
