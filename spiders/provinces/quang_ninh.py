"""Sở Khoa học và Công nghệ Quảng Ninh: a sub-site of the province's SharePoint portal."""

from spiders.base import DepartmentSpider


class QuangNinhSpider(DepartmentSpider):
    """The portal serves its paths in any letter case; only the front page's list is known."""

    name = "quang-ninh"
    title = "Sở Khoa học và Công nghệ Quảng Ninh"
    province = "quang-ninh"
    base_url = "https://www.quangninh.gov.vn"
    start_urls = ["/so/sokhoahoccongnghe/trang/default.aspx"]
