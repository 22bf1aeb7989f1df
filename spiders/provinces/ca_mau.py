"""Sở Khoa học và Công nghệ Cà Mau."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class CaMauSpider(DepartmentSpider):
    """No address of its site was seen; camautech.vn belongs to its centre of applications."""

    name = "ca-mau"
    title = "Sở Khoa học và Công nghệ Cà Mau"
    province = "ca-mau"
    base_url = "https://skhcn.camau.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.camau.gov.vn", guess=True))
    enabled = False
