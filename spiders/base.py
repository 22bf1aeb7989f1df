"""The one crawl: list page → its articles → the next list page, newest first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from spiders.addresses.identity import Identity, of_site
from spiders.addresses.urls import reached_as
from spiders.crawling.lessons import Lessons
from spiders.crawling.responses import asked_url, declared_charset, header
from spiders.crawling.walking import WalkingSpider
from spiders.eras import Era
from spiders.items import (
    VIETNAM,
    Article,
    LayoutError,
    Link,
    NotAnArticleError,
    PageKind,
    Precision,
)
from spiders.layout.learned import Learned
from spiders.lists.menus import Entry, entry
from spiders.pages import ANY, PLATFORMS
from spiders.pages.base import ArticlePage, ListingPage

MISLED = 3
"""Pages that what was learnt of a site did not fit, before it is learnt anew."""
RELEARNT = 20
"""Crawls after which a site is learnt anew in any case."""


class DepartmentSpider(WalkingSpider):
    """Crawls one site. A department's subclass says what is different about it.

    Set ``name``, ``title``, ``province``, ``base_url`` and ``start_urls`` (list pages, newest
    first, absolute or relative to ``base_url``); without ``start_urls`` and ``sections`` the lists
    are looked for in the menus of the front page. Set ``article_page`` and ``listing_page`` where
    the general reading of pages needs a correction. ``sections`` maps the name of a section to
    its list page: an article found there has that section if its own page names none.
    ``article_pattern`` is a regular expression that the addresses of its articles match, where
    that is known; give it without the host, which may change.
    """

    kind: ClassVar[str] = "department"
    title: ClassVar[str]
    province: ClassVar[str | None] = None
    platform: ClassVar[str] = "auto"
    eras: ClassVar[tuple[Era, ...]] = ()
    """The addresses that the site had, newest first, then those it may have."""
    enabled: ClassVar[bool] = True
    """Whether it is crawled with all others."""
    verify_tls: ClassVar[bool] = True
    article_pattern: ClassVar[str] = ""
    article_page: type[ArticlePage] = ArticlePage

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "article_pattern" in vars(cls):
            pattern = {"link_pattern": cls.article_pattern}
            cls.listing_page = type("PatternListing", (cls.listing_page,), pattern)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.learned: Learned | None = None
        self.lessons: Lessons | None = None
        self.misled = 0
        self.asked: dict[str, dict[str, Any]] = {}
        """Address of an article's page → what goes with the request that it was asked for by."""
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

    def canonical(self, url: str) -> str:
        """The one address of an article, as far as its platform and its site are known."""
        return self.identity.canonical(url)

    @property
    def identity(self) -> Identity:
        """What in the addresses of this site does not say which article is shown."""
        ignored = frozenset((*self.site.ignored, *self.explorer.ignored))
        return of_site(self.article_page.identity, self.base_url, ignored)

    def runs_on(self, platform: str) -> None:
        """Read pages as those of this platform, where nothing else was said of them."""
        reader = PLATFORMS.get(platform, ANY)
        if self.article_page is ArticlePage:
            self.article_page = reader.article
        if self.listing_page is ListingPage:
            self.listing_page = reader.listing

    def article_request(self, link: Link, url: str, section: str | None) -> Request:
        """One article; before any further list page."""
        return Request(
            reached_as(link.url, self.reached),
            callback=self.parse_article,
            errback=self.article_failed,
            priority=1,
            dont_filter=True,  # it may lead to a page that was read: that is an answer too
            cb_kwargs={"section": section},
            meta={"article": url, "link": link, "unseen": self.walk.is_unseen(url)},
        )

    def parse_article(self, response: Response, section: str | None) -> Iterator[Article | Request]:
        """The article, or a remembered reason why there is none; then what it was a test for."""
        try:
            page = self.page_of(response)
            article = page.article()
        except NotAnArticleError as error:
            kind = error.kind
            if kind is PageKind.WAIT:  # says nothing of the article: the next crawl asks again
                self.count("failed")
                self.trouble(kind.value, str(error))
                return
            self.no_article(response)
            if kind is PageKind.LISTING and "redirect_urls" in response.meta:
                kind = PageKind.NOT_FOUND  # what is withdrawn is often led back to its list
            self.missed(response.meta["article"], kind.value, str(error))
            if kind is PageKind.LISTING and self.explores:
                yield from self.tries(self.explorer.unless_known(self.entry_of(response)))
        except LayoutError as error:
            self.missed(response.meta["article"], "unreadable", str(error))
        else:
            self.learn_from(page, article)
            article = completed(article, response.meta["link"], section)
            for url in (response.url, asked_url(response)):
                self.explorer.is_article(url)
            self.asked[article.url] = response.meta
            yield article
            for held in self.explorer.probes.is_article(asked_url(response)):
                if self.walk.within_limit():
                    yield self.article_request(held.link, held.url, held.section)

    def entry_of(self, response: Response) -> Entry:
        """What was taken for an article, as a menu would lead to it."""
        return entry(response.url, response.meta["link"].title)

    def article_failed(self, failure: Failure) -> None:
        """No answer, or one that is no page."""
        if isinstance(failure.value, HttpError):
            self.no_article(failure.value.response)
        self.failed(failure)

    def no_article(self, response: Response) -> None:
        """What looks like this address may be given up too."""
        self.count("found", -self.explorer.probes.is_none(asked_url(response)))

    def learn_from(self, page: ArticlePage, article: Article) -> None:
        """After a few articles: what their pages have in common.

        Learnt where nothing is, where it has misled, and anew from time to time.
        """
        self.misled += page.misled
        if self.learned and self.misled < MISLED and self.site.turn % RELEARNT:
            return
        self.lessons = self.lessons or Lessons()
        self.learned = self.lessons.add(page, article) or self.learned

    def page_of(self, response: Response) -> ArticlePage:
        """Hand the page to its class; an address that leads to the front page has no article."""
        if "redirect_urls" in response.meta and self.is_front(response.url):
            asked = response.meta["redirect_urls"][0]
            raise NotAnArticleError(asked, PageKind.NOT_FOUND, "it leads to the front page")
        if not isinstance(response, TextResponse):
            kind = header(response, "Content-Type") or "unknown"
            raise LayoutError(response.url, f"article in a document of type {kind}")
        return self.article_page(
            response.body,
            response.url,
            charset=declared_charset(response),
            fetched_at=response.meta.get("fetched_at") or datetime.now(UTC),  # of one kept: then
            learned=self.learned,
        )


def completed(article: Article, link: Link, section: str | None) -> Article:
    """What its own page does not say, by the list that announced it."""
    told: dict[str, Any] = {}
    if article.section is None and section is not None:
        told["section"] = section
    if article.published_at is None and link.published_at is not None:
        day = link.published_at.astimezone(VIETNAM).replace(hour=0, minute=0, second=0)
        told |= {"published_at": day, "published_precision": Precision.DAY}
    by = {name: "listing" for name in told if name in ("section", "published_at")}
    return replace(article, **told, provenance={**article.provenance, **by}) if told else article
