"""Sở Khoa học và Công nghệ Tiền Giang, part of Đồng Tháp's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class TienGiangSpider(DepartmentSpider):
    """No address of its site was seen."""

    name = "tien-giang"
    title = "Sở Khoa học và Công nghệ Tiền Giang"
    province = "tien-giang"
    base_url = "https://skhcn.tiengiang.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.tiengiang.gov.vn", guess=True))
    enabled = False
