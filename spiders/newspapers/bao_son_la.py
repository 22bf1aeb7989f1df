"""Báo Sơn La, which reports on the department of its province."""

from spiders.base import DepartmentSpider


class BaoSonLaSpider(DepartmentSpider):
    """Articles were ``/vi/bai-viet/<slug>-<id>``, now ``/<category>/<slug>-<id>.html``."""

    name = "bao-son-la"
    kind = "newspaper"
    title = "Báo Sơn La"
    province = "son-la"
    base_url = "https://baosonla.vn"
