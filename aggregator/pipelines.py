"""From what a spider reads to what the store keeps."""

from collections.abc import Collection, Mapping
from contextlib import ExitStack
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from aggregator import copies
from aggregator.acquaintance import known, lessons, readdress
from aggregator.asking import trends
from aggregator.desk import desk
from aggregator.downloading.archive import Archive, is_article
from aggregator.keeping import REFUSED, KeepingMemory, end, persistently, refused
from aggregator.memory import StoreMemory, now
from aggregator.rereading import after_learning, set_right
from aggregator.shared_engine import prepared
from aggregator.summary import summarise
from aggregator.values import article_values, settled
from spiders.base import DepartmentSpider
from spiders.crawling.memory import Visit
from spiders.crawling.site import Site
from spiders.crawling.troubles import Trouble, told
from spiders.items import Article
from spiders.layout.learned import Learned
from storage.articles import Change
from storage.databases.storable import AddressError
from storage.store import Store, reading
from storage.tables import CrawlRunRow


class StorePipeline:
    """Keeps a crawl's articles, its memory and its run, each in one transaction."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.config = crawler.settings["CONFIG"]
        self.opened = ExitStack()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    @property
    def spider(self) -> DepartmentSpider:
        """The spider of this crawl."""
        spider = self.crawler.spider
        assert isinstance(spider, DepartmentSpider)  # noqa: S101  the loader knows no others
        return spider

    @property
    def archive(self) -> Archive | None:
        """Where the pages of this crawl are kept."""
        return self.crawler.get_downloader_middleware(Archive)

    def open_spider(self) -> None:
        """Open the store and start the run; where the store refuses, there is none to finish."""
        engine = prepared(self.config.database_url)
        self.store = self.opened.enter_context(reading(engine))
        spider = self.spider
        full = spider.reach.full
        with self.store.write() as writing:
            source = writing.sources.save(**spider.description())
            spider.learned = Learned.from_json(source.learned) if source.learned else None
            spider.site = Site.from_json(source.site or {})
            if spider.site.pace is not None:
                spider.pace = spider.site.pace
            since = writing.runs.unfinished_backfill(spider.name) if full else None
            unfinished = writing.runs.unfinished(spider.name)
            self.run = writing.runs.start(spider.name, now(), full=full).id or 0
        refresh = self.config.crawl.refresh
        self.opened_at = now()
        self.memory = StoreMemory(self.store, spider.name, refresh, backfill_since=since)
        self.memory.unfinished_since = unfinished
        spider.memory = KeepingMemory(self.memory, spider)
        self.crawler.signals.connect(self.finish, signals.spider_closed)

    async def process_item(self, item: Article) -> Article:
        """Save an article; one that the store refuses is told, and goes no further."""
        asked = self.spider.asked.pop(item.url, {})
        page = asked.get("archived")
        try:
            change = await desk(self.config.database_url).keep(
                lambda writing: self.save(writing, item, asked),
                lambda: self.archive.storage.until(page) if page and self.archive else (),
            )
        except AddressError as error:
            url = item.url[:60]
            self.spider.count("failed")
            self.spider.trouble(Trouble.TOO_LONG, told(Trouble.TOO_LONG, url, str(error)))
            raise DropItem(str(error), log_level="DEBUG") from None
        except REFUSED as error:
            end(self.spider, error)
            raise DropItem(str(error), log_level="DEBUG") from None
        self.spider.count(change.value)
        return item

    def save(self, writing: Store, item: Article, asked: Mapping[str, Any]) -> Change:
        """Keep it with its topics and genre, under the address it is known by.

        ``asked``: what went with the request for its page.
        """
        own = self.spider.canonical(item.canonical_url)
        kept = known(writing, self.spider.name, item, self.spider.canonical)
        if kept is not None:
            self.learn(writing, lessons(writing, self.spider.name, item, kept))
            item = settled(item, kept)
        values = article_values(item, self.spider.province)
        if kept is not None:
            set_right(writing, self.spider, kept, values)
        row, change = writing.articles.save(
            self.spider.name, values, seen_at=now(), is_new=kept is None
        )
        copies.place(writing, row, now(), is_new=change is Change.NEW)
        for url in set(map(self.spider.canonical, (asked.get("article", own), own))):
            visit = Visit(url=url, outcome="article", article=item.canonical_url)
            self.memory.keep(writing, visit)
        if "archived" in asked:
            is_article(asked["archived"], writing)
        return change

    def learn(self, store: Store, names: Collection[str]) -> None:
        """Parts of addresses that name nothing on this site, from now on."""
        explorer = self.spider.explorer
        if not explorer.ignored.issuperset(names):
            explorer.ignored.update(names)
            readdress(store, self.spider.name, self.spider.canonical)
            self.spider.walk.readdress()

    def finish(self, reason: str) -> None:
        """Write down how the run went; one that the store refuses counts as interrupted."""
        try:
            url = self.config.database_url
            persistently(url, lambda: self.write_down(reason))
            persistently(url, lambda: trends.refresh(self.store))
            if self.spider.lessons is not None and self.spider.lessons.differ:
                self.read_first_ones_again()
        except REFUSED as error:
            refused(self.spider, error)
        finally:
            self.opened.close()

    def write_down(self, reason: str) -> None:
        """The run, and what is known of its site now."""
        summary = summarise(self.crawler, reason)
        kept = {name: summary[name] for name in summary.keys() & CrawlRunRow.model_fields.keys()}
        learned = self.spider.learned
        with self.store.write() as writing:
            writing.runs.finish(self.run, now(), kept)
            if learned is not None:
                writing.sources.save(slug=self.spider.name, learned=learned.as_json())
            writing.sources.save(slug=self.spider.name, site=self.site_now())

    def read_first_ones_again(self) -> None:
        """The articles from which their site was learnt, as those after them were read."""
        if self.archive is not None:
            self.archive.storage.write()
        after_learning(self.store, self.spider, self.opened_at)

    def site_now(self) -> dict[str, Any]:
        """What is known of the site after this crawl."""
        found = vars(self.spider).get("pace")  # that of the platform need not be remembered
        return self.spider.explorer.site(found).as_json()
