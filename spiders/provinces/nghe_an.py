"""Sở Khoa học và Công nghệ Nghệ An: NukeViet."""

from spiders.eras import Era
from spiders.platforms.nukeviet import NukeVietSpider


class NgheAnSpider(NukeVietSpider):
    """News at the root and the journal ``khxhnvna`` count their articles apart."""

    name = "nghe-an"
    title = "Sở Khoa học và Công nghệ Nghệ An"
    province = "nghe-an"
    base_url = "http://ngheandost.gov.vn"
    eras = (
        Era(base_url, last_seen=2025),
        Era("https://skhcn.nghean.gov.vn", guess=True),
        Era("https://sokhcn.nghean.gov.vn", guess=True),
    )
    article_pattern = r"/(?:[a-z0-9-]+/)+[a-z0-9-]+-\d+\.html$"
