"""Sở Khoa học và Công nghệ Phú Thọ."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class PhuThoSpider(DepartmentSpider):
    """It reprints the national press and other provinces' news."""

    name = "phu-tho"
    title = "Sở Khoa học và Công nghệ Phú Thọ"
    province = "phu-tho"
    base_url = "https://sokhoahoccongnghe.phutho.gov.vn"
    eras = (Era(base_url, last_seen=2024),)
    start_urls = ["/", "/hoat-dong-khcn-co-so"]
    article_pattern = r"/[a-z0-9-]+-n\d+(?:\.html)?$"
