"""Cục Sở hữu trí tuệ."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class IpvietnamSpider(DepartmentSpider):
    """Only its address was seen, in 2026 with a wrong certificate."""

    name = "ipvietnam"
    kind = "national"
    title = "Cục Sở hữu trí tuệ"
    base_url = "https://ipvietnam.gov.vn"
    eras = (Era(base_url, last_seen=2026),)
    verify_tls = False
