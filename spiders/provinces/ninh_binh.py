"""Sở Khoa học và Công nghệ Ninh Bình: ASP.NET with ``UIArticleInMenu`` lists."""

from spiders.eras import Era
from spiders.platforms.article_in_menu import ArticleInMenuSpider


class NinhBinhSpider(ArticleInMenuSpider):
    """Public scrapers do not verify its certificate."""

    name = "ninh-binh"
    title = "Sở Khoa học và Công nghệ Ninh Bình"
    province = "ninh-binh"
    base_url = "https://sokhcn.ninhbinh.gov.vn"
    eras = (Era(base_url),)
    start_urls = ["/tin-hoat-dong-cua-tinh", "/tin-hoat-dong-cua-so", "/tin-khcn-trong-nuoc"]
    verify_tls = False
