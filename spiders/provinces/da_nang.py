"""Sở Khoa học và Công nghệ Đà Nẵng: Liferay with the news portlet of the city's DNICT."""

from spiders.eras import Era
from spiders.platforms.liferay_dnict import LiferayDnictSpider


class DaNangSpider(LiferayDnictSpider):
    """List 12538 is the one category whose address is known."""

    name = "da-nang"
    title = "Sở Khoa học và Công nghệ Đà Nẵng"
    province = "da-nang"
    base_url = "https://dost.danang.gov.vn"
    eras = (Era(base_url, last_seen=2020),)
    start_urls = ["/danh-sach-tin?idcat=12538"]
