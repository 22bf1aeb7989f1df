"""Sở Khoa học và Công nghệ Gia Lai."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class GiaLaiSpider(DepartmentSpider):
    """No address of its site was seen."""

    name = "gia-lai"
    title = "Sở Khoa học và Công nghệ Gia Lai"
    province = "gia-lai"
    base_url = "https://skhcn.gialai.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.gialai.gov.vn", guess=True))
    enabled = False
