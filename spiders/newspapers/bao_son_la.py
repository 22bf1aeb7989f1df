"""Báo Sơn La, which reports on the department of its province."""

from spiders.base import DepartmentSpider
from spiders.pages.listing import ListingPage


class BaoSonLaListing(ListingPage):
    """``/vi/bai-viet/<slug>-<id>`` until about 2021, ``/<category>/<slug>-<id>.html`` since."""

    link_pattern = r"/vi/bai-viet/[^/]+-\d+/?$|/[a-z0-9-]+/[a-z0-9-]+-[A-Za-z0-9]+\.html$"


class BaoSonLaSpider(DepartmentSpider):
    """Its front page lists all sections."""

    name = "bao-son-la"
    kind = "newspaper"
    title = "Báo Sơn La"
    province = "son-la"
    base_url = "https://baosonla.vn"
    listing_page = BaoSonLaListing
