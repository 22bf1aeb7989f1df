"""Cục Thông tin, Thống kê (VISTA)."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class VistaSpider(DepartmentSpider):
    """Only the print view of an article was seen, ``/<section>/print/…/<slug>-<id>.html``."""

    name = "vista"
    kind = "national"
    title = "Cục Thông tin, Thống kê"
    base_url = "https://www.vista.gov.vn"
    eras = (Era(base_url),)
