"""Sở Khoa học và Công nghệ Thái Nguyên: perhaps a portal of VNPT's shape."""

from spiders.eras import Era
from spiders.platforms.vnpt_portal import VnptPortalSpider


class ThaiNguyenSpider(VnptPortalSpider):
    """Slugs may end in two hyphens. It posts other provinces' events too."""

    name = "thai-nguyen"
    title = "Sở Khoa học và Công nghệ Thái Nguyên"
    province = "thai-nguyen"
    base_url = "https://dosttn.gov.vn"
    eras = (
        Era(base_url, last_seen=2021),
        Era("https://skhcn.thainguyen.gov.vn", guess=True),
        Era("https://sokhcn.thainguyen.gov.vn", guess=True),
    )
    article_pattern = r"//[^/]+/[a-z0-9-]+/[a-z0-9-]+-\d{3,}/?$"
