"""Who wrote or posted a piece, and where it was taken from: bylines, source lines, signatures."""

import re
from dataclasses import dataclass

from spiders.names import host_of, is_person, is_publication, is_unit
from spiders.text import clean, fold

__all__ = [
    "Credit",
    "is_person",
    "is_publication",
    "is_unit",
    "parse_credit",
    "parse_signature",
]


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line says of a piece's origin; at least one of author and source is known."""

    author: str | None
    """Persons or units that wrote or posted it; several joined by ``, ``."""
    source: str | None
    """The publication or site that it was taken from."""
    certainty: float
    label: str | None
    """The words before it, folded; ``None`` for a bare signature."""


_LONGEST = 240

_AUTHOR = (
    r"(?:ho ten )?(?:nguoi|nguoi dai dien|phong vien|bien tap vien|don vi|bo phan|co quan) "
    r"(?:dang|viet|gui|dua|cap nhat|tao|soan|bien soan|thuc hien|thong bao|cung cap|nhap|dich|post)"
    r"(?: tin| bai| len)*(?: viet)?|(?:ten )?tac gia(?: bai viet| bai| tin| dang)?|"
    r"(?:tin|bai|anh)(?: viet)?(?:(?: ?[,&/+-] ?| va | )(?:bai|anh|tin|video|clip))+|tin|bai|bai viet|"
    r"(?:thuc hien|bien soan|tong hop|suu tam|bien dich|but danh|phong vien|cong tac vien|pv|ctv)|"
    r"(?:duoc )?(?:dang|viet|gui|dua|tao|post)(?: tin| bai)? boi|"
    r"authors?|written by|posted by|created by|by"
)
_SOURCE = (
    r"nguon(?: tin| bai| tin bai| bai viet| trich| trich dan| goc)?|source|sources|trich(?: tu)?"
)
_LABELLED = re.compile(
    rf"(?:^|[|•·]|[0-9)] )\W{{0,6}}(?:(?P<author>{_AUTHOR})|(?P<source>{_SOURCE})) ?[:：]\s?(?P<value>.+)$"
)
_BY = re.compile(
    r"\W{0,4}(?P<author>(?:duoc )?(?:dang|viet|gui) boi|written by|posted by|by) (?P<value>.+)$"
)
_ACCORDING = re.compile(r"\W{0,4}(?P<source>theo)(?: nguon(?: tin)?)?(?: ?:)? (?P<value>.+)$")
_NEXT = re.compile(
    r"\s*(?:[|•·]|(?<!\w)(?:ngay (?:dang|tao|gui|cap nhat|xuat ban)|cap nhat|(?:so )?(?:luot|lan) (?:xem|doc)|"
    r"da xem|views?|date|updated|nguon(?: tin)?|tac gia|nguoi (?:dang|viet|duyet)|thoi gian|chuyen muc|"
    r"the loai|in (?:trang|bai)|gui (?:mail|email)|tags?|tu khoa)(?: \w+){0,2} ?:|(?<!\w)so luot \w+).*$"
)
_DATED = re.compile(
    r"[\s,(\-–]*(?:[0-9]{1,2}:[0-9]{2}.*|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}.*)$"
)
_ACCOUNTS = re.compile(
    r"(?:super ?)?(?:admin\w*|administrator|quan ?tri(?: vien| he thong| mang| website)?|test(?: ?test)*\d*|"
    r"super ?user|user\d*|host|webmaster|root|guest|anonymous|khach|editor|null|none|n/a)(?: \S+)?"
)
_LOGIN = re.compile(r"[a-z0-9._-]+")
_SPLIT = re.compile(r"\s*(?:[;,&/+]|\s[-–—]\s?|\s?[-–—]\s|\s(?:và|VÀ|Và)\s)\s*")
_ASIDE = re.compile(r"^(?P<name>[^()]{2,80}?)\s*\((?P<aside>[^()]{1,80})\)$")
_FRAME = " \t.*-–—_/\\\"'“”‘’|:;,•·~"


