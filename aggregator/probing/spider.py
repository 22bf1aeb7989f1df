"""The spider that asks for what a survey wants, by the rules of every crawl; nothing is kept."""

import logging
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from signal import SIGINT, signal
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from scrapy import Request, signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from aggregator.addresses import is_loopback
from aggregator.probing.pages import Answer, Failed, Fetched, ProbeError
from aggregator.probing.survey import Survey, survey
from spiders.crawling.reporting import ReportingSpider, cause
from spiders.crawling.responses import asked_url, declared_charset, header, headers_of

Tell = Callable[[str], None]


class ProbeSpider(ReportingSpider):
    """Hands answers to a survey, and asks for what it wants next, one page at a time."""

    name = "probe"
    base_url: ClassVar[str]

    def __init__(self, *, url: str, tell: Tell, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.url, self.tell = url, tell
        self.survey = survey(url)
        self.seen: Survey | None = None
        self.error: Exception | None = None
        self.sitemaps: tuple[str, ...] = ()

    async def start(self) -> AsyncIterator[Request]:
        """The page that was asked for."""
        self.crawler.signals.connect(self.hear_robots, signals.robots_parsed)
        yield self.request(next(self.survey))

    def request(self, url: str) -> Request:
        """One page."""
        self.tell(url)
        return Request(url, callback=self.answered, errback=self.unanswered, dont_filter=True)

    def answered(self, response: Response) -> Iterator[Request]:
        """A page: the survey looks at it."""
        answer = Fetched(
            asked=asked_url(response),
            url=response.url,
            body=response.body,
            fetched_at=datetime.now(UTC),
            content_type=header(response, "Content-Type") or "",
            charset=declared_charset(response),
            headers=headers_of(response),
            sitemaps=self.sitemaps,
        )
        yield from self.go_on(answer)

    def unanswered(self, failure: Failure) -> Iterator[Request]:
        """No page: the survey goes on without it, or ends."""
        request: Request = failure.request  # type: ignore[attr-defined]
        url = getattr(failure.value, "url", request.url)
        yield from self.go_on(Failed(url, *cause(failure.value)))

    def go_on(self, answer: Answer) -> Iterator[Request]:
        """The next page, unless the survey is over."""
        try:
            url = self.survey.send(answer)
        except StopIteration as end:
            self.seen = end.value
        except Exception as error:  # told to who asked, by whatever name
            self.error = error
        else:
            yield self.request(url)

    def hear_robots(self, robotparser: Any) -> None:
        """The sitemaps that robots.txt names."""
        self.sitemaps = tuple(getattr(robotparser, "rp", None).sitemaps or ())  # type: ignore[union-attr]


def probe(url: str, tell: Tell, *, allow_private: bool = False, verify_tls: bool = True) -> Survey:
    """Look at a site, in this process: once, for Twisted's reactor starts no second time.

    ``tell`` is told each address that is asked for. Raises `ProbeError` where there is nothing to
    see, KeyboardInterrupt where somebody had enough.
    """
    origin = urljoin(url, "/").rstrip("/")
    process = AsyncCrawlerProcess(settings(origin, allow_private, verify_tls))
    kind = type("Probe", (ProbeSpider,), {"base_url": origin, "allowed_domains": [_domain(url)]})
    crawler = process.create_crawler(kind)
    task = process.crawl(crawler, url=url, tell=tell)
    signal(SIGINT, break_off)
    process.start(install_signal_handlers=False)
    spider = crawler.spider
    if not isinstance(spider, ProbeSpider):
        raise task.exception() or ProbeError(f"{url}: not fetched")
    if spider.seen is not None:
        return spider.seen
    if spider.error is None:
        raise KeyboardInterrupt
    raise spider.error


def break_off(*_: object) -> None:
    """At once: unlike a crawl, a probe has nothing to save, and need not wait for an answer."""
    from twisted.internet import reactor  # noqa: PLC0415  which one is known only now

    running: Any = reactor
    running.callFromThread(running.crash)
    running.callFromThread(running.getThreadPool().stop)


def settings(origin: str, allow_private: bool, verify_tls: bool) -> Settings:
    """Those of every crawl; a site on this machine need not be spared."""
    made = Settings()
    made.setmodule("aggregator.settings", priority="project")
    made.set("LOG_INSTALL_ROOT_HANDLER", False)  # the command line has one
    for name in ("handlers.http11", "tls"):  # what they warn of, the report tells
        logging.getLogger(f"scrapy.core.downloader.{name}").setLevel(logging.ERROR)
    made.set("ITEM_PIPELINES", {})
    made.set("PRIVATE_HOSTS", [origin] if allow_private else [])
    made.set("DOWNLOAD_VERIFY_CERTIFICATES", verify_tls)
    if is_loopback(urlsplit(origin).hostname or ""):
        made.update({"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}, priority="cmdline")
    return made


def _domain(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
