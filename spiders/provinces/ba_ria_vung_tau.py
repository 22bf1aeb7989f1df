"""Sở Khoa học và Công nghệ Bà Rịa - Vũng Tàu, part of Hồ Chí Minh City's since July 2025."""

from spiders.base import DepartmentSpider


class BaRiaVungTauSpider(DepartmentSpider):
    """The site's platform is unknown; its pages are read as those of any site."""

    name = "ba-ria-vung-tau"
    title = "Sở Khoa học và Công nghệ Bà Rịa - Vũng Tàu"
    province = "ba-ria-vung-tau"
    base_url = "https://sokhcn.baria-vungtau.gov.vn"
