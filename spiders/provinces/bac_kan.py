"""Sở Khoa học và Công nghệ Bắc Kạn, part of Thái Nguyên's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class BacKanSpider(DepartmentSpider):
    """No address of its site was seen."""

    name = "bac-kan"
    title = "Sở Khoa học và Công nghệ Bắc Kạn"
    province = "bac-kan"
    base_url = "https://skhcn.backan.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.backan.gov.vn", guess=True))
    enabled = False
