"""Sở Khoa học và Công nghệ Thanh Hóa: an ASP.NET site that is one page with parameters."""

from spiders.base import DepartmentSpider


class ThanhHoaSpider(DepartmentSpider):
    """Articles are ``?portalid=…&selectpageid=page.chitiet&n_g_manager=<id>``."""

    name = "thanh-hoa"
    title = "Sở Khoa học và Công nghệ Thanh Hóa"
    province = "thanh-hoa"
    base_url = "http://skhcn.thanhhoa.gov.vn"
