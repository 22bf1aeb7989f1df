"""Sở Khoa học và Công nghệ Lào Cai."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class LaoCaiSpider(DepartmentSpider):
    """No address of its site was seen; districts' sites had an older ``UIArticleInMenu``."""

    name = "lao-cai"
    title = "Sở Khoa học và Công nghệ Lào Cai"
    province = "lao-cai"
    base_url = "https://skhcn.laocai.gov.vn"
    eras = (Era(base_url, guess=True), Era("https://sokhcn.laocai.gov.vn", guess=True))
    enabled = False
