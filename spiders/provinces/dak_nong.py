"""Sở Khoa học và Công nghệ Đắk Nông: Joomla, part of Lâm Đồng's since July 2025."""

from spiders.eras import Era
from spiders.platforms.joomla import JoomlaSpider


class DakNongSpider(JoomlaSpider):
    """The head of each page shows today's date."""

    name = "dak-nong"
    title = "Sở Khoa học và Công nghệ Đắk Nông"
    province = "dak-nong"
    base_url = "http://skhcn.daknong.gov.vn"
    eras = (Era(base_url, last_seen=2024),)
    article_pattern = r"/(?:[a-z0-9-]+/)+\d+-[a-z0-9-]+(?:\.html)?$"
