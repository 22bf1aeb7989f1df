"""Ministry of Science and Technology: its site in English."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class MstEnglishSpider(DepartmentSpider):
    """Addresses as on the site in Vietnamese."""

    name = "mst-english"
    kind = "national"
    title = "Bộ Khoa học và Công nghệ (tiếng Anh)"
    base_url = "https://english.mst.gov.vn"
    eras = (Era(base_url, last_seen=2026),)
    article_pattern = r"//[^/]+/[^/?#]+-\d{6,}\.htm$"
