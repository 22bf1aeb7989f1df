"""Sở Khoa học và Công nghệ Đồng Nai: NukeViet."""

from spiders.eras import Era
from spiders.platforms.nukeviet import NukeVietSpider


class DongNaiSpider(NukeVietSpider):
    """Begun afresh: its articles had reached number 1000 in March 2026."""

    name = "dong-nai"
    title = "Sở Khoa học và Công nghệ Đồng Nai"
    province = "dong-nai"
    base_url = "https://skhcn.dongnai.gov.vn"
    eras = (Era(base_url, last_seen=2026),)
    article_pattern = r"/vi/news/[a-z0-9-]+/[a-z0-9-]+-\d+\.html$"
