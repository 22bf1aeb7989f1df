"""Sở Khoa học và Công nghệ Thái Bình, part of Hưng Yên's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class ThaiBinhSpider(DepartmentSpider):
    """Only a page about the department itself was seen."""

    name = "thai-binh"
    title = "Sở Khoa học và Công nghệ Thái Bình"
    province = "thai-binh"
    base_url = "https://sokhcn.thaibinh.gov.vn"
    eras = (Era(base_url),)
