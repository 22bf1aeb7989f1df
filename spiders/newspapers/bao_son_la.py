"""Báo Sơn La, which reports on the department of its province."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class BaoSonLaSpider(DepartmentSpider):
    """``/vi/bai-viet/<slug>-<id>`` at its old address, ``/<category>/<slug>-<id>.html`` since."""

    name = "bao-son-la"
    kind = "newspaper"
    title = "Báo Sơn La"
    province = "son-la"
    base_url = "https://baosonla.vn"
    eras = (Era(base_url, last_seen=2026), Era("http://baosonla.org.vn", last_seen=2021))
    article_pattern = r"/vi/bai-viet/[^/]+-\d+/?$|/[a-z0-9-]+/[a-z0-9-]+-[A-Za-z0-9]+\.html$"
