"""Department of Science and Technology of Cần Thơ: its site in English."""

from spiders.base import DepartmentSpider
from spiders.eras import Era


class CanThoEnglishSpider(DepartmentSpider):
    """Addresses as on the site in Vietnamese."""

    name = "can-tho-english"
    title = "Sở Khoa học và Công nghệ Cần Thơ (tiếng Anh)"
    province = "can-tho"
    platform = "custom-aspx"
    base_url = "http://ensokhcn.casti.vn"
    eras = (Era(base_url, last_seen=2023),)
    article_pattern = r"(?i)/default\.aspx\?(?:.*&)?nid=\d+"
