"""The one crawl: list page → its articles → the next list page, newest first."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.http import Response, TextResponse

from spiders.eras import Era
from spiders.items import VIETNAM, Article, LayoutError, Link, Listing, NotAnArticleError
from spiders.learning import Learned
from spiders.lessons import Lessons
from spiders.memory import Visit
from spiders.pages.base import ArticlePage, ListingPage
from spiders.reporting import ReportingSpider
from spiders.urls import canonical_url

MAX_LISTS = 5_000
"""List pages of one crawl: a pager that never ends must."""


class DepartmentSpider(ReportingSpider):
    """Crawls one site. A department's subclass says what is different about it.

    Set ``name``, ``title``, ``province``, ``base_url`` and ``start_urls`` (list pages, newest
    first, absolute or relative to ``base_url``). Set ``article_page`` and ``listing_page`` where
    the general reading of pages needs a correction. ``sections`` maps the name of a section to
    its list page: an article found there has that section if its own page names none.
    ``article_pattern`` is a regular expression that the addresses of its articles match, where
    that is known; give it without the host, which may change.
    """

    kind: ClassVar[str] = "department"
    title: ClassVar[str]
    province: ClassVar[str | None] = None
    platform: ClassVar[str] = "auto"
    base_url: ClassVar[str]
    start_urls: list[str] = ["/"]  # noqa: RUF012  as Scrapy declares it
    sections: ClassVar[Mapping[str, str]] = {}
    feeds: ClassVar[tuple[str, ...]] = ()
    """RSS or Atom feeds that the site offers, absolute or relative to ``base_url``."""
    eras: ClassVar[tuple[Era, ...]] = ()
    """The addresses that the site had, newest first, then those it may have."""
    enabled: ClassVar[bool] = True
    """Whether it is crawled with all others."""
    verify_tls: ClassVar[bool] = True
    article_pattern: ClassVar[str] = ""
    article_page: ClassVar[type[ArticlePage]] = ArticlePage
    listing_page: ClassVar[type[ListingPage]] = ListingPage

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "article_pattern" in vars(cls):
            pattern = {"link_pattern": cls.article_pattern}
            cls.listing_page = type("PatternListing", (cls.listing_page,), pattern)

    def __init__(
        self, *args: Any, full: bool = False, since: str = "", limit: int = 0, **kwargs: Any
    ) -> None:
        """``full``: follow the lists to their end; ``since``: to that date; ``limit``: articles."""
        super().__init__(*args, **kwargs)
        self.full = bool(full)
        self.since = date.fromisoformat(since) if since else None
        self.limit = int(limit)
        self.learned: Learned | None = None
        self.lessons: Lessons | None = None
        self.met: set[str] = set()
        self.requested = 0
        self.lists = 0
        host = urlsplit(self.base_url).hostname or ""
        self.allowed_domains = [host.removeprefix("www.")]

    @classmethod
    def description(cls) -> dict[str, str | None]:
        """The source in the words of the store."""
        return {
            "slug": cls.name,
            "name": cls.title,
            "kind": cls.kind,
            "province": cls.province,
            "platform": cls.platform,
            "base_url": cls.base_url,
        }

    async def start(self) -> AsyncIterator[Request]:
        """The first list pages."""
        for section, url in self.sections.items():
            yield self.listing_request(urljoin(self.base_url, url), section)
        for url in self.start_urls:
            yield self.listing_request(urljoin(self.base_url, url))

    def listing_request(self, url: str, section: str | None = None) -> Request:
        """A list page; only if it has changed, where everything that stood on it is known."""
        visit = self.memory.listing(url)
        conditional = visit is not None and not self.memory.unknown(visit.articles())
        return Request(
            url,
            callback=self.parse_listing,
            errback=self.failed,
            headers=visit.conditions() if visit and conditional else None,
            cb_kwargs={"visit": visit, "section": section},
            meta={"handle_httpstatus_list": [304]},
        )

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Any]:
        """What `scrapy parse` and `scrapy shell` call without a callback: a list page."""
        return self.parse_listing(response, visit=None, section=None)

    def parse_listing(
        self, response: Response, visit: Visit | None, section: str | None
    ) -> Iterator[Request]:
        """The articles to fetch, then the next list page while there is something new."""
        listing = self.read_listing(response, visit)
        links = self.not_met(listing.links if listing else ())
        unknown = self.memory.unknown(links)
        for url, link in self.wanted(links).items():
            if self.limit and self.requested >= self.limit:
                return
            self.requested += 1
            yield self.article_request(link, url, section)
        if listing and listing.next_url and self.goes_on(links, unknown):
            yield self.listing_request(listing.next_url, section)

    def not_met(self, links: Iterable[Link]) -> dict[str, Link]:
        """Those that this crawl has not met yet, by canonical address, in the page's order."""
        found = {canonical_url(link.url): link for link in links}
        fresh = {url: link for url, link in found.items() if url not in self.met}
        self.met.update(fresh)
        self.count("found", len(fresh))
        return fresh

    def wanted(self, links: Mapping[str, Link]) -> dict[str, Link]:
        """Those that are new or due again, and not older than asked for."""
        due = self.memory.due(links)
        return {url: links[url] for url in links if url in due and not self.too_old(links[url])}

    def goes_on(self, links: Mapping[str, Link], unknown: set[str]) -> bool:
        """Whether the next list page may hold something wanted, after a page with these links."""
        self.lists += 1
        if not links or self.lists >= MAX_LISTS:
            return False
        if self.since:
            return not all(self.too_old(link) for link in links.values())
        return self.full or bool(unknown)

    def too_old(self, link: Link) -> bool:
        """Whether the list says that this article is older than asked for."""
        if self.since is None or link.published_at is None:
            return False
        return link.published_at.astimezone(VIETNAM).date() < self.since

    def read_listing(self, response: Response, visit: Visit | None) -> Listing | None:
        """What stands on a list page; of an unchanged one, what stood on it last time."""
        if response.status == 304 and visit is not None:
            self.count("not_modified")
            links = tuple(Link(url=url, title="") for url in visit.links)
            return Listing(url=response.url, links=links, next_url=visit.next_url)
        try:
            listing = self.listing_page(
                response.body, response.url, charset=declared_charset(response)
            ).listing()
        except (NotAnArticleError, LayoutError) as error:
            self.warn(str(error))
            return None
        if not listing.links:
            self.warn(f"{response.url}: no article links found")
            return None
        self.memory.remember(seen(response, listing))
        return listing

    def article_request(self, link: Link, url: str, section: str | None) -> Request:
        """One article; before any further list page."""
        return Request(
            link.url,
            callback=self.parse_article,
            errback=self.failed,
            priority=1,
            cb_kwargs={"section": section},
            meta={"article": url},
        )

    def parse_article(self, response: Response, section: str | None) -> Iterator[Article]:
        """The article, or a remembered reason why there is none."""
        try:
            article = self.read_article(response)
        except NotAnArticleError as error:
            self.missed(response.meta["article"], error.kind.value, str(error))
        except LayoutError as error:
            self.missed(response.meta["article"], "unreadable", str(error))
        else:
            if article.section is None and section is not None:
                provenance = {**article.provenance, "section": "listing"}
                article = replace(article, section=section, provenance=provenance)
            self.learn_from(response)
            yield article

    def learn_from(self, response: Response) -> None:
        """After a few articles: what their pages have in common, anew in each crawl."""
        charset = declared_charset(response)
        if self.lessons is None:
            self.lessons = Lessons(
                lambda body, url, learned: self.article_page(
                    body, url, charset=charset, learned=learned
                )
            )
        self.learned = self.lessons.add(response.body, response.url) or self.learned

    def read_article(self, response: Response) -> Article:
        """Hand the page to its class."""
        if not isinstance(response, TextResponse):
            kind = _header(response, "Content-Type") or "unknown"
            raise LayoutError(response.url, f"article in a document of type {kind}")
        return self.article_page(
            response.body,
            response.url,
            charset=declared_charset(response),
            fetched_at=datetime.now(UTC),
            learned=self.learned,
        ).article()


def seen(response: Response, listing: Listing) -> Visit:
    """A list page as the next crawl will want to know it."""
    return Visit(
        url=response.meta.get("redirect_urls", [response.url])[0],
        outcome="listing",
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        links=tuple(link.url for link in listing.links),
        next_url=listing.next_url,
    )


def declared_charset(response: Response) -> str | None:
    """What the server says of the body's encoding; it is often wrong."""
    _, _, parameters = (_header(response, "Content-Type") or "").partition("charset=")
    return parameters.strip(" \"';") or None


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
