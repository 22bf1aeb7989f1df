"""Redirects stay on the site: one that leaves it, or leads round in a circle, is told."""

import re
from collections.abc import Callable

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware, RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from aggregator.downloading.public import PublicAddresses
from aggregator.downloading.stopped import StoppedError
from spiders.crawling.reporting import ReportingSpider
from spiders.crawling.troubles import Trouble, told


class OwnSite(OffsiteMiddleware):
    """Only the hosts of the spider's ``allowed_domains``; what is left out is told once a host."""

    def process_request(self, request: Request, spider: Spider | None = None) -> None:
        """Raise ``IgnoreRequest`` for an address elsewhere."""
        met = len(self.domains_seen)
        try:
            super().process_request(request)
        except IgnoreRequest:
            self.tell(request, first=len(self.domains_seen) > met)
            raise

    def tell(self, request: Request, *, first: bool) -> None:
        """Count it; an article there is not asked for again before it is due."""
        spider = self.crawler.spider
        if not isinstance(spider, ReportingSpider):
            return
        name, detail = Trouble.OFF_SITE, "it stands on another site, and is not fetched"
        if "article" in request.meta:
            spider.forgo(request.meta["article"], name)
        if first:
            spider.trouble(name, told(name, request.url, detail))
        else:
            spider.count(f"troubles/{name}")


NEAR = 4 * 4096
"""Bytes in which Scrapy looks for it: 4,096 letters. To take these, it decodes the whole page."""

_REFRESH = re.compile(rb"refresh", re.IGNORECASE)


def followed(
    follow: Callable[[Request, Response], Request | Response], request: Request, response: Response
) -> Request | Response:
    """What Scrapy makes of an answer; raise `StoppedError` where it has followed enough."""
    try:
        return follow(request, response)
    except IgnoreRequest:
        times = request.meta.get("redirect_times", 0)
        detail = f"{times} redirects, and no end of them"
        raise StoppedError(Trouble.REDIRECT_LOOP, request.url, detail) from None


class WithinSite:
    """What both kinds of redirect have in common: how far they may lead."""

    crawler: Crawler

    def checked(self, request: Request, answer: Request | Response) -> Request | Response:
        """The answer; raise `StoppedError` for a redirect that is not followed."""
        if not isinstance(answer, Request):
            return answer
        seen = {*request.meta.get("redirect_urls", ()), request.url}
        if answer.url in seen and answer.method == request.method:
            raise StoppedError(
                Trouble.REDIRECT_LOOP, request.url, f"redirects in a circle, by {answer.url}"
            )
        self.public().process_request(answer)
        site = self.crawler.get_downloader_middleware(OwnSite)
        spider = self.crawler.spider
        if site is not None and spider is not None and not site.should_follow(answer, spider):
            raise StoppedError(Trouble.MOVED, request.url, f"redirects to {answer.url}")
        return answer

    def public(self) -> PublicAddresses:
        """The guard of private addresses."""
        return self.crawler.get_downloader_middleware(
            PublicAddresses
        ) or PublicAddresses.from_crawler(self.crawler)


class Redirects(WithinSite, RedirectMiddleware):
    """Redirects by status."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """The answer, or where it leads."""
        return self.checked(request, followed(super().process_response, request, response))


class MetaRefreshes(WithinSite, MetaRefreshMiddleware):
    """Redirects by a page's ``<meta http-equiv="refresh">``, which stands near its begin."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """The answer, or where it leads."""
        if not _REFRESH.search(response.body, 0, NEAR):
            return response
        return self.checked(request, followed(super().process_response, request, response))
