"""A spider that finds the lists of a site by itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.http import Response

from spiders.addresses.identity import AUTO, of_site
from spiders.addresses.urls import canonical_url, reached_as
from spiders.crawling.errands import Errand
from spiders.crawling.explorer import Explorer
from spiders.crawling.recognise import recognise
from spiders.crawling.reporting import ReportingSpider
from spiders.crawling.responses import asked_url, headers_of
from spiders.crawling.site import Site
from spiders.crawling.walk import Reach, Walk
from spiders.items import NextPage
from spiders.lists import menus
from spiders.lists.menus import Entry
from spiders.pages.base import ListingPage
from spiders.pages.channels import Channel, channels_of
from spiders.pages.wordpress import is_interface


class ExploringSpider(ReportingSpider):
    """From the front page: the platform, the sections of the menus, feeds and sitemaps."""

    base_url: ClassVar[str]
    start_urls: list[str] = ["/"]  # noqa: RUF012  as Scrapy declares it
    sections: ClassVar[Mapping[str, str]] = {}

    def __init__(
        self, *args: Any, full: bool = False, since: str = "", limit: int = 0, **kwargs: Any
    ) -> None:
        """``full``: follow the lists to their end; ``since``: to that date; ``limit``: articles."""
        super().__init__(*args, **kwargs)
        day = date.fromisoformat(since) if since else None
        self.reach = Reach(full=bool(full), since=day, limit=int(limit))
        self.site = Site()
        self.sitemaps: list[str] = []
        self.front_reached = self.front
        self.reached = ""
        """Where the list was that was read last: links may name ways to the site that are none."""

    def canonical(self, url: str) -> str:
        """The one address of an article."""
        return canonical_url(url)

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
        """The front page; a department that is a part of a greater site has a path."""
        return urljoin(self.base_url, urlsplit(self.base_url).path or "/")

    @property
    def explores(self) -> bool:
        """Whether lists are looked for: nobody said where they are."""
        return not self.sections and self.start_urls == ["/"]

    def request_for(self, page: NextPage, errand: Errand) -> Request:
        """A list page."""
        raise NotImplementedError

    def explore(self, response: Response, page: ListingPage) -> Iterator[Request]:
        """From the front page: the menus' entries that may be lists, the feeds."""
        if not self.is_of_front(response):
            return
        entries = [
            replace(entry, url=reached_as(entry.url, self.reached))
            for entry in menus.entries(page.reading)
        ]
        articles = self.walk.met | self.articles_among(entry.url for entry in entries)
        lists = set(map(self.plain, (*self.explorer.lists, *self.explorer.tried)))
        others = [
            entry
            for entry in entries
            if self.canonical(entry.url) not in articles and self.plain(entry.url) not in lists
        ]
        yield from self.tries(self.explorer.to_try(others, articles))
        for url in self.explorer.channels_to_try(self.channels(page)):
            yield self.channel_request(url)

    def plain(self, url: str) -> str:
        """An address of a list without what was found to name nothing on this site."""
        ignored = frozenset((*self.site.ignored, *self.explorer.ignored))
        return of_site(AUTO, "", ignored).canonical(url)

    def articles_among(self, urls: Iterable[str]) -> set[str]:
        """Of what a menu leads to, the canonical addresses of articles that were fetched."""
        by_address = {self.canonical(url): url for url in urls}
        fetched = self.memory.fetched_at(by_address.keys())
        return {one for one in fetched if self.memory.listing(one) is None}

    def told_of(self, entry: Entry, *, adds: bool) -> list[Entry]:
        """What to try after an entry that has links to articles; an article has such too."""
        mistaken = canonical_url(entry.url) in self.explorer.mistaken
        if not mistaken and self.articles_among([entry.url]):
            self.explorer.is_none(entry.url)
            return self.explorer.more(self.explorer.patience())
        return self.explorer.tell(entry, adds=adds)

    def tries(self, entries: Iterable[Entry]) -> Iterator[Request]:
        """What menus lead to and may be lists."""
        for entry in entries:
            errand = Errand(section=entry.text, full=self.reach.full, entry=entry)
            request = self.request_for(NextPage(url=entry.url), errand)
            yield request.replace(dont_filter=True)  # it may be an article, to be asked for as one

    def channels(self, page: ListingPage) -> list[str]:
        """Feeds, interfaces and sitemaps; no map of all pages where a list of articles is had."""
        told = list(channels_of(page))
        maps = self.sitemaps or [urljoin(self.base_url, "/sitemap.xml")]
        return told if any(map(is_interface, told)) else [*told, *maps]

    def channel_request(self, url: str) -> Request:
        """A feed or sitemap: after the lists and articles that tell how to read it."""
        return self.request_for(NextPage(url=url), Errand(full=self.reach.full, channel=True))

    def arrived(self, response: Response) -> None:
        """Note by which address the site was reached."""
        self.reached = response.url
        if self.is_of_front(response):
            self.front_reached = response.url
            self.explorer.detours = len(response.meta.get("redirect_urls", ()))

    def shows_parts_only(self, response: Response) -> bool:
        """Whether what leaves a page need not have left the site: a front page beside lists."""
        return self.is_of_front(response) and bool(self.explorer.lists)

    def is_of_front(self, response: Response) -> bool:
        """Whether an answer is that of the front page."""
        return canonical_url(asked_url(response)) == canonical_url(self.front)

    def is_front(self, url: str) -> bool:
        """Whether an address is that of the front page."""
        return canonical_url(url) in map(canonical_url, (self.front, self.front_reached))

    def recognises(self, response: Response, page: Channel) -> bool:
        """Whether the front page tells of another platform than the site was taken to run on."""
        if not (self.explores and isinstance(page, ListingPage) and self.is_of_front(response)):
            return False
        found = recognise(page.source, page.url, headers_of(response)) if response.body else None
        if found is None or found.platform == self.explorer.platform:
            return False
        self.explorer.platform = found.platform
        self.runs_on(found.platform)
        return True

    def runs_on(self, platform: str) -> None:
        """Read pages as those of this platform, where nothing else was said of them."""

    def hear_robots(self, robotparser: Any) -> None:
        """The sitemaps that robots.txt names."""
        self.sitemaps = list(getattr(robotparser, "rp", None).sitemaps or ())  # type: ignore[union-attr]
