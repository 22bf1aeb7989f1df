"""Sở Khoa học và Công nghệ Ninh Bình: ASP.NET with ``UIArticleInMenu`` lists."""

from spiders.base import DepartmentSpider
from spiders.eras import Era
from spiders.pages.article_in_menu import ArticleInMenuArticle, ArticleInMenuListing


class NinhBinhSpider(DepartmentSpider):
    """Public scrapers do not verify its certificate."""

    name = "ninh-binh"
    title = "Sở Khoa học và Công nghệ Ninh Bình"
    province = "ninh-binh"
    platform = "ui-article-in-menu"
    base_url = "https://sokhcn.ninhbinh.gov.vn"
    eras = (Era(base_url),)
    start_urls = ["/tin-hoat-dong-cua-tinh", "/tin-hoat-dong-cua-so", "/tin-khcn-trong-nuoc"]
    verify_tls = False
    article_page = ArticleInMenuArticle
    listing_page = ArticleInMenuListing
