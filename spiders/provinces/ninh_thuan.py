"""Sở Khoa học và Công nghệ Ninh Thuận, part of Khánh Hòa's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class NinhThuanSpider(DepartmentSpider):
    """No address of its site was seen; qldt.ninhthuan.gov.vn is its portal of research tasks."""

    name = "ninh-thuan"
    title = "Sở Khoa học và Công nghệ Ninh Thuận"
    province = "ninh-thuan"
    base_url = "https://skhcn.ninhthuan.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.ninhthuan.gov.vn", guess=True))
    enabled = False
