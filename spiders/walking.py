"""A spider that walks the lists of a site: which it asks, what it makes of their answers."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode, urljoin

from scrapy import Request
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from spiders import menus
from spiders.explorer import Explorer
from spiders.items import LayoutError, Link, Listing, NextPage, NotAnArticleError
from spiders.memory import Visit, mark
from spiders.menus import Entry
from spiders.pages.base import ListingPage
from spiders.reporting import ReportingSpider
from spiders.site import Site
from spiders.urls import canonical_url
from spiders.walk import Reach, Walk

NOT_MODIFIED = 304


class WalkingSpider(ReportingSpider):
    """List page → its articles → the next list page, newest first."""

    base_url: ClassVar[str]
    start_urls: list[str] = ["/"]  # noqa: RUF012  as Scrapy declares it
    sections: ClassVar[Mapping[str, str]] = {}
    feeds: ClassVar[tuple[str, ...]] = ()
    """RSS or Atom feeds that the site offers, absolute or relative to ``base_url``."""
    listing_page: type[ListingPage] = ListingPage

    def __init__(
        self, *args: Any, full: bool = False, since: str = "", limit: int = 0, **kwargs: Any
    ) -> None:
        """``full``: follow the lists to their end; ``since``: to that date; ``limit``: articles."""
        super().__init__(*args, **kwargs)
        day = date.fromisoformat(since) if since else None
        self.reach = Reach(full=bool(full), since=day, limit=int(limit))
        self.site = Site()

    @cached_property
    def walk(self) -> Walk:
        """What this crawl has met."""
        return Walk(self.memory, self.canonical, self.reach)

    @cached_property
    def explorer(self) -> Explorer:
        """What this crawl comes to know of the site."""
        return Explorer(self.site, self.front, full=self.reach.full)

    @property
    def front(self) -> str:
        """The front page."""
        return urljoin(self.base_url, "/")

    @property
    def explores(self) -> bool:
        """Whether lists are looked for: nobody said where they are."""
        return not self.sections and self.start_urls == ["/"]

    def canonical(self, url: str) -> str:
        """The one address of an article."""
        return canonical_url(url)

    async def start(self) -> AsyncIterator[Request]:
        """The lists as described, those found in earlier crawls, and the feeds."""
        for url, section in self.lists_to_ask().items():
            resumed = self.walk.resumed_at(url)
            if resumed != url:
                yield self.listing_request(resumed, section)
            yield self.listing_request(url, section, full=self.reach.full and resumed == url)

    def lists_to_ask(self) -> dict[str, str | None]:
        """Address → name of its section, where it has one."""
        described: dict[str, str | None] = {
            urljoin(self.base_url, url): section for section, url in self.sections.items()
        }
        for url in (*self.start_urls, *self.feeds):
            described.setdefault(urljoin(self.base_url, url), None)
        if self.explores:
            visits = {url: self.memory.listing(url) for url in (self.front, *self.site.lists)}
            announced = {url: visit.articles() for url, visit in visits.items() if visit}
            for url, section in self.explorer.plan(announced):
                described.setdefault(url, section or None)
        return described

    def listing_request(
        self, url: str, section: str | None = None, *, full: bool | None = None
    ) -> Request:
        """A list page as it is asked for first."""
        full = self.reach.full if full is None else full
        return self.request_for(NextPage(url=url), Errand(section=section, full=full))

    def request_for(self, page: NextPage, errand: "Errand") -> Request:
        """A list page; only if it has changed, where everything that stood on it is known."""
        visit = self.memory.listing(page.url) if page.plain_url else None
        conditional = visit is not None and not self.walk.unknown(visit.articles())
        return Request(
            page.url,
            method=page.method,
            body=urlencode(page.form) if page.form else None,
            headers={**(visit.conditions() if visit and conditional else {}), **_headers(page)},
            callback=self.parse_listing,
            errback=self.tried_in_vain if errand.entry else self.failed,
            cb_kwargs={"errand": replace(errand, asked=page, visit=visit)},
            meta={"handle_httpstatus_list": [NOT_MODIFIED]},
        )

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Any]:
        """What `scrapy parse` and `scrapy shell` call without a callback: a list page."""
        return self.parse_listing(response, Errand())

    def parse_listing(self, response: Response, errand: "Errand") -> Iterator[Request]:
        """The articles to fetch, the lists to try, then the next list page while it may be new."""
        page = self.list_page(response, errand.asked)
        listing = self.unchanged(response, errand.visit) or self.read_listing(
            response, page, errand
        )
        if listing is None:
            return
        links = self.walk.fresh(listing.links)
        self.count("found", len(links))
        if errand.entry is not None:
            self.explorer.tell(errand.entry, adds=bool(links))
        unknown = self.walk.unknown(links)
        wanted = self.walk.wanted(links, errand.visit)
        if response.status != NOT_MODIFIED:
            wanted |= self.walk.dropped(listing.links, errand.visit)
        for url, link in wanted.items():
            if not self.walk.within_limit():
                return
            yield self.article_request(link, url, errand.section)
        if response.status != NOT_MODIFIED and self.explores and errand.entry is None:
            yield from self.explore(response, page)
        following = listing.next_page
        if following is not None and self.walk.goes_on(links, unknown, full=errand.full):
            yield self.request_for(following, replace(errand, entry=None))

    def article_request(self, link: Link, url: str, section: str | None) -> Request:
        """One article, by its canonical address ``url``."""
        raise NotImplementedError

    def list_page(self, response: Response, asked: NextPage | None) -> ListingPage:
        """The page that reads this answer."""
        return self.listing_page(
            response.body,
            response.url,
            charset=declared_charset(response),
            fetched_at=datetime.now(UTC),
            asked=asked,
        )

    def unchanged(self, response: Response, visit: Visit | None) -> Listing | None:
        """What stood on a list last time, where the answer is that it has not changed."""
        if response.status != NOT_MODIFIED or visit is None:
            return None
        self.count("not_modified")
        links = tuple(Link(url=url, title="") for url in visit.links)
        following = NextPage(url=visit.next_url) if visit.next_url else None
        return Listing(url=response.url, links=links, next_page=following)

    def read_listing(
        self, response: Response, page: ListingPage, errand: "Errand"
    ) -> Listing | None:
        """What stands on a list page; it is remembered."""
        url = asked_url(response)
        try:
            listing = page.listing()
        except (NotAnArticleError, LayoutError) as error:
            self.no_list(url, str(error), errand)
            return None
        if not listing.links:
            self.no_list(
                url, f"{response.url}: no article links found", trial=errand.entry is not None
            )
            return None
        if errand.asked is None or errand.asked.plain_url:
            self.memory.remember(seen(response, listing))
        return listing

    def no_list(self, url: str, reason: str, errand: "Errand") -> None:
        """A page that announces nothing: no news of one that was but tried."""
        if errand.entry is not None:
            self.explorer.is_none(url)
        else:
            self.warn(reason)

    def tried_in_vain(self, failure: Failure) -> None:
        """A page that was tried and that the site does not have."""
        if isinstance(failure.value, HttpError):
            self.explorer.is_none(failure.request.url)  # type: ignore[attr-defined]
        self.count("tried")

    def explore(self, response: Response, page: ListingPage) -> Iterator[Request]:
        """From the front page: the entries of its menus that may be lists."""
        if canonical_url(asked_url(response)) != canonical_url(self.front):
            return
        for entry in self.explorer.to_try(menus.entries(page.reading), self.walk.met):
            errand = Errand(section=entry.text, full=self.reach.full, entry=entry)
            yield self.request_for(NextPage(url=entry.url), errand)


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Why a list page is asked for."""

    section: str | None = None
    """The name of the section whose list it is."""
    full: bool = False
    """Whether the list is followed to its end."""
    entry: Entry | None = None
    """The entry of a menu that led to it: it may be no list at all."""
    asked: NextPage | None = None
    visit: Visit | None = None
    """What stood there last time."""


def asked_url(response: Response) -> str:
    """The address as it was asked for, before any redirect."""
    return str(response.meta.get("redirect_urls", [response.url])[0])


def seen(response: Response, listing: Listing) -> Visit:
    """A list page as the next crawl will want to know it."""
    return Visit(
        url=asked_url(response),
        outcome="listing",
        etag=header(response, "ETag"),
        last_modified=header(response, "Last-Modified"),
        links=tuple(link.url for link in listing.links),
        marks=tuple(mark(link) for link in listing.links),
        next_url=listing.next_url,
    )


def declared_charset(response: Response) -> str | None:
    """What the server says of the body's encoding; it is often wrong."""
    _, _, parameters = (header(response, "Content-Type") or "").partition("charset=")
    return parameters.strip(" \"';") or None


def header(response: Response, name: str) -> str | None:
    """One header of an answer."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def _headers(asked: NextPage) -> dict[str, str]:
    form = {"Content-Type": "application/x-www-form-urlencoded"} if asked.form else {}
    return {**form, **dict(asked.headers)}
