"""Sở Khoa học và Công nghệ Đồng Tháp."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class DongThapSpider(DepartmentSpider):
    """Only its address was seen."""

    name = "dong-thap"
    title = "Sở Khoa học và Công nghệ Đồng Tháp"
    province = "dong-thap"
    base_url = "https://skhcn.dongthap.gov.vn"
    eras = (Era(base_url),)
