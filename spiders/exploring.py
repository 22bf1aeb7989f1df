"""A spider that finds the lists of a site by itself."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.http import Response

from spiders import menus
from spiders.errands import Errand
from spiders.explorer import Explorer
from spiders.items import NextPage
from spiders.menus import Entry
from spiders.pages.base import ListingPage
from spiders.pages.channels import channels_of
from spiders.pages.wordpress import is_interface
from spiders.recognise import Recognised, recognise
from spiders.reporting import ReportingSpider
from spiders.responses import asked_url, headers_of
from spiders.site import Site
from spiders.urls import canonical_url
from spiders.walk import Reach, Walk


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
        """From the front page: its platform, the menus' entries that may be lists, the feeds."""
        if canonical_url(asked_url(response)) != canonical_url(self.front):
            return
        self.recognised(recognise(page.source, page.url, headers_of(response)))
        yield from self.tries(self.explorer.to_try(menus.entries(page.reading), self.walk.met))
        for url in self.explorer.untried(self.channels(page)):
            yield self.channel_request(url)

    def tries(self, entries: Iterable[Entry]) -> Iterator[Request]:
        """What menus lead to and may be lists."""
        for entry in entries:
            errand = Errand(section=entry.text, full=self.reach.full, entry=entry)
            yield self.request_for(NextPage(url=entry.url), errand)

    def channels(self, page: ListingPage) -> list[str]:
        """Feeds, interfaces and sitemaps; no map of all pages where a list of articles is had."""
        told = list(channels_of(page))
        maps = self.sitemaps or [urljoin(self.base_url, "/sitemap.xml")]
        return told if any(map(is_interface, told)) else [*told, *maps]

    def channel_request(self, url: str) -> Request:
        """A feed or sitemap: after the lists and articles that tell how to read it."""
        return self.request_for(NextPage(url=url), Errand(full=self.reach.full, channel=True))

    def recognised(self, platform: Recognised | None) -> None:
        """The front page gives away which platform the site runs on."""
        if platform is not None:
            self.explorer.platform = platform.platform
            self.runs_on(platform.platform)

    def runs_on(self, platform: str) -> None:
        """Read pages as those of this platform, where nothing else was said of them."""

    def hear_robots(self, robotparser: Any) -> None:
        """The sitemaps that robots.txt names."""
        self.sitemaps = list(getattr(robotparser, "rp", None).sitemaps or ())  # type: ignore[union-attr]
