"""Báo Thanh Hóa, which reports on the department of its province."""

from spiders.base import DepartmentSpider


class BaoThanhHoaSpider(DepartmentSpider):
    """Articles are ``/<slug>-<id>.htm``."""

    name = "bao-thanh-hoa"
    kind = "newspaper"
    title = "Báo Thanh Hóa"
    province = "thanh-hoa"
    base_url = "https://baothanhhoa.vn"
