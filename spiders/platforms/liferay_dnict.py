"""Sites of Đà Nẵng's DNICT news portlet."""

from spiders.base import DepartmentSpider
from spiders.pages.liferay_dnict import LiferayDnictArticle, LiferayDnictListing


class LiferayDnictSpider(DepartmentSpider):
    """Lists are ``/danh-sach-tin?idcat=<category>&p=<page>``."""

    platform = "liferay-dnict"
    article_page = LiferayDnictArticle
    listing_page = LiferayDnictListing
