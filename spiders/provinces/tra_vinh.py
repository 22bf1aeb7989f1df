"""Sở Khoa học và Công nghệ Trà Vinh, part of Vĩnh Long's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class TraVinhSpider(DepartmentSpider):
    """In 2026 its name was found to lead nowhere."""

    name = "tra-vinh"
    title = "Sở Khoa học và Công nghệ Trà Vinh"
    province = "tra-vinh"
    base_url = "https://skhcn.travinh.gov.vn"
    eras = (Era(base_url, until=2026),)
    enabled = False
