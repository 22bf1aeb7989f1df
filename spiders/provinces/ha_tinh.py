"""Sở Khoa học và Công nghệ Hà Tĩnh."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class HaTinhSpider(DepartmentSpider):
    """Only its magazine was seen, ``/chi-tiet-tap-san/<slug>``."""

    name = "ha-tinh"
    title = "Sở Khoa học và Công nghệ Hà Tĩnh"
    province = "ha-tinh"
    base_url = "https://skhcn.hatinh.gov.vn"
    eras = (Era(base_url),)
    article_pattern = r"/chi-tiet-[a-z0-9-]+/[a-z0-9-]+/?$"
