"""The guard that sets one cookie by script and asks to come again with it: D1N."""

import re
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from aggregator.downloading.stopped import StoppedError
from spiders.crawling.troubles import Trouble

LONGEST_SCRIPT = 6000
"""Bytes of a page that is but the script."""

_COOKIE = re.compile(rb"document\.cookie\s*=\s*[\"'](D1N=[0-9A-Za-z]{8,128})\b")


class CookieEcho:
    """Says the cookie back, and from then on with each request of the crawl to that host.

    A plain echo, nothing to compute; seen on the sites of Huế and of the National Assembly.
    """

    def __init__(self) -> None:
        self.cookies: dict[str, bytes] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls()

    def process_request(self, request: Request) -> None:
        """With the cookie, where one was set."""
        cookie = self.cookies.get(_host(request))
        if cookie is not None:
            request.headers["Cookie"] = cookie

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The answer; or the same request with the cookie, where the script came in its place."""
        if len(response.body) > LONGEST_SCRIPT or not (found := _COOKIE.search(response.body)):
            return response
        if request.meta.get("cookie_echoed"):
            raise StoppedError(
                Trouble.CHALLENGE, request.url, "the cookie D1N was said back, and asked for again"
            )
        self.cookies[_host(request)] = found[1]
        again = request.copy()
        again.meta["cookie_echoed"] = True
        again.dont_filter = True
        return again


def _host(request: Request) -> str:
    return urlsplit(request.url).hostname or ""
