"""Sở Khoa học và Công nghệ Bắc Giang, part of Bắc Ninh's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class BacGiangSpider(DepartmentSpider):
    """Only its address was seen."""

    name = "bac-giang"
    title = "Sở Khoa học và Công nghệ Bắc Giang"
    province = "bac-giang"
    base_url = "http://skhcn.bacgiang.gov.vn"
    eras = (Era(base_url),)
