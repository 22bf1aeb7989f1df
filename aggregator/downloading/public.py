"""Requests go to the public Internet only, or to the own host of a source that may be private."""

from collections.abc import Sequence
from ipaddress import ip_address
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred

from aggregator.addresses import host_and_port, is_loopback, is_public, literal


class NotPublicError(IgnoreRequest):
    """An address outside the public Internet, which the source is not allowed to reach."""

    def __init__(self, url: str, address: str) -> None:
        super().__init__(
            f"{url}: {address} is no public address; a source on a private network "
            "needs allow_private = true, and then only its own host and port are fetched"
        )


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
        address = literal(host)
        if address is not None and not is_public(address):
            raise NotPublicError(request.url, host)
        if is_loopback(host) or host in {name for name, _ in self.private}:
            raise NotPublicError(request.url, host)


class PublicResolver(CachingThreadedResolver):
    """Refuses a name whose answer is a private address, at the moment of connecting to it."""

    private: frozenset[str]

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """With the hosts that may be private."""
        resolver = super().from_crawler(crawler, reactor)
        urls = crawler.settings.getlist("PRIVATE_HOSTS")
        resolver.private = frozenset(host_and_port(url)[0] for url in urls)
        return resolver

    def getHostByName(  # noqa: N802  Twisted's name
        self, name: str, timeout: Sequence[int] = ()
    ) -> "Deferred[str]":
        """The address of a name, if it is public."""
        answer = super().getHostByName(name, timeout)
        return answer.addCallback(self._public, name)

    def _public(self, address: str, name: str) -> str:
        if name not in self.private and not is_public(ip_address(address)):
            raise NotPublicError(name, address)
        return address
