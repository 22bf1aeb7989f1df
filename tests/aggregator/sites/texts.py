"""News of departments that do not exist: the same at every run, no two alike."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from random import Random

VIETNAM = timezone(timedelta(hours=7))
NEWEST = datetime(2025, 5, 30, 16, 42, tzinfo=VIETNAM)

_PLACES = (
    *("xã Hòa Lạc Thượng", "phường Bến Sậy", "xã Đồng Mít", "xã Khe Giang", "phường Vạn Lộc"),
    *("xã Tân Cù", "xã Mường Lụa", "phường Cửa Đình", "xã Phú Sơn Hạ", "xã Bình Trà"),
    *("phường Thạch Kiều", "xã Lũng Chè", "xã Vĩnh Điền Tây", "phường Nam Ngạn", "xã Ia Đrong"),
)
_THINGS = (
    *("mô hình nuôi cá lồng trên hồ chứa", "nhãn hiệu tập thể cho mật ong rừng"),
    *("máy sấy nông sản dùng năng lượng mặt trời", "hệ thống truy xuất nguồn gốc chè búp"),
    *("giống lúa thuần chịu hạn", "phần mềm quản lý hồ sơ nhiệm vụ", "quy trình chế biến sen khô"),
    *("kho dữ liệu dùng chung của tỉnh", "cân đối chứng tại các chợ", "tổ công nghệ số cộng đồng"),
    *("thiết bị chụp X quang y tế", "vườn ươm doanh nghiệp trẻ", "chỉ dẫn địa lý cho quả bưởi"),
)
_ACTS = (
    *("Nghiệm thu", "Tập huấn về", "Kiểm tra", "Hội thảo về", "Trao giải cho", "Đánh giá"),
    *("Khai trương", "Chuyển giao", "Góp ý cho", "Nhân rộng", "Sơ kết", "Giới thiệu"),
)
_PEOPLE = ("Lò Văn Pản", "Trần Thị Hạnh Dung", "Phạm Quốc Khải", "Nông Thị Mơ", "Vũ Đình Tuệ")
_SENTENCES = (
    "Tham dự có {n} đại biểu của các phòng, trung tâm và {m} hộ dân của {place}.",
    "Ông {person} cho biết {thing} đã giúp giảm khoảng {n} phần trăm chi phí so với trước.",
    "Sau {m} tháng triển khai, nhóm thực hiện đã hoàn thành {n} nội dung theo thuyết minh.",
    "Các ý kiến đề nghị bổ sung số liệu khảo sát ở {place} và làm rõ thêm hiệu quả của {thing}.",
    "Kinh phí thực hiện là {n} triệu đồng, trong đó ngân sách hỗ trợ {m} triệu đồng.",
    "Bà con ở {place} mong muốn được hướng dẫn thêm về kỹ thuật và tìm đầu ra cho sản phẩm.",
    "Đơn vị chủ trì cam kết sẽ bàn giao hồ sơ kỹ thuật cho {place} trong quý tới.",
    "Theo ông {person}, việc ứng dụng {thing} cần được theo dõi thêm ít nhất {m} vụ nữa.",
    "Đoàn công tác đã lấy {n} mẫu, lập {m} biên bản và nhắc nhở {place} khắc phục thiếu sót.",
    "Hội đồng thống nhất xếp loại đạt, với {n} trên {m} thành viên đồng ý.",
    "Kết quả ban đầu cho thấy {thing} phù hợp với điều kiện khí hậu của {place}.",
    "Trong buổi chiều, {person} trực tiếp giải đáp {n} câu hỏi của người dân.",
    "Dịp này, {m} tập thể và {n} cá nhân có nhiều đóng góp được tặng giấy khen.",
    "Những khó khăn về mặt bằng và nhân lực tại {place} đang được từng bước tháo gỡ.",
)


@dataclass(slots=True)
class Story:
    """One article of a made-up site."""

    number: int
    title: str
    at: datetime
    lead: str
    paragraphs: list[str]
    author: str
    section: int
    modified: datetime | None = None
    gone: bool = False
    views: int = 0

    @property
    def slug(self) -> str:
        """Its title as first published, as sites write it into addresses."""
        return slug(self.title.partition(" (")[0])


def slug(text: str) -> str:
    """Letters without marks, words joined by hyphens."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(
        c if c.isascii() and c.isalnum() else " " for c in plain if c < "\u0300" or c > "\u036f"
    )
    return "-".join(letters.split())


def story(site: str, number: int, sections: int) -> Story:
    """The article with this number; higher numbers are newer."""
    chance = Random(f"{site} {number}")
    place, thing = _PLACES[number % len(_PLACES)], _THINGS[number % len(_THINGS)]
    title = f"{chance.choice(_ACTS)} {thing} tại {place}"
    at = NEWEST - timedelta(hours=31 * (100 - number), minutes=chance.randint(0, 50))
    told = {"place": place, "thing": thing}
    return Story(
        number=number,
        title=title,
        at=at,
        lead=f"Ngày {at.day}/{at.month}, Sở đã cùng {place} làm việc về {thing}.",
        paragraphs=[_paragraph(chance, told) for _ in range(chance.randint(3, 5))],
        author=chance.choice(_PEOPLE),
        section=number % sections,
    )


def _paragraph(chance: Random, told: dict[str, str]) -> str:
    sentences = chance.sample(_SENTENCES, chance.randint(2, 4))
    return " ".join(
        one.format(
            n=chance.randint(12, 98), m=chance.randint(2, 11), person=chance.choice(_PEOPLE), **told
        )
        for one in sentences
    )
