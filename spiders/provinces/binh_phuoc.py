"""Sở Khoa học và Công nghệ Bình Phước: perhaps Kentico, part of Đồng Nai's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class BinhPhuocSpider(DepartmentSpider):
    """Addresses hold a raw đ and parentheses. One list was seen, ``/thong-bao-moi.aspx``."""

    name = "binh-phuoc"
    title = "Sở Khoa học và Công nghệ Bình Phước"
    province = "binh-phuoc"
    base_url = "https://skhcn.binhphuoc.gov.vn"
    eras = (Era(base_url, last_seen=2017), Era("http://khcn.binhphuoc.gov.vn", last_seen=2017))
