"""Sở Khoa học và Công nghệ Hưng Yên."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class HungYenSpider(DepartmentSpider):
    """Only its address and pictures were seen."""

    name = "hung-yen"
    title = "Sở Khoa học và Công nghệ Hưng Yên"
    province = "hung-yen"
    base_url = "http://khcnhungyen.gov.vn"
    eras = (
        Era(base_url, last_seen=2023),
        Era("https://skhcn.hungyen.gov.vn", guess=True),
        Era("https://sokhcn.hungyen.gov.vn", guess=True),
    )
