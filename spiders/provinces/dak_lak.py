"""Sở Khoa học và Công nghệ Đắk Lắk."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class DakLakSpider(DepartmentSpider):
    """Only its addresses were seen, the old and the present one."""

    name = "dak-lak"
    title = "Sở Khoa học và Công nghệ Đắk Lắk"
    province = "dak-lak"
    base_url = "https://khcn.daklak.gov.vn"
    eras = (
        Era(base_url, last_seen=2026),
        Era("http://skhcn.daklak.gov.vn", last_seen=2020),
        Era("http://sokhcn.daklak.gov.vn"),
    )
