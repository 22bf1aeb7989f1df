"""Sites on Liferay with the portlet ``view-article``."""

from spiders.base import DepartmentSpider
from spiders.pages.liferay_view_article import ViewArticleArticle, ViewArticleListing


class LiferayViewArticleSpider(DepartmentSpider):
    """Quảng Trị's portlet, also met in Quảng Bình and on sites of communes.

    Recognise it by articles ``/[vi/]chi-tiet-tin/-/view-article/1/<category>/<id>``, the id being
    a time in milliseconds. Set ``start_urls`` to the pages of the sections: ``/vi/tin-tuc``.
    """

    platform = "liferay-view-article"
    article_page = ViewArticleArticle
    listing_page = ViewArticleListing
