"""Sở Khoa học và Công nghệ Hòa Bình, part of Phú Thọ's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class HoaBinhSpider(DepartmentSpider):
    """No address of its site was seen."""

    name = "hoa-binh"
    title = "Sở Khoa học và Công nghệ Hòa Bình"
    province = "hoa-binh"
    base_url = "https://skhcn.hoabinh.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.hoabinh.gov.vn", guess=True))
    enabled = False
