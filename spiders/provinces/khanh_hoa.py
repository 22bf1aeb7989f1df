"""Sở Khoa học và Công nghệ Khánh Hòa: DNN by its addresses."""

from spiders.eras import Era
from spiders.platforms.dnn import DnnSpider


class KhanhHoaSpider(DnnSpider):
    """The slug behind the number is for the eye. Writers sign with short pen-names."""

    name = "khanh-hoa"
    title = "Sở Khoa học và Công nghệ Khánh Hòa"
    province = "khanh-hoa"
    base_url = "http://dostkhanhhoa.gov.vn"
    eras = (
        Era(base_url, last_seen=2021),
        Era("https://skhcn.khanhhoa.gov.vn", guess=True),
        Era("https://sokhcn.khanhhoa.gov.vn", guess=True),
    )
    article_pattern = r"(?i)/vi-vn/.*/id/\d+(?:/|$)"
