"""Sở Khoa học và Công nghệ Kon Tum, part of Quảng Ngãi's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class KonTumSpider(DepartmentSpider):
    """Only a page about the department itself was seen."""

    name = "kon-tum"
    title = "Sở Khoa học và Công nghệ Kon Tum"
    province = "kon-tum"
    base_url = "http://skhcn.kontum.gov.vn"
    eras = (Era(base_url, last_seen=2017),)
