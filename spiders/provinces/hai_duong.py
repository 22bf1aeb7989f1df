"""Sở Khoa học và Công nghệ Hải Dương, part of Hải Phòng's since July 2025."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class HaiDuongSpider(DepartmentSpider):
    """A missing date is printed as -0001-11-30. Marked vowels became ``a`` in addresses."""

    name = "hai-duong"
    title = "Sở Khoa học và Công nghệ Hải Dương"
    province = "hai-duong"
    base_url = "https://haiduongdost.gov.vn"
    eras = (
        Era(base_url),
        Era("https://skhcn.haiduong.gov.vn", guess=True),
        Era("https://sokhcn.haiduong.gov.vn", guess=True),
    )
    article_pattern = r"/article/[^/?#]+/\d+/?$"
