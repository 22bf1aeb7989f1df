"""Sở Khoa học và Công nghệ Quảng Ninh: a sub-site of the province's SharePoint portal."""

from spiders.base import DepartmentSpider
from spiders.pages.listing import ListingPage


class QuangNinhListing(ListingPage):
    """The portal serves its paths in any letter case."""

    link_pattern = r"(?i)/chitiettintuc\.aspx\?(?:.*&)?nid=\d+"


class QuangNinhSpider(DepartmentSpider):
    """Only the front page's list is known."""

    name = "quang-ninh"
    title = "Sở Khoa học và Công nghệ Quảng Ninh"
    province = "quang-ninh"
    base_url = "https://www.quangninh.gov.vn"
    start_urls = ["/so/sokhoahoccongnghe/trang/default.aspx"]
    listing_page = QuangNinhListing
