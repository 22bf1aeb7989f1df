"""Sở Khoa học và Công nghệ Huế: an ASP.NET site, of Thừa Thiên Huế until 2024."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class HueSpider(DepartmentSpider):
    """Its lists come from ``POST /Service/TinTuc.asmx/DanhSachTin``, with a token and a cookie."""

    name = "hue"
    title = "Sở Khoa học và Công nghệ Huế"
    province = "hue"
    platform = "custom-aspx"
    base_url = "https://skhcn.thuathienhue.gov.vn"
    eras = (Era(base_url), Era("https://skhcn.hue.gov.vn", guess=True))
