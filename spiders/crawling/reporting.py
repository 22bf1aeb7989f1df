"""A spider that says what went wrong, by name, and counts what it did."""

from typing import Any

from scrapy import Request, Spider
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.error import ConnectError
from twisted.python.failure import Failure

from spiders.crawling.memory import Forgetful, Memory, Visit
from spiders.crawling.troubles import LASTING, SILENCE, Trouble, TroubleError, of_status, told

GONE = {404, 410}

SILENT = 10
"""Requests in a row without any answer, after which a site is down."""

CAUSES: tuple[tuple[type[Exception], Trouble, str], ...] = (
    (CannotResolveHostError, Trouble.DNS, "the name of the host is not known"),
    (DownloadConnectionRefusedError, Trouble.REFUSED, "the server accepts no connection"),
    (DownloadTimeoutError, Trouble.TIMEOUT, "no whole answer in time"),
    (DownloadCancelledError, Trouble.TOO_LARGE, "the answer is too large"),
    (ResponseDataLossError, Trouble.BROKEN_ANSWER, "the answer ended before its end"),
    (ConnectError, Trouble.UNREACHABLE, "no way to the server"),
    (DownloadFailedError, Trouble.BROKEN_ANSWER, "the server broke off"),
)
"""Exceptions of the download: what each is called, and means."""


class ReportingSpider(Spider):
    """Keeps the warnings and counts of its run; what it must not ask again goes to its memory."""

    pace: float | None = None
    """Seconds between requests that the platform's flood guard bears; of a spider itself those that
    the site's own guard was found to ask for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.memory: Memory = Forgetful()
        self.warnings: list[str] = []
        self.silent, self.answers = 0, 0

    def failed(self, failure: Failure) -> None:
        """A request that brought nothing; what is so for good is remembered for an article."""
        request: Request = failure.request  # type: ignore[attr-defined]
        name, detail = cause(failure.value)
        reason = told(name, getattr(failure.value, "url", request.url), detail)
        lasting = name in LASTING or name in {of_status(status) for status in GONE}
        if lasting and "article" in request.meta:
            self.missed(request.meta["article"], name, reason)
            return
        self.count("failed")
        self.trouble(name, reason)
        if name in SILENCE and self.is_down():
            self.give_up(request.url)

    def is_down(self) -> bool:
        """Count one more request without an answer; whether they are too many in a row."""
        answers = self.crawler.stats.get_value("response_received_count", 0)
        self.silent = self.silent + 1 if answers == self.answers else 1
        self.answers = answers
        return self.silent == SILENT

    def give_up(self, url: str) -> None:
        """End the crawl: a site that is down need not be asked for each of its pages."""
        detail = f"no answer to {SILENT} requests in a row; the next crawl goes on"
        self.trouble(Trouble.SITE_DOWN, told(Trouble.SITE_DOWN, url, detail))
        closing = self.crawler.engine.close_spider_async(reason=Trouble.SITE_DOWN.value)
        deferred_from_coro(closing)

    def missed(self, url: str, outcome: str, reason: str) -> None:
        """An article's address that holds no article."""
        self.forgo(url, outcome)
        self.trouble(outcome, reason)

    def forgo(self, url: str, outcome: str) -> None:
        """Count an article that could not be had, and do not ask for it before it is due."""
        self.count("failed")
        self.memory.remember(Visit(url=url, outcome=outcome))

    def trouble(self, name: str, reason: str) -> None:
        """Count a trouble by its name, and tell it; ``reason`` starts with the address."""
        self.count(f"troubles/{name}")
        self.warn(reason)

    def warn(self, text: str) -> None:
        """Say it now, and in the run's summary."""
        told_now = text.replace("<slug>", self.name)
        self.logger.warning("%s", told_now)
        self.warnings.append(told_now)

    def count(self, name: str, number: int = 1) -> None:
        """One more in the run's summary."""
        self.crawler.stats.inc_value(f"sokhcn/{name}", number)


def cause(error: BaseException | None) -> tuple[str, str]:
    """The name of what failed, and what happened."""
    if isinstance(error, TroubleError):
        return error.trouble, error.detail
    if isinstance(error, HttpError):
        status = error.response.status
        return of_status(status), f"the server answers with status {status}"
    for kind, trouble, meaning in CAUSES:
        if isinstance(error, kind):
            return trouble, meaning
    return Trouble.OTHER, str(error) or type(error).__name__
