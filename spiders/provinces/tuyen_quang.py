"""Sở Khoa học và Công nghệ Tuyên Quang."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class TuyenQuangSpider(DepartmentSpider):
    """No address of its site was seen."""

    name = "tuyen-quang"
    title = "Sở Khoa học và Công nghệ Tuyên Quang"
    province = "tuyen-quang"
    base_url = "https://skhcn.tuyenquang.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.tuyenquang.gov.vn", guess=True))
    enabled = False
