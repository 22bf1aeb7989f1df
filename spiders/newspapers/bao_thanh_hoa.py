"""Báo Thanh Hóa, which reports on the department of its province."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class BaoThanhHoaSpider(DepartmentSpider):
    """Its front page lists all sections."""

    name = "bao-thanh-hoa"
    kind = "newspaper"
    title = "Báo Thanh Hóa"
    province = "thanh-hoa"
    base_url = "https://baothanhhoa.vn"
    eras = (Era(base_url, last_seen=2026),)
    article_pattern = r"-\d{3,}\.htm$"
    feeds = (
        "/rss/home.rss",
        "/rss/thoi-su.xml",
        "/rss/kinh-te.xml",
        "/rss/phap-luat.xml",
    )
