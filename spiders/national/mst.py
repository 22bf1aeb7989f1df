"""Bộ Khoa học và Công nghệ, since March 2025 with the former Bộ Thông tin và Truyền thông."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class MstSpider(DepartmentSpider):
    """An article's number is 197, its time as yyMMddHHmmss, and three digits; old ones are short.

    Lists of one day are ``/tin-tuc-su-kien/xem-theo-ngay-<dd-mm-yyyy>.htm``.
    """

    name = "mst"
    kind = "national"
    title = "Bộ Khoa học và Công nghệ"
    base_url = "https://mst.gov.vn"
    eras = (
        Era(base_url, last_seen=2026),
        Era("https://www.most.gov.vn", last_seen=2021, platform="sharepoint"),
    )
    article_pattern = r"//[^/]+/[^/?#]+-\d{6,}\.htm$"
