"""Sở Khoa học và Công nghệ Quảng Ninh: a sub-site of the province's SharePoint portal."""

from spiders.eras import Era
from spiders.platforms.sharepoint import SharePointSpider


class QuangNinhSpider(SharePointSpider):
    """Only the front page's list is known. Paths may be in any letter case."""

    name = "quang-ninh"
    title = "Sở Khoa học và Công nghệ Quảng Ninh"
    province = "quang-ninh"
    base_url = "https://www.quangninh.gov.vn"
    eras = (Era(base_url, last_seen=2026),)
    start_urls = ["/so/sokhoahoccongnghe/trang/default.aspx"]
    article_pattern = r"(?i)/chitiettintuc\.aspx\?(?:.*&)?nid=\d+"
