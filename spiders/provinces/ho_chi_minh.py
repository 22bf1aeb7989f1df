"""Sở Khoa học và Công nghệ Hồ Chí Minh: Wagtail by its addresses."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class HoChiMinhSpider(DepartmentSpider):
    """Slugs are cut and have no number. Since July 2025 it serves the merged city."""

    name = "ho-chi-minh"
    title = "Sở Khoa học và Công nghệ Hồ Chí Minh"
    province = "ho-chi-minh"
    base_url = "https://dost.hochiminhcity.gov.vn"
    eras = (
        Era(base_url, last_seen=2026),
        Era("http://www.dost.hochiminhcity.gov.vn", platform="custom-aspx"),
    )
    start_urls = ["/hoat-dong-so-khcn/", "/tin-tuc-khcn/", "/thong-bao/"]
    article_pattern = r"/(?:hoat-dong-so-khcn|tin-tuc-khcn|thong-bao)/[a-z0-9-]+/?$"
