"""Báo Khoa học và Phát triển, whose section ``Dia-phuong`` has notices of the departments."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class KhoaHocPhatTrienSpider(DepartmentSpider):
    """The number in an address begins with the day, yyyyMMdd."""

    name = "khoa-hoc-phat-trien"
    kind = "newspaper"
    title = "Khoa học và Phát triển"
    base_url = "https://khoahocphattrien.vn"
    eras = (Era(base_url, last_seen=2019),)
    article_pattern = r"/\d{12,}p\d+c\d+\.htm$"
