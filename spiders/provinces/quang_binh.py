"""Sở Khoa học và Công nghệ Quảng Bình: 3CMS, part of Quảng Trị's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class QuangBinhSpider(DepartmentSpider):
    """Much of it is PDF under ``/3cms/upload/``; no article was seen."""

    name = "quang-binh"
    title = "Sở Khoa học và Công nghệ Quảng Bình"
    province = "quang-binh"
    base_url = "https://skhcn.quangbinh.gov.vn"
    eras = (Era(base_url, last_seen=2026),)
    start_urls = ["/3cms/"]
