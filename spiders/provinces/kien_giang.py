"""Sở Khoa học và Công nghệ Kiên Giang: an ASP.NET site, part of An Giang's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class KienGiangSpider(DepartmentSpider):
    """Before, addresses were ``/<section>/chitiet/<id>/<slug>``. 00:00 is no time."""

    name = "kien-giang"
    title = "Sở Khoa học và Công nghệ Kiên Giang"
    province = "kien-giang"
    platform = "custom-aspx"
    base_url = "https://skhcn.kiengiang.gov.vn"
    eras = (Era(base_url, last_seen=2020),)
    article_pattern = r"(?i)/trang/TinTuc/\d+/\d+/[^?#]+\.html$|/chitiet/\d+/[^?#]+$"
