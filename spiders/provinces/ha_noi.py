"""Sở Khoa học và Công nghệ Hà Nội."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class HaNoiSpider(DepartmentSpider):
    """No address of its site was seen."""

    name = "ha-noi"
    title = "Sở Khoa học và Công nghệ Hà Nội"
    province = "ha-noi"
    base_url = "https://skhcn.hanoi.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.hanoi.gov.vn", guess=True))
    enabled = False
