"""A spider that walks the lists of a site: which it asks, what it makes of their answers."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, ClassVar
from urllib.parse import urlencode, urljoin

from scrapy import Request, signals
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from spiders.addresses.urls import reached_as
from spiders.crawling.errands import Errand
from spiders.crawling.exploring import ExploringSpider
from spiders.crawling.memory import Visit
from spiders.crawling.reporting import cause
from spiders.crawling.responses import (
    asked_url,
    declared_charset,
    first_url,
    form_headers,
    header,
    seen,
)
from spiders.crawling.troubles import LASTING, Trouble
from spiders.items import LayoutError, Link, Listing, NextPage, NotAnArticleError, PageKind
from spiders.pages.base import ListingPage
from spiders.pages.channels import Channel, listing_of
from spiders.pages.wordpress import is_interface

NOT_MODIFIED = 304
BARE = {PageKind.EMPTY.value, Trouble.NO_LINKS.value}
"""What is said of a front page that lists nothing: no trouble where the lists are known."""


class WalkingSpider(ExploringSpider):
    """List page → its articles → the next list page, newest first."""

    feeds: ClassVar[tuple[str, ...]] = ()
    """RSS or Atom feeds that the site offers, absolute or relative to ``base_url``."""
    listing_page: type[ListingPage] = ListingPage

    async def start(self) -> AsyncIterator[Request]:
        """The lists as described, those found in earlier crawls, and the feeds."""
        self.crawler.signals.connect(self.hear_robots, signals.robots_parsed)
        self.crawler.signals.connect(self.look_for_missing, signals.spider_idle)
        if self.site.platform:
            self.runs_on(self.site.platform)
        for url, section in self.lists_to_ask().items():
            resumed = self.walk.resumed_at(url)
            if resumed != url:
                yield self.listing_request(resumed, section)
            yield self.listing_request(url, section, full=self.reach.full and resumed == url)
        for url in self.channels_to_ask():
            yield self.channel_request(url)

    def lists_to_ask(self) -> dict[str, str | None]:
        """Address → name of its section, where it has one."""
        described: dict[str, str | None] = {
            urljoin(self.base_url, url): section for section, url in self.sections.items()
        }
        if not self.explores:
            described.update({urljoin(self.base_url, url): None for url in self.start_urls})
        else:
            described[self.front] = None
            self.explorer.keep_one_of_each(self.plain)
            visits = {url: self.memory.listing(url) for url in (self.front, *self.site.lists)}
            announced = {url: self.walk.articles(visit) for url, visit in visits.items() if visit}
            for url, section in self.explorer.plan(announced):
                described.setdefault(url, section or None)
        return described

    def channels_to_ask(self) -> list[str]:
        """Feeds that the site is described with, and what earlier crawls found."""
        described = self.explorer.untried([urljoin(self.base_url, url) for url in self.feeds])
        return described + (self.explorer.channels_to_ask() if self.explores else [])

    def listing_request(
        self, url: str, section: str | None = None, *, full: bool | None = None
    ) -> Request:
        """A list page as it is asked for first."""
        full = self.reach.full if full is None else full
        return self.request_for(NextPage(url=url), Errand(section=section, full=full))

    def request_for(self, page: NextPage, errand: Errand) -> Request:
        """A list page; only if it has changed, where everything that stood on it is known."""
        page = replace(page, url=reached_as(page.url, self.reached))
        visit = self.memory.listing(page.url) if page.plain_url else None
        conditional = visit is not None and not self.walk.unknown(self.walk.articles(visit))
        return Request(
            page.url,
            method=page.method,
            body=urlencode(page.form) if page.form else None,
            headers={**(visit.conditions() if visit and conditional else {}), **form_headers(page)},
            callback=self.parse_listing,
            errback=self.tried_in_vain if errand.entry or errand.channel else self.failed,
            priority=-1 if errand.channel else 0,
            cb_kwargs={"errand": replace(errand, asked=page, visit=visit)},
            # the interface of WordPress ends its list with status 400
            meta={
                "handle_httpstatus_list": [NOT_MODIFIED, *([400] if is_interface(page.url) else [])]
            },
        )

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Any]:
        """What `scrapy parse` and `scrapy shell` call without a callback: a list page."""
        return self.parse_listing(response, Errand())

    def parse_listing(self, response: Response, errand: Errand) -> Iterator[Request]:
        """The articles to fetch, the lists to try, then the next list page while it may be new."""
        self.arrived(response)
        page = self.list_page(response, errand.asked)
        if self.recognises(response, page):
            page = self.list_page(response, errand.asked)
        listing = self.unchanged(response, errand.visit) or self.read_listing(
            response, page, errand
        )
        if listing is None:
            yield from self.tries(self.explorer.more(self.explorer.patience()))
            return
        for part in self.explorer.channels_to_try(listing.channels):
            yield self.channel_request(part)
        hopeless = self.explorer.probes.is_hopeless
        announced = [link for link in self.announced(listing) if not hopeless(link.url)]
        links = self.walk.fresh(announced)
        self.count("found", len(links))
        if errand.entry is not None:
            yield from self.tries(self.told_of(errand.entry, adds=bool(links)))
        changed = response.status != NOT_MODIFIED
        wanted = self.walk.wanted(links, errand.visit if changed else None)
        earlier = None if self.shows_parts_only(response) else errand.visit
        self.walk.compare(listing, self.announced(listing), earlier)
        for held in self.explorer.probes.admit(wanted, errand.section):
            if not self.walk.within_limit():
                return
            yield self.article_request(held.link, held.url, held.section)
        if changed and self.explores and isinstance(page, ListingPage):
            yield from self.explore(response, page)
        following = listing.next_page
        if following is not None and self.walk.goes_on(announced, errand.seen, full=errand.full):
            yield self.request_for(following, replace(errand, entry=None))

    def look_for_missing(self) -> None:
        """When all lists are read: articles that stand on none of them any more may be gone.

        Those that are due for a visit are asked for too, of a site that answers.
        """
        engine = self.crawler.engine
        due = self.walk.overdue() if self.reached else {}
        for url, link in {**self.walk.dropped(), **due}.items():
            if engine is not None and self.walk.within_limit():
                engine.crawl(self.article_request(link, url, None))

    def article_request(self, link: Link, url: str, section: str | None) -> Request:
        """One article, by its canonical address ``url``."""
        raise NotImplementedError

    def list_page(self, response: Response, asked: NextPage | None) -> Channel:
        """What reads this answer: a page, a feed, a sitemap, or what an interface gives."""
        return listing_of(
            response.body,
            header(response, "Content-Type") or "",
            response.url,
            self.listing_page,
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

    def read_listing(self, response: Response, page: Channel, errand: Errand) -> Listing | None:
        """What stands on a list page; it is remembered."""
        url = asked_url(response)
        try:
            listing = page.listing()
        except NotAnArticleError as error:
            self.no_list(url, error.kind.value, str(error), errand)
            return self.bare_front(response) if error.kind is PageKind.EMPTY else None
        except LayoutError as error:
            self.no_list(url, Trouble.UNREADABLE, str(error), errand)
            return None
        announced = self.announced(listing)
        is_other = errand.channel and isinstance(page, ListingPage)
        if is_other or not (announced or listing.channels):
            reason = f"{response.url}: no article links found"
            self.no_list(url, Trouble.NO_LINKS, reason, errand)
            return None if is_other else self.bare_front(response)
        if errand.channel:
            self.explorer.is_channel(url, any(link.modified_at for link in announced))
        if errand.asked is None or errand.asked.plain_url:
            self.memory.remember(seen(response, replace(listing, links=announced)))
        return listing

    def bare_front(self, response: Response) -> Listing | None:
        """A front page that lists nothing by itself may still lead to lists and feeds."""
        return Listing(url=response.url) if self.is_of_front(response) else None

    def announced(self, listing: Listing) -> tuple[Link, ...]:
        """The links that are articles, as the list vouches or their addresses look."""
        if listing.vouched:
            lists = {self.canonical(url) for url in self.explorer.lists}
            return tuple(link for link in listing.links if self.canonical(link.url) not in lists)
        likely = self.explorer.likely([link.url for link in listing.links])
        return tuple(link for link in listing.links if link.url in likely)

    def no_list(self, url: str, trouble: str, reason: str, errand: Errand) -> None:
        """A page that announces nothing: no news of one that was but tried."""
        if errand.entry is not None:
            self.explorer.is_none(url)
        elif errand.channel:
            self.explorer.is_no_channel(url)
        elif not (trouble in BARE and self.explorer.lists and self.is_front(url)):
            self.trouble(trouble, reason)

    def tried_in_vain(self, failure: Failure) -> Iterator[Request]:
        """A page that was tried and that the site does not have."""
        request: Request = failure.request  # type: ignore[attr-defined]
        if isinstance(failure.value, HttpError) or cause(failure.value)[0] in LASTING:
            errand = request.cb_kwargs["errand"]
            self.no_list(first_url(request), Trouble.NO_LINKS, str(failure.value), errand)
            self.count("tried")
        else:
            self.failed(failure)
        yield from self.tries(self.explorer.more(self.explorer.patience()))
