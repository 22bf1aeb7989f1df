"""Sở Khoa học và Công nghệ Bà Rịa - Vũng Tàu, part of Hồ Chí Minh City's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class BaRiaVungTauSpider(DepartmentSpider):
    """Its platform is unknown; its pages are read as those of any site."""

    name = "ba-ria-vung-tau"
    title = "Sở Khoa học và Công nghệ Bà Rịa - Vũng Tàu"
    province = "ba-ria-vung-tau"
    base_url = "https://sokhcn.baria-vungtau.gov.vn"
    eras = (Era(base_url, last_seen=2021),)
