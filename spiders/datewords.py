"""The words around dates, Vietnamese and English, all folded (see ``text.fold``)."""

import re
from typing import Literal

Role = Literal["published", "modified", "other", ""]
"""What a label makes of a date; empty where there is no label."""

MONTHS = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12,
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""``tháng Một`` is January, as CMSs print it, not the eleventh moon."""

WEEKDAYS = {
    "hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "chu nhat": 6, "cn": 6,
    "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
"""As ``datetime.weekday`` counts; the Vietnamese count from Sunday: ``Thứ hai`` is Monday."""

WEEKDAY_NAMES = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")

_ON = r"(?: (?:vao luc|vao ngay|vao|luc|ngay))?"
_PUBLISHED = (
    rf"(?:da |duoc )?(?:dang|dua|gui)(?: tai| tin| bai| len)?{_ON}",
    rf"(?:ngay|thoi gian|thoi diem|gio) (?:gui|dang|dua|tao|viet|post|xuat ban|phat hanh|hien thi|"
    rf"cong bo|dang tai|khoi tao)(?: tin| bai| len)?(?: viet)?{_ON}",
    rf"(?:duoc |da )?(?:tao|xuat ban|phat hanh|viet|cong bo|post){_ON}",
    r"(?:ngay tin|tin ngay|bai ngay|ngay(?= ?:))",
    r"(?:date )?(?:posted|published|publish|created|created date)(?: date| on| at)?|post date",
    r"date(?= ?:)",
)
_MODIFIED = (
    rf"(?:duoc |da )?(?:cap nhat|chinh sua|sua doi|sua)"
    rf"(?: lan cuoi| cuoi(?: cung)?| moi nhat| gan nhat| gan day nhat)?{_ON}",
    r"(?:lan|ngay|thoi gian|thoi diem|gio) (?:cap nhat|chinh sua|sua doi|sua)"
    r"(?: tin| bai)?(?: lan cuoi| cuoi(?: cung)?| moi nhat| gan nhat)?",
    r"(?:date )?(?:last )?(?:modified|updated|update|edited|modification)(?: date| on| at)?",
)
_OTHER = (
    r"(?:ngay|thoi gian|thoi diem)?(?: ?co)? ?hieu luc(?: thi hanh)?(?: tu| ke tu| den)?(?: ngay)?",
    r"(?:ngay |thoi diem |da )?het (?:han|hieu luc)(?: vao| nop)?(?: luc| ngay)?",
    r"ngay (?:ban hanh|ky|sinh|cap|nhan|hop|chup|thanh lap|bat dau|ket thuc|van ban|"
    r"to chuc|khai mac|be mac|phe duyet|nghiem thu|dien ra|tra loi|hoi|ap dung|quyet dinh)",
    r"(?:ky|cap|sinh|ban hanh|thanh lap|phe duyet|ap dung|tu|den|truoc|sau|ke tu|den het)"
    r"(?: luc)? ngay",
    r"(?:thoi han|thoi hieu|han|han chot|han cuoi|han cuoi cung)(?: nop| nhan| gui| dang ky| gop y)?"
    r"(?: ho so| tham gia| lay y kien| bai| tai lieu)?(?: den| truoc)?(?: het)?(?: ngay)?",
    r"(?:thoi gian|bat dau|ket thuc|khai mac|be mac|deadline|expires?|due)(?: tu| den)?(?: ngay)?",
    r"(?:giay phep|quyet dinh|cong van|nghi dinh|thong tu|ke hoach|van ban)(?: so)?",
)

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("published", re.compile("|".join(_PUBLISHED).replace("(?= ?:)", ""))),
    ("modified", re.compile("|".join(_MODIFIED))),
    ("other", re.compile("|".join(_OTHER))),
)

LABEL = "|".join(sorted((*_PUBLISHED, *_MODIFIED, *_OTHER), key=lambda form: -len(form)))


def role_of(label: str) -> Role:
    """What the words before a date, folded, make of it; words that nobody knows are ``other``."""
    if not label:
        return ""
    known = (role for role, pattern in _ROLES if pattern.fullmatch(label))
    return next(known, "other")
