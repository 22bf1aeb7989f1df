"""How dates, and what belongs to them, are printed: patterns over folded text.

Every repetition is bounded, so that reading a line takes time in proportion to its length.
"""

import re

from spiders.dates.words import LABEL

PLAIN = str.maketrans(
    "‐‑‒–—―−⁃∕⁄／：．，（）［］｜＠’′\xa0\u2002\u2003\u2009\u202f\u3000\t\n\r",
    "--------///:.,()[]|@''         ",
)
"""Look-alikes to their ASCII signs, one for one."""

_DD, _YYYY, _GAP = "[0-9]{1,2}", "[0-9]{4}", r"\s{0,3}"
_WORD_MONTH = r"(?:muoi\s{1,2}(?:mot|hai)|gieng|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi|chap)"
_MONTH = rf"(?P<m>[0-9]{{1,2}}(?![0-9])|{_WORD_MONTH})"
_THANG = rf"th(?:ang|g)?\.?{_GAP}"
_EN = (
    r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = (
    rf"thu{_GAP}(?:hai|ba|tu|nam|sau|bay|[2-7])|t\s?[2-7]|chua?{_GAP}nhat|cn|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?=[\s,.])"
)
# No longer number, version or address goes on before or after, and no document number after.
_LEFT = (
    r"(?:(?<![0-9a-z_])|(?<=ngay))(?<![0-9][/.])"
    r"(?:(?<![0-9]-)|(?<=:[0-9][0-9]-)|(?<=/[0-9]{4}-))"
)
_RIGHT = r"(?![0-9a-z_]|[/-][a-z]|/[0-9]|\.[0-9])"
_CLOCK_GLUED = "(?=[0-9]{2}:[0-9]{2})"
_END = r"(?![0-9a-z_])"
_COUNT = "[0-9][0-9.,]{0,12}"

_LED_BY_DIGIT = {
    "iso": rf"{_YYYY}-[0-9]{{2}}-[0-9]{{2}}t[0-9]{{2}}:[0-9]{{2}}[0-9:.]{{0,16}}"
    rf"(?:z|[+-][0-9]{{2}}:?[0-9]{{2}})?{_END}",
    "dmy": rf"{_LEFT}(?P<d>{_DD}){_GAP}(?P<sep>[/.-]){_GAP}(?P<m>{_DD}){_GAP}(?P=sep){_GAP}"
    rf"(?P<y>{_YYYY}(?:{_RIGHT}|{_CLOCK_GLUED}|(?=[a-z]))|[0-9]{{2}}{_RIGHT})",
    "ymd": rf"{_LEFT}(?P<y>{_YYYY})(?P<sep>[/.-])(?P<m>{_DD})(?P=sep)(?P<d>{_DD}){_RIGHT}",
    "dtmy": rf"{_LEFT}(?P<d>{_DD}){_GAP}[/,-]?{_GAP}{_THANG}{_MONTH}"
    rf"(?P<nam>{_GAP}[,./-]?{_GAP}nam(?![a-z])|{_GAP}[,./-])?{_GAP}(?<![0-9a-z])"
    rf"(?P<y>{_YYYY})(?:{_RIGHT}|{_CLOCK_GLUED})",
    "dby": rf"{_LEFT}(?P<d>{_DD})(?:st|nd|rd|th)?[\s.-]{{0,3}}(?:of\s)?{_EN}[\s.,-]{{1,3}}"
    rf"(?P<y>{_YYYY}){_RIGHT}",
    "my": rf"(?<![0-9a-z_/.,-])(?P<m>0?[1-9]|1[0-2])/(?P<y>{_YYYY})(?![0-9a-z_/]|[.-][0-9a-z])",
    "ago": rf"(?<![0-9a-z_])(?P<n>[0-9]{{1,3}})\s(?P<unit>giay|phut|gio|tieng|ngay|tuan|thang|"
    rf"(?:second|minute|hour|day|week|month)s?)\s(?:truoc|ago){_END}",
    "readers": rf"{_COUNT}\s(?:luot (?:xem|doc)|views?|binh luan){_END}",
    "time": rf"(?:(?<![0-9a-z_:.,])|(?<=[/.-]{_YYYY})|(?<=[a-z],)"
    rf"|(?<={_YYYY},))(?P<hour>{_DD})"
    rf"(?:\s?(?::|g|h|gio){_GAP}(?P<minute>[0-9]{{2}})(?:\s?(?::|phut|p|'){_GAP}"
    rf"(?:(?P<second>[0-9]{{2}})(?:\.[0-9]{{1,9}})?(?:\s?giay)?)?)?|\s?(?:h|gio))(?![0-9])"
    rf"(?:\s{{0,2}}(?P<half>a\.?m|p\.?m|sa|ch|sang|trua|chieu|toi)\b\.?)?{_END}",
}
_LED_BY_WORD = {
    "tmdy": rf"{_THANG}{_MONTH}\s{{1,3}}(?P<d>{_DD}),?\s{{1,3}}(?P<y>{_YYYY}){_RIGHT}",
    "bdy": rf"{_EN}\.?\s{{0,3}}(?P<d>{_DD})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y>{_YYYY}){_RIGHT}",
    "tmy": rf"thang{_GAP}{_MONTH}(?P<nam>{_GAP}[,/-]|{_GAP}nam(?![a-z]))?{_GAP}(?<![0-9a-z])"
    rf"(?P<y>{_YYYY}){_RIGHT}",
    "near": rf"(?P<near>hom\s(?:nay|qua|kia)|today|yesterday){_END}",
    "weekday": rf"(?<!lan )(?<!hop )(?P<weekday>{_WEEKDAY}){_END}",
    "zone": rf"(?:(?:gmt|utc)\s?\+\s?0?7(?::?00)?|ict){_END}",
    "readers": rf"(?:(?:so )?(?:luot|lan) (?:xem|doc)(?: tin| bai)?|da xem|xem|views?)"
    rf"\s?:?\s?{_COUNT}",
}


def _branches(prefix: str, forms: dict[str, str]) -> str:
    """The forms as alternatives, each a group of its name, the groups in it named after it."""
    branches = []
    for name, form in forms.items():
        inside = re.sub(r"\(\?P([<=])(\w+)", rf"(?P\1\2_{prefix}_{name}", form)
        branches.append(f"(?P<{prefix}_{name}>{inside})")
    return "|".join(branches)


TOKEN = re.compile(
    rf"(?=[0-9])(?:(?<![0-9])|(?<=[/.-]{_YYYY}))(?:{_branches('n', _LED_BY_DIGIT)})"
    rf"|(?<![0-9a-z_&])(?=[a-z])(?:{_branches('w', _LED_BY_WORD)})"
    r"|(?P<z_zone>(?<=[0-9\s])\+07:?00(?![0-9]))"
)
"""Tokens of a date line; ``lastgroup`` names the form, its parts are groups such as ``d_n_dmy``."""

DAYS = frozenset({"dmy", "ymd", "dtmy", "tmdy", "dby", "bdy", "tmy", "my"})
NUMERIC = frozenset({"dmy", "ymd", "my"})
RELATIVE = frozenset({"ago", "near"})

_MARKS = r"[\s,;|\-()\[\]:@•·*.~>»/]"
_JOINTS = rf"{_MARKS}*(?:(?:ngay|luc|vao|hoi|at|on|gio){_MARKS}+)*"
JOINT = re.compile(_JOINTS)
"""What may stand between the parts of one date: signs, and words such as ``lúc``."""

LABELLED = re.compile(rf"(?<![0-9a-z_])(?P<label>{LABEL}){_END}(?={_JOINTS}\Z)")
UNKNOWN_LABEL = re.compile(r"(?:\A|[|•·])\s*(?P<label>[^\s|•·:][^|•·:]{1,40}):[\s(\[]*(?:ngay )?\Z")

SPELLED = {"tu": "từ", "den": "đến", "truoc": "trước", "han": "hạn", "hieu": "hiệu", "ky": "ký"}
"""Labels that without their marks are like names: ``Tú``, ``Dền``, ``Hân``, ``Hiếu``, ``Kỳ``."""
NAME_BEFORE = re.compile(r"(?:[^\W\d_]+['’]?[^\W\d_]* ){1,4}\Z")

ORNAMENT = re.compile(r"\W*(?:(?:ngay|luc|vao|hoi|on)(?!\w)\W*)?")
PLACE = re.compile(r"[\s(]*[^\W\d_][\w.\- ]{1,40}, ?(?:ngay ?)?")
NUMBERED = re.compile(r"(?<!\w)[sS][ốỐ]\s?:?\s?\Z")
"""Before folding: what follows ``số`` is a document's number."""
BARE_COUNTER = re.compile(r"\W{0,6}[0-9]{1,6}\W{0,3}")
STANDS_WITHIN = re.compile(r"[a-z],?\s{1,3}\Z")
BEGINS = re.compile(r"(?:\A|[|•·(>:-])\s{0,3}\Z")
ENDS = re.compile(r"\s{0,2}(?:\Z|[|•·)<-])")
