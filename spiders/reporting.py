"""A spider that says what went wrong, and counts what it did."""

from typing import Any

from scrapy import Request, Spider
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from spiders.memory import Forgetful, Memory, Visit

GONE = {404, 410}


class ReportingSpider(Spider):
    """Keeps the warnings and counts of its run; what it must not ask again goes to its memory."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.memory: Memory = Forgetful()
        self.warnings: list[str] = []

    def failed(self, failure: Failure) -> None:
        """A request that brought nothing; a page that is gone is remembered, others tried again."""
        request: Request = failure.request  # type: ignore[attr-defined]
        if isinstance(failure.value, HttpError):
            status = failure.value.response.status
            reason = f"{request.url}: HTTP status {status}"
            if "article" in request.meta and status in GONE:
                self.missed(request.meta["article"], f"http-{status}", reason)
                return
        else:
            reason = f"{request.url}: {failure.getErrorMessage() or type(failure.value).__name__}"
        self.count("failed")
        self.warn(reason)

    def missed(self, url: str, outcome: str, reason: str) -> None:
        """An article's address that holds no article."""
        self.count("failed")
        self.memory.remember(Visit(url=url, outcome=outcome))
        self.warn(reason)

    def warn(self, text: str) -> None:
        """Say it now, and in the run's summary."""
        self.logger.warning("%s", text)
        self.warnings.append(text)

    def count(self, name: str, number: int = 1) -> None:
        """One more in the run's summary."""
        self.crawler.stats.inc_value(f"sokhcn/{name}", number)
