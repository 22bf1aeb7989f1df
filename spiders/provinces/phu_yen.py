"""Sở Khoa học và Công nghệ Phú Yên: WordPress, part of Đắk Lắk's since July 2025."""

from spiders.eras import Era
from spiders.platforms.wordpress import WordPressSpider


class PhuYenSpider(WordPressSpider):
    """WordPress by its addresses: articles and other pages alike are ``/<slug>/``."""

    name = "phu-yen"
    title = "Sở Khoa học và Công nghệ Phú Yên"
    province = "phu-yen"
    base_url = "https://khcnpy.gov.vn"
    eras = (
        Era(base_url, last_seen=2022),
        Era("https://skhcn.phuyen.gov.vn", guess=True),
        Era("https://sokhcn.phuyen.gov.vn", guess=True),
    )
