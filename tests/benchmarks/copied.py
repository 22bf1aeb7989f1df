"""Articles of invented departments with copies, boilerplate and forms: what is whose copy is known.

Everything follows from a seed. Three tenths of the articles are copies: whole, with a lead of their
own, without their end, or with 5 % of their words changed, half of them under another title. A
fifth are forms filled again: notices of each year, minutes of each project, calls of each round.
"""

import random
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

EDITS = ("whole", "new lead", "cut tail", "5 % of words")
COPIES, FORMS = 0.3, 0.2
CHANGED = 0.05
THEN = datetime(2024, 1, 1, tzinfo=UTC)

SYLLABLES = re.findall(
    r"\w+",
    """
an anh ánh ao áp ba bà bài bàn bản bảo báo bắc bằng bậc bén bền bệnh bến bể biên biển biểu bình bò
bón bộ bồi bông bờ bơm bùn buổi bước cá các cách cải cam cảm canh cao cát cấp cầu cây chăm chăn
chất chậm chế chi chia chiếc chiều chính cho chọn chống chu chủ chuẩn chung chuối chuyên chuyển
chứa cỏ con cô cốt cơm cung cũng củ cụm cưa cứng cửa dài dầu dây dê di dòng dồi dung dùng dưa dừa
dưỡng đá đa đạm đàn đảo đạt đầm đập đất đậu đen đê đèn đi địa điểm điện điều đỏ đo đồi đội đồng
động đợt đúc đuôi đường ép gà gạch gạo gần ghép ghi giá giàn giãn giấy giếng gió giống gọi gỗ gốc
gối gốm hai hái hàm hàng hạt hấp hầm hé heo hệ hiếm hiện hoa hòa hóa hoạt học hồ hộ hội hồng hơi
hợp huyện hút hương hữu in kênh kết khai khô khoai khoáng khói khu khung khuôn kiểm kiện kín kính
kỳ lá lạc làm lan làng lạnh lão lắp lâm lấy lén lọc lò lợn lúa lụa luân luống lưới lượng mái mặn
mật mầm mây mẫu máy mè men mía mít móng môi môn mở mùa mũi muối mưa nấm nâng nắng nền nga ngang
ngày ngập nghề nghiền ngô ngói ngọt nguồn nhà nhãn nhánh nhiên nhiều nhiệt nho nhóm nhựa nhuộm
nông nổi nuôi nước nương ong ổi ống pha phân phấn phèn phơi phòng phối phủ phục quả quạt quay quê
quế quy rau ráy rãnh rau rây rễ rơm rộng ruộng rửa rừng sạch sàn sao sáp sắn sấy sâu sen sét sinh
sò sóng sông sơn suối sữa tám tán tảo tạo tằm tấm tập tây thả thảo thau thân thép thích thịt thóc
thỏ thông thu thuốc thủy thuyền thừa tiêm tiêu tinh tôm tổ tơ trà trại tràm trái trang tre treo
trồng trộn trục trứng trưa tươi tưới ủ vải vàng vắt vật vây vét vi vịt vỏ vôi vụ vườn xã xanh xay
xây xoài xơ xuân xuôi xưởng yếm yên
""",
)
PHRASES = [
    "Sở Khoa học và Công nghệ",
    "Ủy ban nhân dân tỉnh",
    "khoa học, công nghệ và đổi mới sáng tạo",
    "trên địa bàn tỉnh",
    "chuyển đổi số",
    "đề tài cấp tỉnh",
    "Hội đồng khoa học",
    "doanh nghiệp nhỏ và vừa",
    "trong thời gian tới",
    "sở hữu trí tuệ",
    "tiêu chuẩn đo lường chất lượng",
    "nâng cao năng suất",
    "mô hình sản xuất",
    "bà con nông dân",
    "ứng dụng tiến bộ kỹ thuật",
    "chủ nhiệm đề tài",
    "đại diện lãnh đạo",
    "các sở, ngành",
    "giai đoạn 2021 - 2025",
    "nhiệm vụ khoa học và công nghệ",
    "an toàn bức xạ",
    "khởi nghiệp đổi mới sáng tạo",
    "phát biểu tại hội nghị",
]
FAMILIES = re.findall(
    r"\w+",
    """
Bạch Cao Doãn Đàm Giáp Kiều Lều Mạc Nghiêm Ông Phí Quách Sầm Tạ Ung Vi Xa
""",
)
GIVEN = re.findall(
    r"\w+",
    """
Ái Bính Chức Duệ Điểm Gấm Hiên Khuê Lẫm Mão Nhậm Oanh Phẩm Quýnh Sửu Tý Uyển Vĩ Xuyến
""",
)
WORDS = re.compile(r"\w+")


class Kept(NamedTuple):
    """An article, and what it is."""

    number: int
    story: int
    """The same for all copies of one text."""
    edit: str
    """One of `EDITS`, ``original``, or ``form``."""
    source: str
    title: str
    body: str
    published_at: datetime


