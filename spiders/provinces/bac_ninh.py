"""Sở Khoa học và Công nghệ Bắc Ninh: Liferay."""

from spiders.eras import Era
from spiders.platforms.liferay import LiferaySpider


class BacNinhSpider(LiferaySpider):
    """Only documents were seen, ``/documents/<group>/<folder>/<name>/<uuid>``."""

    name = "bac-ninh"
    title = "Sở Khoa học và Công nghệ Bắc Ninh"
    province = "bac-ninh"
    base_url = "https://skhcn.bacninh.gov.vn"
    eras = (Era(base_url, last_seen=2024),)
