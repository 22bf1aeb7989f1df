"""Sở Khoa học và Công nghệ Quảng Ngãi."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class QuangNgaiSpider(DepartmentSpider):
    """No address of its site was seen."""

    name = "quang-ngai"
    title = "Sở Khoa học và Công nghệ Quảng Ngãi"
    province = "quang-ngai"
    base_url = "https://skhcn.quangngai.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.quangngai.gov.vn", guess=True))
    enabled = False
