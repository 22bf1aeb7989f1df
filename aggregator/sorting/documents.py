"""Numbers of documents in running text, each in one form however it is printed.

``57-NQ/TW``, ``1131/QĐ-TTg``, ``05/2010/TT-BKHCN``, ``193/2025/QH15``, ``123/SKHCN-QLKH``;
standards such as ``TCVN ISO 9001:2015``. The form is that of Decree 30/2020/NĐ-CP, with a dash
first for organs of the party; numbers below ten have two digits. Fractions, dates and addresses
name no organ.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

MOST = 100
"""Numbers that are kept of one article: lists of all documents in force are longer."""


class Named(NamedTuple):
    """A document's number, and where it stands in the NFC form of the text."""

    number: str
    start: int
    end: int


_ALIKE = tuple(zip("‐‑‒–—−∕⁄Ð", "------//Đ", strict=True))
_LETTER = "[A-Za-zĐđƯư]"
_PART = rf"{_LETTER}{{1,10}}[0-9]{{0,2}}(?![^\W_])"
_GAP = r"\s{0,2}"
_OFFICIAL = re.compile(  # begins with the digit, not what is before it: found five times as fast
    rf"(?P<number>[0-9](?<![\w/.,].)(?<!\d-.)[0-9]{{0,5}}[a-zA-Z]?){_GAP}(?P<first>[-/]){_GAP}"
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}}){_GAP}[-/]{_GAP})?"
    rf"(?P<kind>{_PART})(?:{_GAP}[-/]{_GAP}(?P<organ>{_PART}(?:[-/]{_PART}){{0,3}}))?"
)
_BODIES = ("TCVN", "QCVN", "TCCS", "QCĐP", "QCDP", "ĐLVN", "DLVN", "ISO")
_STANDARD = re.compile(
    rf"(?<!\w)(?P<body>{'|'.join(_BODIES)})(?![^\W\d_])"
    rf"(?:{_GAP}[/: -]{_GAP}(?P<of>(?:ISO|IEC|HACCP|OHSAS)(?:{_GAP}/{_GAP}(?:IEC|TS|TR|ASTM))?"
    rf"|(?:IEC|TS|TR|ASTM)))?{_GAP}[:-]?{_GAP}(?P<number>[0-9]{{1,5}}(?:-[0-9]{{1,2}}(?![0-9]))?)"
    rf"(?:{_GAP}[:-]{_GAP}(?P<year>(?:19|20)[0-9]{{2}}))?(?:/(?P<organ>[A-ZĐ]{{2,8}}))?(?![\w])",
    re.IGNORECASE,
)

_KINDS = re.compile(
    r"NQ|QĐ|NĐ|TT|TTLT|NQLT|CT|KL|KH|TB|BC|CV|HD|CTR|TTR|ĐA|VBHN|CĐ|QC|QYĐ|QYC|GM|GP|GCN|PA|PL|L"
    r"|LCT|BB|CTPH|CTHĐ|SL|QCPH|QĐLT|TTLN|KHPH|KHLT|CTLT|GXN|GUQ"
)
_ORGAN = re.compile(
    r"TW|TU|TTG|CP|VPCP|CTN|HĐND|UBND|UBTVQH\d*|QH\d*|HU|THU|QU|TXU|ĐU\w*|HĐTĐKT|MTTW\w*|CNTT"
    r"|TAND\w*|VKSND\w*|KTNN|NHNN|[BS][A-ZĐ]{2,8}|VP[A-ZĐ]{0,8}|TC[A-ZĐ]{2,6}|CC[A-ZĐ]{2,6}|TĐC"
    r"|SHTT|ATBXHN|TTKHCN|[A-ZĐ]{2,8}(?:TW|TU)|CCHC|HĐKHCN|UB|LHH\w*|LĐLĐ|HNDT?|HPN"
)
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}")
_PARTY = re.compile(r"HU|THU|QU|TXU|ĐU[A-ZĐ]*|[A-ZĐ]{0,8}(?:TW|TU)")
_SPELLED = {
    "QD": "QĐ", "ND": "NĐ", "CD": "CĐ", "DA": "ĐA", "HDND": "HĐND", "CTHD": "CTHĐ", "QYD": "QYĐ",
    "TƯ": "TW", "BKHDT": "BKHĐT", "SKHDT": "SKHĐT", "BGDDT": "BGDĐT", "SGDDT": "SGDĐT",
    "BLDTBXH": "BLĐTBXH", "SLDTBXH": "SLĐTBXH", "DU": "ĐU", "DUK": "ĐUK", "TDC": "TĐC",
}  # fmt: skip
"""Without the bar of the Đ, or with a mark too many."""
_SET = {"TTG": "TTg", "CTR": "CTr", "TTR": "TTr", "THU": "ThU", "QYĐ": "QyĐ", "QYC": "QyC"}
"""What is not set in capitals only."""
_LEAD = re.compile(
    r"(?:số|công văn|văn bản|nghị quyết|quyết định|nghị định|thông tư|chỉ thị|kế hoạch|thông báo"
    r"|tờ trình|báo cáo|hướng dẫn|kết luận|công điện|giấy mời|luật)\W{0,3}(?:số)?\W{0,3}\Z",
    re.IGNORECASE,
)
_BEFORE = 24
"""Characters before a number in which it may be called one."""
_DATED = r"(?:,? (?:ra )?ngày [0-9/.-]{6,10},?)?"
_SPOKEN = tuple(
    (kind, re.compile(rf"{kind} (?:số )?{said}(?!\w)"), form)
    for kind, said, form in (
        ("nghị quyết", rf"([0-9]{{1,3}}){_DATED} của (?:bộ chính trị|(?:bch|ban chấp hành) "
         r"trung ương)", "{}-NQ/TW"),
        ("quyết định", rf"([0-9]{{1,4}}){_DATED} của thủ tướng", "{}/QĐ-TTg"),
        ("chỉ thị", rf"([0-9]{{1,3}}){_DATED} của thủ tướng", "{}/CT-TTg"),
        ("nghị định", r"([0-9]{1,3}/20[0-9]{2})(?![/-])", "{}/NĐ-CP"),
    )
)  # fmt: skip
"""Documents named by their issuer, who has but one kind of that name: pattern → number."""


