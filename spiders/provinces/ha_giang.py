"""Sở Khoa học và Công nghệ Hà Giang, part of Tuyên Quang's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class HaGiangSpider(DepartmentSpider):
    """No address of its site was seen."""

    name = "ha-giang"
    title = "Sở Khoa học và Công nghệ Hà Giang"
    province = "ha-giang"
    base_url = "https://skhcn.hagiang.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.hagiang.gov.vn", guess=True))
    enabled = False
