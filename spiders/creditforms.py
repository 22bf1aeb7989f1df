"""How credits are printed: labels, what ends their values, and what is no credit. Folded text."""

import re

_ACTS = r"(?:dang|viet|gui|dua|cap nhat|tao|soan|bien soan|thuc hien|thong bao|cung cap|dich|post)"
_PIECE = r"(?: tin| bai| len)*(?: viet)?"
_KINDS = r"(?:tin|bai|anh|video|clip)"
_AUTHOR = (
    rf"(?:nguoi|phong vien|don vi|bo phan) {_ACTS}{_PIECE}|(?:duoc )?{_ACTS}{_PIECE} boi|"
    r"(?:ten |nhom |cac )?tac gia(?: bai viet| bai| tin| dang)?|"
    rf"(?:tin|bai|anh)(?: viet)?(?:(?: ?[,&/+-] ?| va | ){_KINDS})+|tin|bai|bai viet|"
    r"thuc hien|bien soan|tong hop|suu tam|bien dich|but danh|phong vien|cong tac vien|pv|ctv|"
    r"authors?|written by|posted by|created by|by"
)
_SOURCE = r"nguon(?: tin| bai| tin bai| bai viet| trich| trich dan)?|sources?|trich(?: tu)?"
LABELLED = re.compile(
    r"(?:^|[|•·]|[0-9)] )\W{0,6}"
    rf"(?:(?P<author>{_AUTHOR})|(?P<source>{_SOURCE})) ?[:：]\s?(?P<value>.+)$"
)
BY = re.compile(
    rf"\W{{0,4}}(?P<author>(?:duoc )?{_ACTS} boi|written by|posted by|by) (?P<value>.+)$"
)
ACCORDING = re.compile(r"\W{0,4}(?P<source>theo)(?: nguon(?: tin)?)?(?: ?:)? (?P<value>.+)$")
# A bare word may be a heading of the text: only what is a name follows it.
WEAK_LABELS = frozenset({"tin", "bai", "bai viet", "thuc hien", "tong hop", "by"})

NEXT = re.compile(
    r"\s*(?:[|•·]|(?<!\w)(?:ngay (?:dang|tao|gui|cap nhat|xuat ban)|cap nhat|thoi gian|date|"
    r"(?:so )?(?:luot|lan) (?:xem|doc)|da xem|views?|nguon(?: tin)?|tac gia|tags?|tu khoa|video|"
    r"nguoi (?:dang|viet|duyet)|do hoa|chuyen muc|the loai|in (?:trang|bai)|gui (?:mail|email))"
    r"(?: \w+){0,2} ?:|(?<!\w)so luot \w+|[,;.(–-] ?anh(?: minh hoa)? ?:)"
)
DATED = re.compile(
    r"[\s,(\-–]*(?:(?:vao|luc|ngay)[ :]{1,2}){0,3}"
    r"(?:[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4})"
)
ACCOUNTS = re.compile(
    r"(?:super ?)?admin.*|quan ?tri(?: vien| he thong| mang| website)?|test(?: ?test)*\d*|"
    r"super ?user|user\d*|host|webmaster|root|guest|anonymous|khach|editor|null|none|n/a"
)
LOGIN = re.compile(r"[a-z0-9._@-]+")
NOWHERE = frozenset({"internet", "suu tam", "tong hop", "st", "th", "dang cap nhat"})
OURS = re.compile(r"phong|van phong|thanh tra|chi cuc|trung tam|ban|bbt|so|to|nhom|vp|tt|p\.")
SPLIT = re.compile(r"\s*(?:[;,&/+]|\s[-–—]\s?|\s?[-–—]\s|\s(?:và|VÀ|Và)\s)\s*")
BEFORE_PRESS = re.compile(r"(?P<name>[^/]{2,40})/(?P<aside>[^/]{2,60})")
ASIDE = re.compile(r"(?P<name>[^()]{2,80}?)\s*\((?P<aside>[^()]{1,80})\)$")
ADDRESSED = re.compile(r"(?:Ông|Bà|ÔNG|BÀ|[Đđ]/c|Đồng chí|ĐỒNG CHÍ)\s")
FRAME = " \t.*-–—_/\\\"'“”‘’|:;,•·~"
