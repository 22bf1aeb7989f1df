"""Sở Khoa học và Công nghệ Lạng Sơn: a portal of VNPT's shape."""

from spiders.eras import Era
from spiders.platforms.vnpt_portal import VnptPortalSpider


class LangSonSpider(VnptPortalSpider):
    """Only the print view of an article was seen, ``/bm/print/<id>``."""

    name = "lang-son"
    title = "Sở Khoa học và Công nghệ Lạng Sơn"
    province = "lang-son"
    base_url = "https://sokhcn.langson.gov.vn"
    eras = (Era(base_url, last_seen=2022),)