def articles(count: int, seed: int = 1) -> Iterator[Kept]:
    """So many, in an order in which copies follow their original sooner or later."""
    rng = random.Random(seed)
    furniture, forms = _furniture(rng), [_form(rng) for _ in range(max(3, count // 150))]
    waiting: list[tuple[float, Kept]] = []
    story = 0
    for number in range(1, count + 1):
        due = [one for one in waiting if one[0] <= number]
        if due:
            waiting.remove(due[0])
            yield due[0][1]._replace(number=number)
            continue
        story += 1
        if rng.random() < FORMS / (1 - COPIES):
            yield _filled(rng, rng.choice(forms), number, story)
            continue
        one = _original(rng, number, story, furniture)
        yield one
        for copy in _copies(rng, one, furniture):
            waiting.append((number + rng.expovariate(1 / 300), copy))


def values(one: Kept) -> dict[str, Any]:
    """What reading yields of it."""
    url = f"https://{one.source}.example/{one.number}"
    return {"url": url, "canonical_url": url, "title": one.title, "body_text": one.body,
            "published_at": one.published_at, "author": None, "province": None}  # fmt: skip


def _original(rng: random.Random, number: int, story: int, furniture: Sequence[str]) -> Kept:
    size = rng.choice((4, 6, 8, 10, 12, 14, 18))
    body = [_sentence(rng) for _ in range(size)]
    return Kept(number, story, "original", _source(rng), _title(rng),
                _dressed(rng, body, furniture), _day(rng))  # fmt: skip


def _copies(rng: random.Random, one: Kept, furniture: Sequence[str]) -> Iterator[Kept]:
    if rng.random() > 0.3:
        return
    for _ in range(rng.choice((1, 1, 1, 1, 2, 2, 3, 5))):
        edit = rng.choice(EDITS)
        title = one.title if rng.random() < 0.5 else _title(rng)
        body = _edited(rng, edit, one.body)
        day = one.published_at + timedelta(days=rng.randrange(9))
        source = _source(rng)
        yield one._replace(edit=edit, source=source, title=title, body=body, published_at=day)


def _edited(rng: random.Random, edit: str, body: str) -> str:
    paragraphs = body.split("\n\n")
    if edit == "new lead":
        lead = f"{_sentence(rng)} {_sentence(rng)}"
        return "\n\n".join([lead, *paragraphs[rng.random() < 0.5 and len(paragraphs) > 4 :]])
    if edit == "cut tail":
        words = body.split(" ")
        return " ".join(words[: int(len(words) * rng.uniform(0.7, 0.9))])
    if edit == "5 % of words":
        words = body.split(" ")
        for place in rng.sample(range(len(words)), round(len(words) * CHANGED)):
            words[place] = WORDS.sub(lambda _: rng.choice(SYLLABLES), words[place])
        return " ".join(words)
    return body


def _sentence(rng: random.Random) -> str:
    parts = [_part(rng) for _ in range(rng.randrange(7, 16))]
    line = " ".join(parts)
    return line[0].upper() + line[1:] + "."


def _part(rng: random.Random) -> str:
    chance = rng.random()
    if chance < 0.12:
        return rng.choice(PHRASES)
    if chance < 0.16:
        return _name(rng)
    if chance < 0.24:
        return rng.choice((str(rng.randrange(2, 900)), _date(rng), f"{rng.randrange(3, 90)}%"))
    return " ".join(rng.choices(SYLLABLES, k=rng.randrange(1, 4)))


def _title(rng: random.Random) -> str:
    line = " ".join([*rng.choices(SYLLABLES, k=rng.randrange(3, 7)), rng.choice(PHRASES),
                     *rng.choices(SYLLABLES, k=rng.randrange(1, 5))])  # fmt: skip
    return line[0].upper() + line[1:]


def _name(rng: random.Random) -> str:
    return f"{rng.choice(FAMILIES)} {rng.choice(GIVEN)} {rng.choice(GIVEN)}"


def _date(rng: random.Random) -> str:
    return f"{rng.randrange(1, 29)}/{rng.randrange(1, 13)}"


def _day(rng: random.Random) -> datetime:
    return THEN + timedelta(minutes=rng.randrange(1_000_000))


def _source(rng: random.Random) -> str:
    return f"so-{rng.randrange(63)}"


def _furniture(rng: random.Random) -> list[str]:
    """Headings, slogans, formulas and signature blocks; the first ones stand everywhere."""
    return [" ".join(_sentence(rng) for _ in range(rng.choice((1, 1, 2, 3)))) for _ in range(40)]


def _dressed(rng: random.Random, sentences: Sequence[str], furniture: Sequence[str]) -> str:
    paragraphs = [" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)]
    if rng.random() < 0.4:
        paragraphs.insert(0, rng.choice(furniture[: rng.choice((3, 40))]))
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        paragraphs.append(rng.choice(furniture[: rng.choice((3, 40))]))
    return "\n\n".join(paragraphs)


def _form(rng: random.Random) -> list[str]:
    """Passages of a form: ``#`` is a number, ``@`` a name, ``~`` the title of a project."""
    title = f"{_title(rng)} {rng.choice(('năm 20#', 'đợt # năm 20#', 'của @', '~'))}"
    passages = [_sentence(rng)[:-1] for _ in range(rng.randrange(5, 12))]
    for place in rng.sample(range(len(passages)), len(passages) * 2 // 3):
        words = WORDS.sub(lambda found: "#" if found[0].isdigit() else found[0], passages[place])
        slot = rng.choice(("ngày #/#/20#", "ông @ làm chủ nhiệm", "số tiền #.# triệu đồng", "~"))
        passages[place] = f"{words}, {slot}"
    return [title, *passages]


def _filled(rng: random.Random, form: Sequence[str], number: int, story: int) -> Kept:
    project = " ".join(rng.choices(SYLLABLES, k=14))
    title, *passages = (
        re.sub("[#@~]", lambda slot: _slot(rng, slot[0], project), passage) for passage in form
    )
    body = "\n\n".join(f"{one}." for one in passages)
    return Kept(number, story, "form", _source(rng), title, body, _day(rng))


def _slot(rng: random.Random, kind: str, project: str) -> str:
    if kind == "#":
        return str(rng.randrange(10, 99))
    return _name(rng) if kind == "@" else f"“{project.capitalize()}”"
