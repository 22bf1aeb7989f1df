"""Sở Khoa học và Công nghệ Sơn La: a portal of VNPT's shape."""

from spiders.base import DepartmentSpider


class SonLaSpider(DepartmentSpider):
    """Articles are ``/<category>/<slug>-<id>``, the slug cut at a fixed length."""

    name = "son-la"
    title = "Sở Khoa học và Công nghệ Sơn La"
    province = "son-la"
    base_url = "https://sokhcn.sonla.gov.vn"
