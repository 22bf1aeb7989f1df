"""Sở Khoa học và Công nghệ Quảng Trị: Liferay with the view-article portlet."""

from spiders.eras import Era
from spiders.platforms.liferay_view_article import LiferayViewArticleSpider


class QuangTriSpider(LiferayViewArticleSpider):
    """The numbers in an article's address are times in ms, of the record and not of the news."""

    name = "quang-tri"
    title = "Sở Khoa học và Công nghệ Quảng Trị"
    province = "quang-tri"
    base_url = "https://skhcn.quangtri.gov.vn"
    eras = (
        Era(base_url, last_seen=2026),
        Era("https://sokhcn.quangtri.gov.vn", since=2022, last_seen=2022),
        Era("http://dostquangtri.gov.vn", last_seen=2021, platform="custom"),
    )
    article_pattern = r"/chi-tiet-tin/-/view-article/1/\d+/\d+"
