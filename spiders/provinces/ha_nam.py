"""Sở Khoa học và Công nghệ Hà Nam: SharePoint, part of Ninh Bình's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class HaNamSpider(DepartmentSpider):
    """Articles are ``/Pages/<slug>.aspx``, and so are the pages of sections."""

    name = "ha-nam"
    title = "Sở Khoa học và Công nghệ Hà Nam"
    province = "ha-nam"
    platform = "sharepoint"
    base_url = "https://skhcn.hanam.gov.vn"
    eras = (Era(base_url),)
