"""Liferay with a portlet whose articles are ``/-/view-article/1/<category>/<id>`` (Quảng Trị).

The number is the time in milliseconds at which the record was made: not when the article was
published, where it came from an older site.
"""

from spiders.pages.article import ArticlePage
from spiders.pages.liferay import LIFERAY
from spiders.pages.listing import ListingPage


class ViewArticleArticle(ArticlePage):
    """Section and ``Ngày đăng: dd-MM-yyyy`` stand above the title."""

    identity = LIFERAY


class ViewArticleListing(ListingPage):
    """Every article has the portlet's name in its address, whatever page it stands on."""

    link_pattern = r"/-/view-article/\d+/\d+/\d+"
