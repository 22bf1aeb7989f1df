"""Sở Khoa học và Công nghệ Long An: VNPT's shape, part of Tây Ninh's since July 2025."""

from spiders.eras import Era
from spiders.platforms.vnpt_portal import VnptPortalSpider


class LongAnSpider(VnptPortalSpider):
    """Slugs are cut at a fixed length."""

    name = "long-an"
    title = "Sở Khoa học và Công nghệ Long An"
    province = "long-an"
    base_url = "https://skhcn.longan.gov.vn"
    eras = (Era(base_url, last_seen=2023),)
    article_pattern = r"//[^/]+/[a-z0-9-]+/[a-z0-9-]+-\d{4,}/?$"
