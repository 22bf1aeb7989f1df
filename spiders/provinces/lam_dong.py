"""Sở Khoa học và Công nghệ Lâm Đồng: a PHP site."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class LamDongSpider(DepartmentSpider):
    """Addresses are keys and values in turn, ``…/type/detail/id/<id>``."""

    name = "lam-dong"
    title = "Sở Khoa học và Công nghệ Lâm Đồng"
    province = "lam-dong"
    base_url = "https://lamdongdost.gov.vn"
    eras = (
        Era(base_url),
        Era("https://skhcn.lamdong.gov.vn", guess=True),
        Era("https://sokhcn.lamdong.gov.vn", guess=True),
    )
    article_pattern = r"/home/.*/type/detail/id/\d+"
