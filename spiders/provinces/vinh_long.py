"""Sở Khoa học và Công nghệ Vĩnh Long."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class VinhLongSpider(DepartmentSpider):
    """Only a page about the department itself was seen."""

    name = "vinh-long"
    title = "Sở Khoa học và Công nghệ Vĩnh Long"
    province = "vinh-long"
    base_url = "https://skhcn.vinhlong.gov.vn"
    eras = (Era(base_url),)
