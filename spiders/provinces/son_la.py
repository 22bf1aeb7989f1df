"""Sở Khoa học và Công nghệ Sơn La: a portal of VNPT's shape."""

from spiders.base import DepartmentSpider
from spiders.pages.listing import ListingPage


class SonLaListing(ListingPage):
    """``/<category>/<slug>-<id>``, the slug cut at a fixed length."""

    link_pattern = r"//[^/]+/[a-z0-9-]+/[a-z0-9-]+-\d{4,}/?$"


class SonLaSpider(DepartmentSpider):
    """Its list pages are unknown but for the front page."""

    name = "son-la"
    title = "Sở Khoa học và Công nghệ Sơn La"
    province = "son-la"
    base_url = "https://sokhcn.sonla.gov.vn"
    listing_page = SonLaListing
