"""Sở Khoa học và Công nghệ An Giang."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class AnGiangSpider(DepartmentSpider):
    """Of the present site only the address was seen."""

    name = "an-giang"
    title = "Sở Khoa học và Công nghệ An Giang"
    province = "an-giang"
    base_url = "https://skhcn.angiang.gov.vn"
    eras = (
        Era(base_url, last_seen=2026),
        Era("http://sokhcn.angiang.gov.vn", platform="ibm-websphere-portal"),
    )
