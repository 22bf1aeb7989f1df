"""Sở Khoa học và Công nghệ Cần Thơ: an ASP.NET site that is one page with parameters."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class CanThoSpider(DepartmentSpider):
    """Lists are ``?pid=2&cid=<category>&p=<page>``, articles ``?pid=57&nid=<id>`` in any order."""

    name = "can-tho"
    title = "Sở Khoa học và Công nghệ Cần Thơ"
    province = "can-tho"
    platform = "custom-aspx"
    base_url = "https://sokhcn.cantho.gov.vn"
    eras = (Era(base_url, last_seen=2026),)
    article_pattern = r"(?i)/default\.aspx\?(?:.*&)?nid=\d+"
