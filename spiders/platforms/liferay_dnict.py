"""Sites of Đà Nẵng's DNICT news portlet."""

from spiders.base import DepartmentSpider
from spiders.pages.liferay_dnict import LiferayDnictArticle, LiferayDnictListing


class LiferayDnictSpider(DepartmentSpider):
    """Liferay with the portlet ``vn.dnict.tintuc``.

    Recognise it by ``dinhdanh=<id>`` in addresses of articles and by classes
    ``the-article-createby``, ``author-createtime-viewcount``. Set ``start_urls`` to the lists:
    ``/danh-sach-tin?idcat=<category>``, the next with ``&p=2``. Every visit adds one to an
    article's count.
    """

    platform = "liferay-dnict"
    article_page = LiferayDnictArticle
    listing_page = LiferayDnictListing