def parse_credit(text: str) -> Credit | None:
    """The credit of one labelled line: ``Tác giả: …``, ``Nguồn: …``, ``(Theo …)``.

    After ``Nguồn`` a person or unit is the author, and anything else that can be a name is the
    source. Photo credits, accounts such as ``admin`` and footers are none.
    """
    line = clean(text)
    if not 4 < len(line) <= _LONGEST:
        return None
    folded = fold(line)
    match = _LABELLED.search(folded) or _BY.match(folded) or _ACCORDING.match(folded)
    if match is None:
        return None
    start, groups = match.start("value"), match.groupdict()
    end = _value_end(folded, start)
    value = _bare(line[start:end])
    if author := groups.get("author"):
        return _author_credit(value, author)
    label = groups["source"]
    return _according(value) if label == "theo" else _source_credit(value, label)


def parse_signature(text: str) -> Credit | None:
    """The credit of an unlabelled last line: names, a pen-name, a unit; a labelled one as well."""
    if credit := parse_credit(text):
        return credit
    line = clean(text)
    if not 1 < len(line) <= 120 or line.endswith((":", "?", "!", "…")):
        return None
    line = _bare(line)
    if aside := _ASIDE.match(line):
        return _signed_with_aside(aside["name"].strip(_FRAME), _bare(aside["aside"]))
    if author := _signers(line):
        return Credit(author, None, 0.8, None)
    if is_publication(line) and len(line.split()) <= 8:
        return Credit(None, host_of(line) or line, 0.6, None)
    return None


def _value_end(folded: str, start: int) -> int:
    cut = _NEXT.search(folded, start) or _DATED.search(folded, start)
    return cut.start() if cut and cut.start() > start else len(folded)


def _bare(value: str) -> str:
    value = value.strip(_FRAME)
    if value.startswith("(") and value.endswith(")") and value.count("(") == 1:
        value = value[1:-1]
    if ")" in value and "(" not in value:
        value = value.rstrip(")")
    return value.strip(_FRAME)


def _author_credit(value: str, label: str) -> Credit | None:
    if not value or _is_account(value):
        return None
    aside = _ASIDE.match(value)
    name = aside["name"].strip(_FRAME) if aside else value
    if author := _signers(name):
        source = _aside_source(aside["aside"]) if aside else None
        return Credit(author, source, 0.95, label)
    if label in ("tin", "bai", "bai viet", "thuc hien", "tong hop", "by") or not _can_be_name(name):
        return None
    return Credit(name, None, 0.6, label)


def _source_credit(value: str, label: str) -> Credit | None:
    if host := host_of(value):
        return Credit(None, host, 0.95, label)
    if not value or _is_account(value):
        return None
    aside = _ASIDE.match(value)
    name = aside["name"].strip(_FRAME) if aside else value
    if is_publication(name):
        return Credit(None, name, 0.95, label)
    if author := _signers(name):
        return Credit(author, _aside_source(aside["aside"]) if aside else None, 0.9, label)
    return Credit(None, value, 0.6, label) if _can_be_name(name) else None


def _according(value: str) -> Credit | None:
    if host := host_of(value):
        return Credit(None, host, 0.9, "theo")
    known = is_publication(value) or is_unit(value) or is_person(value)
    return Credit(None, value, 0.85, "theo") if known else None


def _signed_with_aside(name: str, aside: str) -> Credit | None:
    author = _signers(name)
    return Credit(author, _aside_source(aside), 0.8, None) if author else None


def _aside_source(aside: str) -> str | None:
    credit = parse_credit(aside)
    if credit:
        return credit.source
    return (host_of(aside) or aside) if is_publication(aside) else None


def _signers(line: str) -> str | None:
    """The names in a line that holds nothing but names, as printed order has them."""
    if is_person(line) or is_unit(line):
        return line
    parts = [part.strip(_FRAME) for part in _SPLIT.split(line)]
    if len(parts) < 2 or len(parts) > 6:
        return None
    if all(is_person(part) for part in parts):
        return ", ".join(parts)
    if is_person(parts[0]) and is_unit(parts[-1]) and len(parts) == 2:
        return line
    return None


def _is_account(value: str) -> bool:
    return bool(_ACCOUNTS.fullmatch(fold(value)) or _LOGIN.fullmatch(value))


def _can_be_name(value: str) -> bool:
    """Short, begins with a capital, holds no sentence, number or further label."""
    words = value.split()
    if not 1 <= len(words) <= 10 or len(value) > 80 or not value[0].isupper():
        return False
    return not re.search(r"[0-9]{3}|[:?!;]|\. ", value)
