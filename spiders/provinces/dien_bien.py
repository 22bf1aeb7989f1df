"""Sở Khoa học và Công nghệ Điện Biên."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class DienBienSpider(DepartmentSpider):
    """Its address stands in other people's lists; no page of it was seen."""

    name = "dien-bien"
    title = "Sở Khoa học và Công nghệ Điện Biên"
    province = "dien-bien"
    base_url = "https://sokhcn.dienbien.gov.vn"
    eras = (Era(base_url, last_seen=2026), Era("https://skhcn.dienbien.gov.vn", guess=True))
