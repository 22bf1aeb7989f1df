"""Sở Khoa học và Công nghệ Cao Bằng: NukeViet with its raw addresses."""

from spiders.eras import Era
from spiders.platforms.nukeviet import NukeVietSpider


class CaoBangSpider(NukeVietSpider):
    """``/index.php?language=vi&nv=news&op=<category>/<slug>-<id>``; others were not seen."""

    name = "cao-bang"
    title = "Sở Khoa học và Công nghệ Cao Bằng"
    province = "cao-bang"
    base_url = "http://khcncaobang.gov.vn"
    eras = (
        Era(base_url, last_seen=2021),
        Era("https://skhcn.caobang.gov.vn", guess=True),
        Era("https://sokhcn.caobang.gov.vn", guess=True),
    )
    article_pattern = r"[?&]nv=news&(?:.*&)?op=[^&#]+-\d+$"
