"""A crawl whose store refuses: it says so once, by name, and ends; what was kept stays kept."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import TypeVar

from scrapy import Spider
from scrapy.exceptions import CloseSpider
from scrapy.extensions.corestats import CoreStats
from scrapy.utils.defer import deferred_from_coro

from aggregator.memory import StoreMemory
from spiders.crawling.memory import Visit
from spiders.crawling.reporting import ReportingSpider
from spiders.crawling.troubles import Trouble, told
from storage.databases.engine import ConnectError
from storage.databases.refusals import StoreError
from storage.databases.sessions import twice
from storage.databases.storable import AddressError

REFUSED = (StoreError, ConnectError)
"""What the store says where it can keep or tell nothing."""
STORE = Trouble.STORE.value

Result = TypeVar("Result")


REFUSALS: dict[str, Exception] = {}
"""Of this process, by the store's address: what refused one crawl after waiting for long need not
let each of the others wait for as long."""


def persistently(url: str, action: Callable[[], Result]) -> Result:
    """Do it, once more where the server was lost meanwhile; what `REFUSED` before does at once.

    ``url``: the address of the store.
    """
    if url in REFUSALS:
        raise REFUSALS[url]
    try:
        return twice(action)
    except REFUSED as error:
        REFUSALS[url] = error
        raise


def store_of(spider: ReportingSpider) -> str:
    """The address of the store that a crawl keeps its articles in."""
    url: str = spider.settings["CONFIG"].database_url
    return url


def is_refused(spider: ReportingSpider) -> bool:
    """Whether this crawl has told that the store refuses."""
    return bool(spider.crawler.stats.get_value(f"sokhcn/troubles/{STORE}"))


def refused(spider: ReportingSpider, error: Exception) -> None:
    """Tell of it, the first time."""
    if not is_refused(spider):
        spider.trouble(STORE, told(STORE, spider.name, str(error)))


def end(spider: ReportingSpider, error: Exception) -> None:
    """Tell of it, and end the crawl: nothing that it fetched could be kept."""
    if not is_refused(spider):
        refused(spider, error)
        deferred_from_coro(spider.crawler.engine.close_spider_async(reason=STORE))


class Counts(CoreStats):
    """Scrapy's counts, of a crawl too that never began: it ends without having been opened."""

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Note how long it took, if it took any time."""
        if self.start_time is not None:
            super().spider_closed(spider, reason)


class KeepingMemory:
    """A `spiders.crawling.memory.Memory` that ends the crawl where the store refuses.

    Between two questions it holds no connection: crawls of many sites share a few.
    """

    def __init__(self, memory: StoreMemory, spider: ReportingSpider) -> None:
        self.memory, self.spider = memory, spider
        self.backfill_since = memory.backfill_since
        self.unfinished_since = memory.unfinished_since

    def listing(self, url: str) -> Visit | None:
        """The last visit of a list page."""
        return self.ask(lambda: self.memory.listing(url))

    def fetched_at(self, urls: Collection[str]) -> Mapping[str, datetime]:
        """When each of these article addresses was last fetched."""
        return self.ask(lambda: self.memory.fetched_at(urls))

    def stale(self, fetched: Mapping[str, datetime]) -> Collection[str]:
        """Those of these that are due again."""
        return self.ask(lambda: self.memory.stale(fetched))

    def lost(self, urls: Collection[str]) -> Collection[str]:
        """Those of these that held no article when they were last fetched."""
        return self.ask(lambda: self.memory.lost(urls))

    def overdue(self) -> Collection[str]:
        """Addresses of articles to be fetched again, also where no list has them any more."""
        return self.ask(self.memory.overdue)

    def remember(self, visit: Visit) -> None:
        """Keep a visit; an address that is too long to be kept is told."""
        try:
            self.ask(lambda: self.memory.remember(visit))
        except AddressError as error:
            url = visit.url[:60]
            self.spider.trouble(Trouble.TOO_LONG, told(Trouble.TOO_LONG, url, str(error)))

    def ask(self, action: Callable[[], Result]) -> Result:
        """As `persistently`, and end the crawl where the store refuses."""
        try:
            return persistently(store_of(self.spider), action)
        except REFUSED as error:
            refused(self.spider, error)
            raise CloseSpider(STORE) from error
        finally:
            self.memory.store.session.close()
