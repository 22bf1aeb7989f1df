"""What stands on a page: HTML and URL in, values out. No Scrapy, no clock, no network."""

from collections.abc import Mapping
from dataclasses import dataclass

from spiders.pages.article import ArticlePage
from spiders.pages.article_in_menu import ArticleInMenuArticle, ArticleInMenuListing
from spiders.pages.liferay_dnict import LiferayDnictArticle, LiferayDnictListing
from spiders.pages.listing import ListingPage


@dataclass(frozen=True, slots=True)
class Platform:
    """How the pages of one content management system are read."""

    article: type[ArticlePage] = ArticlePage
    listing: type[ListingPage] = ListingPage


ANY = Platform()
"""The reading of a site that nobody described."""

DNICT = Platform(LiferayDnictArticle, LiferayDnictListing)

PLATFORMS: Mapping[str, Platform] = {
    "auto": ANY,
    "liferay-dnict": DNICT,
    "ui-article-in-menu": Platform(ArticleInMenuArticle, ArticleInMenuListing),
    # known by name; nothing about them differs from the general reading
    **dict.fromkeys(
        ("custom-aspx", "drupal", "joomla", "liferay", "nukeviet", "sharepoint", "vnpt-portal"), ANY
    ),
    "wordpress": ANY,
}
"""By the name that a source's ``platform`` gives."""
