"""Sở Khoa học và Công nghệ Bình Định: a PHP site, part of Gia Lai's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class BinhDinhSpider(DepartmentSpider):
    """The number in ``?tin=`` is written in base64. Many articles are reprints of Báo Bình Định."""

    name = "binh-dinh"
    title = "Sở Khoa học và Công nghệ Bình Định"
    province = "binh-dinh"
    base_url = "https://skhcn.binhdinh.gov.vn"
    eras = (Era(base_url, last_seen=2024),)
    article_pattern = r"(?i)/index\.php/Home/ChiTietTin/\?tin=[A-Za-z0-9+/%=]+"
