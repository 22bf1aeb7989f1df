"""Sở Khoa học và Công nghệ Vĩnh Phúc: SharePoint, part of Phú Thọ's since July 2025."""

from spiders.eras import Era
from spiders.platforms.sharepoint import SharePointSpider


class VinhPhucSpider(SharePointSpider):
    """Without ``ItemID`` an article's address is that of a list. Only reports were seen."""

    name = "vinh-phuc"
    title = "Sở Khoa học và Công nghệ Vĩnh Phúc"
    province = "vinh-phuc"
    base_url = "https://sokhcn.vinhphuc.gov.vn"
    eras = (Era(base_url, last_seen=2020),)
    article_pattern = r"(?i)/Lists/[^/?#]+/View_Detail\.aspx\?(?:.*&)?ItemID=\d+"
