"""The one crawl bound to the pages of a platform; a department of that platform starts here."""

from collections.abc import Mapping

from spiders.base import DepartmentSpider
from spiders.platforms.article_in_menu import ArticleInMenuSpider
from spiders.platforms.dnn import DnnSpider
from spiders.platforms.drupal import DrupalSpider
from spiders.platforms.joomla import JoomlaSpider
from spiders.platforms.liferay import LiferaySpider
from spiders.platforms.liferay_dnict import LiferayDnictSpider
from spiders.platforms.liferay_view_article import LiferayViewArticleSpider
from spiders.platforms.nukeviet import NukeVietSpider
from spiders.platforms.sharepoint import SharePointSpider
from spiders.platforms.vnpt_portal import VnptPortalSpider
from spiders.platforms.wordpress import WordPressSpider

SPIDERS: Mapping[str, type[DepartmentSpider]] = {
    spider.platform: spider
    for spider in (
        *(ArticleInMenuSpider, DnnSpider, DrupalSpider, JoomlaSpider, LiferaySpider),
        *(LiferayDnictSpider, LiferayViewArticleSpider, NukeVietSpider, SharePointSpider),
        *(VnptPortalSpider, WordPressSpider),
    )
}
"""By the name that a source's ``platform`` gives; all others are `DepartmentSpider`."""
