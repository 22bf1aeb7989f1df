"""Every answer that is read is kept, and is the cache by which articles are asked for again.

Scrapy's HTTP cache with a storage and a policy of ours; docs/decisions/0004-archive.md tells why
it stands where it stands, and what of RFC 2616 it leaves out.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.httpcache import HttpCacheMiddleware
from scrapy.extensions.httpcache import RFC2616Policy
from scrapy.http import Headers, Response, TextResponse
from scrapy.http.request import NO_CALLBACK
from scrapy.responsetypes import responsetypes
from scrapy.settings import BaseSettings
from sqlalchemy import Engine

from aggregator import keeping
from aggregator.desk import Page
from aggregator.shared_engine import prepared
from spiders.base import DepartmentSpider
from spiders.crawling.reporting import GONE
from storage.archive.archive import Answer, packed
from storage.archive.tables import ResponseRow
from storage.store import Store, reading

Result = TypeVar("Result")

VALIDATORS = ("If-None-Match", "If-Modified-Since")
PARTIAL = 206
AT_ONCE = 4
"""Pages that are written together: twice as many take a sixth less of the time, and twice the
memory, in each of many crawls."""


class AskAlways(RFC2616Policy):
    """What is kept is never an answer by itself: the site is asked whether it has changed."""

    def should_cache_request(self, request: Request) -> bool:
        """All but robots.txt, which nobody reads but the crawl itself."""
        return request.callback is not NO_CALLBACK and super().should_cache_request(request)

    def should_cache_response(self, response: Response, request: Request) -> bool:
        """What will be read: lists, articles, and that an article is gone.

        ``no-store`` is not looked at: this is a record, not a cache that others are answered from.
        """
        if "article" not in request.meta:
            return 200 <= response.status < 300 and response.status != PARTIAL
        read = response.status == 200 and isinstance(response, TextResponse)
        return read or response.status in GONE

    def is_cached_response_fresh(self, cachedresponse: Response, request: Request) -> bool:
        """Never, but the site may say so."""
        self._set_conditional_validators(request, cachedresponse)
        return False

    def is_cached_response_valid(
        self, cachedresponse: Response, response: Response, request: Request
    ) -> bool:
        """Where the site says so; a server's error is one, and shows."""
        return response.status == 304


class ArchiveStorage:
    """Scrapy's view of the archive: one spider's articles and lists.

    A page with an article is written with it, and the lists before it (`aggregator.desk`).
    """

    def __init__(self, settings: BaseSettings) -> None:
        self.url = settings["CONFIG"].database_url
        self.engine: Engine | None = None
        self.spider: DepartmentSpider | None = None
        self.waiting: list[Page] = []
        self.confirmed: list[int] = []

    def open_spider(self, spider: Spider) -> None:
        """Know the store; what other spiders read (`sokhcn probe`) is not kept."""
        if isinstance(spider, DepartmentSpider):
            self.engine, self.spider = prepared(self.url), spider

    def close_spider(self, spider: Spider) -> None:
        """Write what is waiting."""
        self.unless_refused(self.write)
        self.engine = None

    def retrieve_response(self, spider: Spider, request: Request) -> Response | None:
        """An article as last read; lists bring their own conditions (`spiders.crawling.walking`).

        Where the store refuses, it is asked for as if it was never read.
        """
        return self.unless_refused(lambda: self.last_read(request))

    def last_read(self, request: Request) -> Response | None:
        """The answer that is kept, where that is an article; its number goes with the request."""
        if self.engine is None or "article" not in request.meta or request.method != "GET":
            return None
        if request.meta.get("unseen") and "redirect_urls" not in request.meta:
            return None
        with reading(self.engine) as store:
            row = store.archive.newest(request.url)
            if row is None or row.kind != "article" or row.status != 200:
                return None
            answer = answer_of(row, store.archive.body(row.digest))
        request.meta["kept"] = row.id, row.fetched_at
        return None if b"no-store" in (answer.headers.get("Cache-Control") or b"") else answer

    def store_response(self, spider: Spider, request: Request, response: Response) -> None:
        """Keep an answer; of one from the archive, that it is still true."""
        if self.engine is None:
            return
        if "cached" in response.flags:
            number, request.meta["fetched_at"] = request.meta["kept"]
            self.confirmed.append(number)
            spider.crawler.stats.inc_value("sokhcn/not_modified")
        else:
            request.meta["fetched_at"] = now = datetime.now(UTC)
            request.meta["archived"] = page = Page(kept(spider.name, request, response, now))
            self.waiting.append(page)
        if len(self.left()) + len(self.confirmed) >= AT_ONCE:
            self.unless_refused(self.write)

    def left(self) -> Sequence[Page]:
        """What is to be written yet."""
        self.waiting = [page for page in self.waiting if page.number is None]
        return self.waiting

    def until(self, page: Page) -> Sequence[Page]:
        """The same, but for what came after this one and may be read yet."""
        waiting = self.left()
        return waiting[: waiting.index(page) + 1] if page in waiting else ()

    def unless_refused(self, action: Callable[[], Result]) -> Result | None:
        """Do it, but end the crawl where the store refuses."""
        if self.spider is None:
            return None
        try:
            return keeping.persistently(self.url, action)
        except keeping.REFUSED as error:
            keeping.end(self.spider, error)
            return None

    def write(self) -> None:
        """All that is waiting, at once."""
        if self.engine is None or not (self.left() or self.confirmed):
            return
        now, pages = datetime.now(UTC), self.waiting
        with reading(self.engine) as store, store.write() as writing:
            numbers = writing.archive.keep(*(page.answer for page in pages))
            for number in self.confirmed:
                writing.archive.confirm(number, now)
        for page, number in zip(pages, numbers, strict=True):
            page.number = number
        self.waiting, self.confirmed = [], []


class Archive(HttpCacheMiddleware):
    """Where what is read, and nothing else, comes by: after retries, redirects and wait pages."""

    storage: ArchiveStorage

    def process_request(
        self, request: Request, spider: Spider | None = None
    ) -> Request | Response | None:
        """Ask on condition; conditions of a request that led to this one are none of it."""
        if request.meta.pop("cached_response", None) is not None:
            for name in VALIDATORS:
                request.headers.pop(name, None)
        return super().process_request(request)

    def process_exception(
        self, request: Request, exception: Exception, spider: Spider | None = None
    ) -> None:
        """No answer is no answer: the archive does not stand in for the site."""


def is_article(page: Page, writing: Store) -> None:
    """An answer turned out to be one."""
    if page.number is None:
        page.answer = replace(page.answer, kind="article")
    else:
        writing.archive.read_as(page.number, "article")


def answer_of(row: ResponseRow, body: bytes) -> Response:
    """As it came from the site."""
    headers = Headers()
    for name, value in row.headers:
        headers.appendlist(name, value)
    kind = responsetypes.from_args(headers=headers, url=row.url, body=body)
    return kind(url=row.url, status=row.status, headers=headers, body=body)


def kept(source: str, request: Request, response: Response, now: datetime) -> Answer:
    """An answer in the words of the archive."""
    return Answer(
        source=source,
        url=request.url,
        method=request.method,
        posted=request.body.decode("utf-8", "replace") if request.body else None,
        fetched_at=now,
        status=response.status,
        headers=[
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, values in response.headers.items()
            for value in values
        ],
        body=packed(response.body),
        kind="other" if "article" in request.meta else "listing",
    )
