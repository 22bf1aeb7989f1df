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
    r"do hoa|infographic|"
    r"authors?|written by|posted by|created by|by|boi"
)
_SOURCE = (
    r"(?:trich |dan )?nguon(?: tin| bai| tin bai| bai viet| trich| trich dan)?|sources?"
    r"|trich(?: tu)?"
)
LABELLED = re.compile(
    r"(?:^|[|•·]|[0-9)],? )\W{0,6}"
    rf"(?:(?P<author>{_AUTHOR})|(?P<source>{_SOURCE})) ?[:：]\s?(?P<value>.+)$"
)
BY = re.compile(
    r"\W{0,4}(?P<author>"
    rf"(?:(?:tin|bai|bai viet)(?: nay)? )?(?:da )?(?:duoc )?{_ACTS}(?: tai| len)? boi"
    r"|bai (?:viet )?cua|(?:bai|tin)(?: viet)?(?: nay)? do|written by|posted by|created by)"
    r" (?P<value>.+)$"
)
# Without a colon, or after the date of posting, only what is surely a name is one.
_DATES = (
    r"(?:(?:[0-9]{1,2} thang [a-z0-9 ]{1,9},? [0-9]{4}|[a-z]{3,9} [0-9]{1,2}[a-z]{0,2},? [0-9]{4}"
    r"|[0-9][0-9/:.-]{3,15}),? ){1,3}"
)
_POSTED = (
    r"(?:bai (?:viet )?nay )?(?:da |duoc |ngay )?(?:dang|viet|gui|cap nhat|posted|published)"
    r"(?!\w).{0,50}[0-9] "
)
_DAY = r"(?:.{0,60}[^0-9])?[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}[^a-z]{1,10}"
NAMED = re.compile(
    rf"(?:\W{{0,4}}(?:{_POSTED}|{_DATES}|{_DAY}|.{{0,80}} / )?(?:boi|by)"
    rf"|(?:.{{0,60}}[0-9)|•·] )?(?:tac gia(?: bai viet)?|nguoi {_ACTS}{_PIECE})"
    rf"|\W{{0,4}}(?:tin|bai)(?: viet)?(?: ?[,&/+-] ?| va ){_KINDS}) (?P<value>.+)$"
)
UNMARKED = re.compile(r"\W{0,4}(?P<press>nguon) (?P<value>.+)$")
"""Only a publication follows it without a colon."""
ACCORDING = re.compile(r"\W{0,4}(?P<source>theo)(?: nguon(?: tin)?)?(?: ?:)? (?P<value>.+)$")
# A bare word may be a heading of the text: only what is a name follows it.
WEAK_LABELS = frozenset({"tin", "bai", "bai viet", "thuc hien", "tong hop", "by", "boi"})
DRAWN = frozenset({"do hoa", "infographic"})
"""Of a text they name who drew what stands in it, of a drawing its author."""

NEXT = re.compile(
    r"\s*(?:[|•·]|(?<!\w)(?:ngay (?:dang|tao|gui|cap nhat|xuat ban)|cap nhat|thoi gian|date|source|"
    r"(?:so )?(?:luot|lan) (?:xem|doc)|da xem|views?|nguon(?: tin)?|tac gia|tags?|tu khoa|video|"
    r"nguoi (?:dang|viet|duyet)|do hoa|chuyen muc|the loai|in (?:trang|bai)|gui (?:mail|email)|"
    r"author|updated|created|published|category)(?: \w+){0,2} ?:"
    r"|(?<!\w)(?:so luot \w+|[0-9][0-9.,]* (?:luot|lan) (?:xem|doc)|[0-9][0-9.,]* views)"
    r"|[,;.(–-] ?anh(?: minh hoa)? ?:)"
)
_AT = r"(?:vao luc|vao ngay|vao|luc|ngay|on|at)"
DATED = re.compile(
    r"\s(?:vao luc|vao ngay)\W*$|"
    rf"[\s,/(\-–]*(?:(?<!\w){_AT}[ :]{{1,2}}){{0,2}}(?:[0-9]{{1,2}}:[0-9]{{2}}|[0-9]{{1,2}} thang "
    r"|[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2}(?![0-9])))"
    rf"| {_AT} (?:t[2-7]|cn|thu|chu nhat|thang|[0-9]{{1,2}}|[a-z]+day)(?!\w)"
    r"| (?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|[a-z]{3,6}day)(?=[,\s]+[0-9])"
    r"| (?:da )?(?:dang|viet|gui|cap nhat) (?:tin |bai )?(?:vao|luc|ngay)(?!\w)"
    r"| trong (?:chuyen |danh )?muc(?!\w)| and is filed under "
    r"| [0-9]{1,3} (?:giay|phut|gio|ngay|tuan|thang) truoc(?!\w)"
)
ACCOUNTS = re.compile(
    r"(?:\w+ )?(?:super ?)?admin.*"
    r"|(?!phong |ban |van phong )(?:\w+ ){0,2}quan ?tri(?: vien| he thong| mang| website)?|"
    r"test(?: ?test)*\d*|"
    r"super ?user(?: account)?|user ?\d*|host|webmaster|root|qtht|qtv|guest|anonymous|khach|editor"
    r"|null|none|n/a"
)
LOGIN = re.compile(r"[a-z0-9._@-]+")
GLUED = re.compile(r"(?=.*[a-z])[A-Z][A-Za-z]{4,}|[A-Z][A-Za-z.-]*[0-9_@][\w.@-]*", re.ASCII)
"""A name without space or marks, as one logs in: ``Nguyenvana``, ``NguyenVanA``, ``Lan82``."""
NOWHERE = frozenset({"internet", "suu tam", "tong hop", "st", "th", "dang cap nhat"})
OURS = re.compile(r"phong|van phong|thanh tra|chi cuc|trung tam|ban|bbt|so|to|nhom|vp|tt|p\.")
OFFICES = re.compile(r"phong|van phong|thanh tra|ban|bbt|so|to|nhom|vp|p\.")
"""Of these those without a site of their own, after NukeViet's label of where a piece is from."""
DASH = re.compile(r"\s+[-–—]\s+")
PLACED = re.compile(r"\s*,\s*(?:ngay|[0-9])")
"""What follows a place at the head or the end of a letter."""
OFFICE = re.compile(r"(?:P?GĐ|P?CT|P?TP|P?CVP|P?BT)\b")
SPLIT = re.compile(
    r"\s*(?:[;,/+]|(?<![A-ZĐ])&|&(?![A-ZĐ])|\s[-–—]\s?|\s?[-–—]\s|\s(?:và|VÀ|Và)\s)\s*"
)
BEFORE_PRESS = re.compile(r"(?P<name>[^/]{2,40})/(?P<aside>[^/]{2,60})")
ASIDE = re.compile(r"(?P<name>[^()]{2,80}?)\s*\((?P<aside>[^()]{1,80})\)$")
WITHOUT_NAME = frozenset(
    {"tong hop", "t/h", "th", "st", "suu tam", "bien dich", "dich", "luoc dich"}
)
"""What stands in parentheses after a name alone."""
ADDRESSED = re.compile(r"(?:Ông|Bà|ÔNG|BÀ|[Đđ]/c|Đồng chí|ĐỒNG CHÍ)\s")
FRAME = " \t.*-–—_/\\\"'“”‘’|:;,•·~"
