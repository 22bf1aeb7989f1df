"""Sở Khoa học và Công nghệ Phú Thọ."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class PhuThoSpider(DepartmentSpider):
    """It reprints the press and other provinces. One list was seen, ``/hoat-dong-khcn-co-so``."""

    name = "phu-tho"
    title = "Sở Khoa học và Công nghệ Phú Thọ"
    province = "phu-tho"
    base_url = "https://sokhoahoccongnghe.phutho.gov.vn"
    eras = (Era(base_url, last_seen=2024),)
    article_pattern = r"/[a-z0-9-]+-n\d+(?:\.html)?$"
