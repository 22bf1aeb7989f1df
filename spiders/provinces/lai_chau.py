"""Sở Khoa học và Công nghệ Lai Châu: an ASP.NET site whose pages have numbers."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class LaiChauSpider(DepartmentSpider):
    """``/KHCN/?ID=1`` tells its history; no page with news was seen."""

    name = "lai-chau"
    title = "Sở Khoa học và Công nghệ Lai Châu"
    province = "lai-chau"
    platform = "custom-aspx"
    base_url = "http://sokhcn.laichau.gov.vn"
    eras = (Era(base_url),)
    start_urls = ["/KHCN/"]
