"""Sở Khoa học và Công nghệ Tây Ninh: NukeViet by its pictures."""

from spiders.eras import Era
from spiders.platforms.nukeviet import NukeVietSpider


class TayNinhSpider(NukeVietSpider):
    """Only its pictures were seen, under ``/uploads/news/<yyyy_mm>/``."""

    name = "tay-ninh"
    title = "Sở Khoa học và Công nghệ Tây Ninh"
    province = "tay-ninh"
    base_url = "https://sokhcn.tayninh.gov.vn"
    eras = (Era(base_url, last_seen=2023),)
