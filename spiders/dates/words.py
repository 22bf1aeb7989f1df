"""The words around dates, Vietnamese and English, all folded (see ``text.fold``)."""

import re
from typing import Literal

Role = Literal["published", "modified", "other", ""]
"""What a label makes of a date; empty where there is no label."""

MONTHS = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""``tháng Một`` is January, as CMSs print it, not the eleventh moon; English by three letters."""

WEEKDAYS = {
    "hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "nhat": 6, "cn": 6,
    "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
"""As ``datetime.weekday`` counts; Vietnamese ordinals count from Sunday: ``Thứ hai`` is Monday."""

WEEKDAY_NAMES = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")

_ON = r"(?: vao luc| vao ngay| vao| luc| ngay)?"
_PIECE = r"(?: tin| bai| len| tai)?(?: viet)?"
_TIME_OF = r"(?:ngay|ngay gio|thoi gian|thoi diem|gio)"
_LAST = r"(?: lan cuoi| lan cuoi cung| cuoi| cuoi cung| moi nhat| gan nhat| gan day nhat)?"

_PUBLISHED = (
    rf"(?:tin |bai |bai viet )?(?:da |duoc )?(?:dang|dua|gui){_PIECE}{_ON}",
    rf"{_TIME_OF} (?:gui|dang|dua|tao|viet|post|xuat ban|phat hanh|hien thi|cong bo|khoi tao)"
    rf"{_PIECE}{_ON}",
    rf"(?:da |duoc )?(?:tao|xuat ban|phat hanh|viet|cong bo|post|khoi tao){_ON}",
    r"ngay tin|tin ngay|bai ngay|(?:ngay|date)(?= ?:)",
    r"(?:date )?(?:posted|published?|created|publication)(?: date| on| at)?|post date",
)
_MODIFIED = (
    rf"(?:tin |bai |bai viet )?(?:da |duoc )?(?:cap nhat|chinh sua|sua doi|sua)"
    rf"{_PIECE}{_LAST}{_ON}",
    rf"(?:lan|{_TIME_OF}) (?:cap nhat|chinh sua|sua doi|sua){_PIECE}{_LAST}",
    r"(?:date )?(?:last )?(?:modified|updated?|edited|modification)(?: date| on| at)?",
)
_OTHER = (
    r"(?:ngay |thoi gian |thoi diem )?(?:co )?hieu luc(?: thi hanh)?(?: tu| ke tu| den)?(?: ngay)?",
    r"(?:ngay |thoi diem |da )?het (?:han|hieu luc)(?: nop)?(?: vao)?(?: luc| ngay)?",
    r"ngay (?:ban hanh|ky|sinh|cap|nhan|hop|chup|thanh lap|bat dau|ket thuc|van ban|quyet dinh|"
    r"to chuc|khai mac|be mac|phe duyet|nghiem thu|dien ra|tra loi|hoi|ap dung)",
    r"(?:ky|cap|sinh|ban hanh|thanh lap|phe duyet|ap dung)(?: luc)? ngay",
    r"(?:ke )?tu(?: ngay)?|(?:den|truoc|sau)(?: het)?(?: ngay)?",
    r"(?:thoi )?(?:han|han chot|han cuoi|han cuoi cung|hieu)(?: nop| nhan| gui| dang ky| gop y)?"
    r"(?: ho so| tham gia| lay y kien| bai| tai lieu)?(?: den| truoc)?(?: het)?(?: ngay)?",
    r"(?:thoi gian|bat dau|ket thuc|khai mac|be mac|deadline|expires?|due)(?: tu| den)?(?: ngay)?",
)
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("published", re.compile("|".join(_PUBLISHED).replace("(?= ?:)", ""))),
    ("modified", re.compile("|".join(_MODIFIED))),
    ("other", re.compile("|".join(_OTHER))),
)

LABEL = "|".join((*_OTHER, *_MODIFIED, *_PUBLISHED))
"""Any label that is known."""


def role_of(label: str) -> Role:
    """What the words before a date, folded, make of it; words that nobody knows are ``other``."""
    if not label:
        return ""
    known = (role for role, pattern in _ROLES if pattern.fullmatch(label))
    return next(known, "other")
