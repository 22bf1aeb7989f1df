"""Sở Khoa học và Công nghệ Quảng Nam, part of Đà Nẵng's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class QuangNamSpider(DepartmentSpider):
    """No address of its site was seen; khoinghiep.quangnam.gov.vn had its start-up news."""

    name = "quang-nam"
    title = "Sở Khoa học và Công nghệ Quảng Nam"
    province = "quang-nam"
    base_url = "https://skhcn.quangnam.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.quangnam.gov.vn", guess=True))
    enabled = False
