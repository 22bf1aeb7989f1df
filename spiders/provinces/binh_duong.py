"""Sở Khoa học và Công nghệ Bình Dương, part of Hồ Chí Minh City's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class BinhDuongSpider(DepartmentSpider):
    """It may be the site of the department's information centre."""

    name = "binh-duong"
    title = "Sở Khoa học và Công nghệ Bình Dương"
    province = "binh-duong"
    base_url = "http://khcnbinhduong.gov.vn"
    eras = (
        Era(base_url, last_seen=2020),
        Era("https://skhcn.binhduong.gov.vn", guess=True),
        Era("https://sokhcn.binhduong.gov.vn", guess=True),
    )
    article_pattern = r"/New/[a-z0-9-]+-\d+/?$"
