"""Sở Khoa học và Công nghệ Hậu Giang, part of Cần Thơ's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class HauGiangSpider(DepartmentSpider):
    """No address of its site was seen."""

    name = "hau-giang"
    title = "Sở Khoa học và Công nghệ Hậu Giang"
    province = "hau-giang"
    base_url = "https://skhcn.haugiang.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.haugiang.gov.vn", guess=True))
    enabled = False
