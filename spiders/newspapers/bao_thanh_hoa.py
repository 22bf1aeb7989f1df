"""Báo Thanh Hóa, which reports on the department of its province."""

from spiders.base import DepartmentSpider
from spiders.pages.listing import ListingPage


class BaoThanhHoaListing(ListingPage):
    """``/<slug>-<id>.htm``."""

    link_pattern = r"-\d{3,}\.htm$"


class BaoThanhHoaSpider(DepartmentSpider):
    """Its front page lists all sections."""

    name = "bao-thanh-hoa"
    kind = "newspaper"
    title = "Báo Thanh Hóa"
    province = "thanh-hoa"
    base_url = "https://baothanhhoa.vn"
    listing_page = BaoThanhHoaListing
