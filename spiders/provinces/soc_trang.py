"""Sở Khoa học và Công nghệ Sóc Trăng: ``UIArticleInMenu``, part of Cần Thơ's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class SocTrangSpider(DepartmentSpider):
    """Of the older form. A category with a single article shows the article itself."""

    name = "soc-trang"
    title = "Sở Khoa học và Công nghệ Sóc Trăng"
    province = "soc-trang"
    platform = "ui-article-in-menu"
    base_url = "https://sokhcn.soctrang.gov.vn"
    eras = (Era(base_url),)
