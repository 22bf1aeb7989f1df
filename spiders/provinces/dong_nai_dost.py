"""Sở Khoa học và Công nghệ Đồng Nai until its new site: SharePoint."""

from spiders.eras import Era
from spiders.pages.sharepoint import SharePointListing
from spiders.platforms.sharepoint import SharePointSpider


class DongNaiDostListing(SharePointListing):
    """The news on the front page is a web part, known by its number."""

    link_css = "div#ctl00_ctl28_g_a48d72ca_b191_4033_b3f8_710e25f03499_ctl02_UpdatePanel1 a"


class DongNaiDostSpider(SharePointSpider):
    """Its articles were not carried over to the new site."""

    name = "dong-nai-dost"
    title = "Sở Khoa học và Công nghệ Đồng Nai (trang cũ)"
    province = "dong-nai"
    base_url = "https://www.dost-dongnai.gov.vn"
    eras = (Era(base_url, last_seen=2019),)
    listing_page = DongNaiDostListing