def find(text: str) -> list[Named]:
    """All of a text, in order, also those named before."""
    text = normalize("NFC", text)
    for sign, plain in _ALIKE:  # a tenth of what str.translate takes
        text = text.replace(sign, plain)
    found = (*_officials(text), *_standards(text), *_spoken(text))
    return sorted(found, key=lambda one: one.start)


def numbers(text: str) -> list[str]:
    """Those that a text names, each once, in the order of the text."""
    return list(dict.fromkeys(one.number for one in find(text)))[:MOST]


def canonical(number: str) -> str | None:
    """The usual form of what somebody wrote for a document's number; None where it is none."""
    said = f"số {' '.join(number.split())}"
    found = find(said)
    if len(found) != 1 or found[0].end != len(normalize("NFC", said)):
        return None
    return found[0].number


def _officials(text: str) -> Iterator[Named]:
    if "/" not in text:
        return
    for match in _OFFICIAL.finditer(text):
        if not match["number"].strip("0"):
            continue
        kind = _capitals(match["kind"])
        organ = [_capitals(part) for part in re.split("[-/]", match["organ"] or "") if part]
        if match["year"] and _ASSEMBLY.fullmatch(kind):
            yield Named(_official(match, kind, ()), match.start(), match.end("kind"))
        elif _is_official(match, text, kind, organ):
            yield Named(_official(match, kind, organ), *match.span())


def _spoken(text: str) -> Iterator[Named]:
    lower = text.lower()
    if len(lower) != len(text):  # as of İ: places would be others
        return
    for kind, pattern, form in _SPOKEN:
        if kind not in lower:
            continue
        for match in pattern.finditer(lower):
            yield Named(form.format(_padded(match[1])), *match.span())


def _padded(number: str) -> str:
    digits, slash, year = number.partition("/")
    return f"{digits.lstrip('0').zfill(2)}{slash}{year}"


def _is_official(match: re.Match[str], text: str, kind: str, organ: Sequence[str]) -> bool:
    """Whether kind and organ are known ones, or the text says that this is a document."""
    printed = f"{match['kind']}{match['organ'] or ''}"
    is_set = sum(map(str.isupper, printed)) * 2 > len(printed)
    is_led = _LEAD.search(text, max(0, match.start() - _BEFORE), match.start()) is not None
    known = _ORGAN.fullmatch(organ[0] if organ else kind) is not None
    if not organ:
        return known and is_led and match["first"] == "/" and not match["year"]
    if _KINDS.fullmatch(kind):
        return is_set or known
    return is_set and (is_led or _ORGAN.fullmatch(kind) is not None) and match["first"] == "/"


def _official(match: re.Match[str], kind: str, organ: Sequence[str]) -> str:
    digits = match["number"].lstrip("0").lower()
    number = digits.zfill(2 if digits.isdecimal() else 3)
    parts = [_SET.get(part, part) for part in (kind, *organ)]
    if match["year"]:
        return f"{number}/{match['year']}/{'-'.join(parts)}"
    if organ and _KINDS.fullmatch(kind) and _PARTY.fullmatch(organ[0]):
        return f"{number}-{parts[0]}/{'-'.join(parts[1:])}"
    if organ and match["first"] == "-" and not _ORGAN.fullmatch(organ[0]):
        return f"{number}-{parts[0]}/{'-'.join(parts[1:])}"
    return f"{number}/{'-'.join(parts)}"


def _capitals(part: str) -> str:
    upper = part.upper()
    return _SPELLED.get(upper, upper)


def _standards(text: str) -> Iterator[Named]:
    upper = text.upper()
    if not any(map(upper.__contains__, _BODIES)):
        return
    for match in _STANDARD.finditer(text):
        body, of = match["body"].upper(), (match["of"] or "").upper().replace(" ", "")
        if body == "ISO" and len(match["number"]) < 4:
            continue
        number = match["number"] + (f":{match['year']}" if match["year"] else "")
        organ = f"/{match['organ'].upper()}" if match["organ"] else ""
        joint = "/" if body == "ISO" and of else " "
        name = joint.join(filter(None, (body.replace("D", "Đ"), of)))
        yield Named(f"{name} {number}{organ}", *match.span())
