"""Sở Khoa học và Công nghệ Hà Nam: SharePoint, part of Ninh Bình's since July 2025."""

from spiders.eras import Era
from spiders.platforms.sharepoint import SharePointSpider


class HaNamSpider(SharePointSpider):
    """Articles are ``/Pages/<slug>.aspx``, and so are the pages of sections."""

    name = "ha-nam"
    title = "Sở Khoa học và Công nghệ Hà Nam"
    province = "ha-nam"
    base_url = "https://skhcn.hanam.gov.vn"
    eras = (Era(base_url),)
