"""Sở Khoa học và Công nghệ Sóc Trăng: ``UIArticleInMenu``, part of Cần Thơ's since July 2025."""

from spiders.eras import Era
from spiders.platforms.article_in_menu import ArticleInMenuSpider


class SocTrangSpider(ArticleInMenuSpider):
    """Of the older form. A category with a single article shows the article itself."""

    name = "soc-trang"
    title = "Sở Khoa học và Công nghệ Sóc Trăng"
    province = "soc-trang"
    base_url = "https://sokhcn.soctrang.gov.vn"
    eras = (Era(base_url),)
