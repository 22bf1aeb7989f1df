"""Why no safe connection was possible: what is wrong with the certificate, or how old the TLS."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from typing import Self

from OpenSSL import SSL
from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.resolver import dnscache
from service_identity import VerificationError

from aggregator.addresses import host_and_port
from aggregator.downloading.stopped import StoppedError
from spiders.crawling.reporting import ReportingSpider
from spiders.crawling.troubles import Trouble, told

TOO_OLD = ("unsupported protocol", "alert protocol version", "wrong version number")
PATIENCE = 10.0
"""Seconds for the one connection that finds out what is wrong with a certificate."""


class TlsTroubles:
    """Names failures of TLS; says once where certificates are not verified."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.known: dict[str, str] = {}
        crawler.signals.connect(self.opened, signals.spider_opened)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    def opened(self, spider: Spider) -> None:
        """What is done without proof is told."""
        verified = self.crawler.settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
        if not verified and isinstance(spider, ReportingSpider):
            url = str(getattr(spider, "base_url", spider.name))
            detail = "certificates are not verified, as sources.<slug>.verify_tls = false says"
            spider.trouble(Trouble.TLS_NOT_VERIFIED, told(Trouble.TLS_NOT_VERIFIED, url, detail))

    async def process_exception(self, request: Request, exception: Exception) -> None:
        """Raise `StoppedError` for a failure of TLS: asking again would not help."""
        causes = list(inner(exception))
        if not any(isinstance(cause, SSL.Error | VerificationError) for cause in causes):
            return
        host, port = host_and_port(request.url)
        if host not in self.known:
            self.known[host] = await self.detail(host, port, causes)
        raise StoppedError(Trouble.TLS, request.url, self.known[host])

    async def detail(self, host: str, port: int, causes: list[BaseException]) -> str:
        """What is wrong, in words."""
        said = " ".join(str(cause) for cause in causes if isinstance(cause, SSL.Error))
        if any(words in said for words in TOO_OLD):
            return "the server speaks TLS 1.0 or 1.1 at best, which are no longer safe, or none"
        if any(isinstance(cause, VerificationError) for cause in causes):
            return f"the certificate is of another host than {host}"
        address = dnscache.get(host) or host
        problem = await asyncio.to_thread(certificate_problem, str(address), port, host)
        return problem or "the handshake failed"


def inner(error: BaseException) -> Iterator[BaseException]:
    """An exception and what led to it; Twisted keeps lists of failures."""
    yield error
    for failure in getattr(error, "reasons", ()):
        yield from inner(failure.value)
    if error.__cause__ is not None:
        yield from inner(error.__cause__)


def certificate_problem(address: str, port: int, host: str) -> str | None:
    """What the system's own verification says of a server's certificate."""
    try:
        with (
            socket.create_connection((address, port), PATIENCE) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=host),
        ):
            return None
    except ssl.SSLCertVerificationError as error:
        return f"the certificate is not accepted: {error.verify_message}"
    except (OSError, ValueError):
        return None
