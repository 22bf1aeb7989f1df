"""Sở Khoa học và Công nghệ Sơn La: a portal of VNPT's shape."""

from spiders.eras import Era
from spiders.platforms.vnpt_portal import VnptPortalSpider


class SonLaSpider(VnptPortalSpider):
    """Its list pages are unknown but for the front page; slugs are cut at a fixed length."""

    name = "son-la"
    title = "Sở Khoa học và Công nghệ Sơn La"
    province = "son-la"
    base_url = "https://sokhcn.sonla.gov.vn"
    eras = (Era(base_url, last_seen=2025), Era("https://sokhoahoc.sonla.gov.vn", guess=True))
    article_pattern = r"//[^/]+/[a-z0-9-]+/[a-z0-9-]+-\d{4,}/?$"
