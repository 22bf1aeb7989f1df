"""Sở Khoa học và Công nghệ Bến Tre, part of Vĩnh Long's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class BenTreSpider(DepartmentSpider):
    """``/tin-tuc/<id>/<slug>``; captions stand in a row under their pictures."""

    name = "ben-tre"
    title = "Sở Khoa học và Công nghệ Bến Tre"
    province = "ben-tre"
    base_url = "http://dost-bentre.gov.vn"
    eras = (
        Era(base_url, last_seen=2024),
        Era("https://skhcn.bentre.gov.vn", guess=True),
        Era("https://sokhcn.bentre.gov.vn", guess=True),
    )
    article_pattern = r"/tin-tuc/\d+/[a-z0-9-]+/?$"
