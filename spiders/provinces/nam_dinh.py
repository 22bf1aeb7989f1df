"""Sở Khoa học và Công nghệ Nam Định, part of Ninh Bình's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class NamDinhSpider(DepartmentSpider):
    """No address of its site was seen; the province's portal had an older ``UIArticleInMenu``."""

    name = "nam-dinh"
    title = "Sở Khoa học và Công nghệ Nam Định"
    province = "nam-dinh"
    base_url = "https://skhcn.namdinh.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.namdinh.gov.vn", guess=True))
    enabled = False
