"""Requests go to the public Internet only, or to the own host of a source that may be private."""

from collections.abc import Sequence
from ipaddress import ip_address
from time import monotonic
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred, fail
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from aggregator.addresses import host_and_port, is_loopback, is_public, literal
from aggregator.downloading.stopped import StoppedError
from spiders.crawling.troubles import Trouble


class NotPublicError(StoppedError):
    """An address outside the public Internet, which the source is not allowed to reach."""

    def __init__(self, url: str, address: str) -> None:
        super().__init__(Trouble.NOT_PUBLIC, url, f"{address} is no public address")


class PublicAddresses:
    """Stops a request, also one by a redirect, whose host is written as a private address."""

    def __init__(self, private: Sequence[str], base_url: str) -> None:
        self.private = {host_and_port(url) for url in private}
        self.own = host_and_port(base_url)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For the crawler's own source."""
        base_url = getattr(crawler.spidercls, "base_url", "http://localhost")
        return cls(crawler.settings.getlist("PRIVATE_HOSTS"), base_url)

    def process_request(self, request: Request) -> None:
        """Raise `NotPublicError` where the request must not go."""
        there = host_and_port(request.url)
        if there == self.own and self.own in self.private:
            return
        host, _ = there
        if host in REFUSED:
            raise NotPublicError(request.url, REFUSED[host])
        address = literal(host)
        if address is not None and not is_public(address):
            raise NotPublicError(request.url, host)
        if is_loopback(host) or host in {name for name, _ in self.private}:
            raise NotPublicError(request.url, host)


REFUSED: dict[str, str] = {}
"""Names met by this process's resolver that lead to a private address, and that address."""

DEAD = 60.0
"""Seconds for which a name that was not found is not looked for again: a look-up holds a thread."""


class PublicResolver(CachingThreadedResolver):
    """Refuses a name whose answer is a private address, at the moment of connecting to it."""

    private: frozenset[str]
    dead: dict[str, float]

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """With the hosts that may be private."""
        resolver = super().from_crawler(crawler, reactor)
        urls = crawler.settings.getlist("PRIVATE_HOSTS")
        resolver.private = frozenset(host_and_port(url)[0] for url in urls)
        resolver.dead = {}
        return resolver

    def getHostByName(  # noqa: N802  Twisted's name
        self, name: str, timeout: Sequence[int] = ()
    ) -> "Deferred[str]":
        """The address of a name, if it is public."""
        if self.dead.get(name, 0.0) > monotonic():
            return fail(DNSLookupError(f"{name} was not found a moment ago"))
        answer = super().getHostByName(name, timeout)
        return answer.addCallbacks(self._public, self._not_found, (name,), {}, (name,), {})

    def _public(self, address: str, name: str) -> str:
        if name not in self.private and not is_public(ip_address(address)):
            REFUSED[name] = address  # Twisted passes on no reason why a name has no address
            raise DNSLookupError(f"{name} leads to {address}, which is no public address")
        return address

    def _not_found(self, failure: Failure, name: str) -> Failure:
        self.dead[name] = monotonic() + DEAD
        return failure
