"""What stands on a page: HTML and URL in, values out. No Scrapy, no clock, no network."""

from collections.abc import Mapping
from dataclasses import dataclass

from spiders.pages.article import ArticlePage
from spiders.pages.listing import ListingPage


@dataclass(frozen=True, slots=True)
class Platform:
    """How the pages of one content management system are read."""

    article: type[ArticlePage] = ArticlePage
    listing: type[ListingPage] = ListingPage


PLATFORMS: Mapping[str, Platform] = {"auto": Platform()}
"""By the name that a source's ``platform`` gives."""
