"""Sở Khoa học và Công nghệ Bạc Liêu, part of Cà Mau's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class BacLieuSpider(DepartmentSpider):
    """No address of its site was seen; the province's portal was SharePoint."""

    name = "bac-lieu"
    title = "Sở Khoa học và Công nghệ Bạc Liêu"
    province = "bac-lieu"
    base_url = "https://skhcn.baclieu.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.baclieu.gov.vn", guess=True))
    enabled = False
