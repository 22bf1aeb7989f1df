"""Sở Khoa học và Công nghệ Yên Bái, part of Lào Cai's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class YenBaiSpider(DepartmentSpider):
    """No address of its site was seen."""

    name = "yen-bai"
    title = "Sở Khoa học và Công nghệ Yên Bái"
    province = "yen-bai"
    base_url = "https://skhcn.yenbai.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.yenbai.gov.vn", guess=True))
    enabled = False
