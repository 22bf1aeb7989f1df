"""Sở Khoa học và Công nghệ Hải Phòng: a page of the city's ASP.NET portal."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class HaiPhongSpider(DepartmentSpider):
    """Of articles only the print view was seen, ``/Portal/PrintItem.aspx?ContentID=<id>``."""

    name = "hai-phong"
    title = "Sở Khoa học và Công nghệ Hải Phòng"
    province = "hai-phong"
    platform = "custom-aspx"
    base_url = "http://www.haiphong.gov.vn"
    eras = (
        Era(base_url, last_seen=2019),
        Era("https://skhcn.haiphong.gov.vn", guess=True),
        Era("https://sokhcn.haiphong.gov.vn", guess=True),
    )
    start_urls = ["/Portal/Page.aspx?PageID=16807"]
