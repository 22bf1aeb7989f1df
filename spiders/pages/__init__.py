"""What stands on a page: HTML and URL in, values out. No Scrapy, no clock, no network."""

from collections.abc import Mapping
from dataclasses import dataclass

from spiders.pages.article import ArticlePage
from spiders.pages.article_in_menu import ArticleInMenuArticle, ArticleInMenuListing
from spiders.pages.dnn import DnnArticle, DnnListing
from spiders.pages.drupal import DrupalArticle, DrupalListing
from spiders.pages.joomla import JoomlaArticle, JoomlaListing
from spiders.pages.liferay import LiferayArticle, LiferayListing
from spiders.pages.liferay_dnict import LiferayDnictArticle, LiferayDnictListing
from spiders.pages.liferay_view_article import ViewArticleArticle, ViewArticleListing
from spiders.pages.listing import ListingPage
from spiders.pages.nukeviet import NukeVietArticle, NukeVietListing
from spiders.pages.sharepoint import SharePointArticle, SharePointListing
from spiders.pages.vnpt_portal import VnptPortalArticle, VnptPortalListing
from spiders.pages.wordpress import WordPressArticle, WordPressListing


@dataclass(frozen=True, slots=True)
class Platform:
    """How the pages of one content management system are read."""

    article: type[ArticlePage] = ArticlePage
    listing: type[ListingPage] = ListingPage


ANY = Platform()
"""The reading of a site that nobody described."""

PLATFORMS: Mapping[str, Platform] = {
    "auto": ANY,
    "custom-aspx": ANY,
    "dnn": Platform(DnnArticle, DnnListing),
    "drupal": Platform(DrupalArticle, DrupalListing),
    "joomla": Platform(JoomlaArticle, JoomlaListing),
    "liferay": Platform(LiferayArticle, LiferayListing),
    "liferay-dnict": Platform(LiferayDnictArticle, LiferayDnictListing),
    "liferay-view-article": Platform(ViewArticleArticle, ViewArticleListing),
    "nukeviet": Platform(NukeVietArticle, NukeVietListing),
    "sharepoint": Platform(SharePointArticle, SharePointListing),
    "ui-article-in-menu": Platform(ArticleInMenuArticle, ArticleInMenuListing),
    "vnpt-portal": Platform(VnptPortalArticle, VnptPortalListing),
    "wordpress": Platform(WordPressArticle, WordPressListing),
}
"""By the name that a source's ``platform`` gives."""
