"""Sở Khoa học và Công nghệ Thanh Hóa: an ASP.NET site that is one page with parameters."""

from spiders.base import DepartmentSpider
from spiders.pages.listing import ListingPage


class ThanhHoaListing(ListingPage):
    """``/?portalid=admin&selectpageid=page.chitiet&n_g_manager=157``."""

    link_pattern = r"[?&]n_g_manager=\d+"


class ThanhHoaSpider(DepartmentSpider):
    """Its list pages are unknown but for the front page."""

    name = "thanh-hoa"
    title = "Sở Khoa học và Công nghệ Thanh Hóa"
    province = "thanh-hoa"
    base_url = "http://skhcn.thanhhoa.gov.vn"
    listing_page = ThanhHoaListing
