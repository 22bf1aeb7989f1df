"""Sở Khoa học và Công nghệ Bắc Ninh: Liferay."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class BacNinhSpider(DepartmentSpider):
    """Only documents were seen, ``/documents/<group>/<folder>/<name>/<uuid>``."""

    name = "bac-ninh"
    title = "Sở Khoa học và Công nghệ Bắc Ninh"
    province = "bac-ninh"
    platform = "liferay"
    base_url = "https://skhcn.bacninh.gov.vn"
    eras = (Era(base_url, last_seen=2024),)
