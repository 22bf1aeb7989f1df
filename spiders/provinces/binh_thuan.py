"""Sở Khoa học và Công nghệ Bình Thuận, part of Lâm Đồng's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class BinhThuanSpider(DepartmentSpider):
    """No address of its site was seen."""

    name = "binh-thuan"
    title = "Sở Khoa học và Công nghệ Bình Thuận"
    province = "binh-thuan"
    base_url = "https://skhcn.binhthuan.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.binhthuan.gov.vn", guess=True))
    enabled = False
