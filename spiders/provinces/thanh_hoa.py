"""Sở Khoa học và Công nghệ Thanh Hóa: an ASP.NET site that is one page with parameters."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class ThanhHoaSpider(DepartmentSpider):
    """``/?portalid=admin&selectpageid=page.chitiet&n_g_manager=<id>``; its lists are unknown."""

    name = "thanh-hoa"
    title = "Sở Khoa học và Công nghệ Thanh Hóa"
    province = "thanh-hoa"
    platform = "custom-aspx"
    base_url = "http://skhcn.thanhhoa.gov.vn"
    eras = (Era(base_url, last_seen=2021),)
    article_pattern = r"[?&]n_g_manager=\d+"
