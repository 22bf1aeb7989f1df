"""How dates, times and what belongs to them are printed, as one pattern over folded text."""

import re
from datetime import datetime, timedelta

from spiders.datewords import LABEL, MONTHS, WEEKDAYS
from spiders.items import VIETNAM
from spiders.moments import Clock, Day

# One for one, so that offsets stay.
PLAIN = str.maketrans(
    "‐‑‒–—―−⁃∕⁄／：．，（）［］｜＠\u00a0\u2002\u2003\u2009\u202f\u3000\t\n\r",
    "--------///:.,()[]|@         ",
)

_GAP = r"\s{0,3}"
_VN = r"muoi\s{1,2}(?:mot|hai)|gieng|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi|chap"
_EN = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_THANG = rf"th(?:ang|g)?\.?{_GAP}"
# No longer number, version or address goes on before or after it, and no document number after.
_LEFT = (
    r"(?:(?<![0-9a-z_])|(?<=ngay))(?<![0-9][/.])"
    r"(?:(?<![0-9]-)|(?<=:[0-9][0-9]-)|(?<=/[0-9]{4}-))"
)
_RIGHT = r"(?![0-9a-z_]|[/-][a-z]|/[0-9]|\.[0-9])"
_RIGHT_OF_YEAR = rf"(?:{_RIGHT}|(?=[0-9]{{2}}:[0-9]{{2}}))"
_NO_WORD = r"(?![0-9a-z_])"

_FORMS = {
    "label": rf"(?<![0-9a-z_])(?:{LABEL}){_NO_WORD}",
    "dmy": rf"{_LEFT}(?P<d1>[0-9]{{1,2}}){_GAP}(?P<sep>[/.-]){_GAP}(?P<m1>[0-9]{{1,2}}){_GAP}(?P=sep)"
    rf"{_GAP}(?:(?P<y1>[0-9]{{4}}){_RIGHT_OF_YEAR}|(?P<yy>[0-9]{{2}}){_RIGHT})",
    "ymd": rf"{_LEFT}(?P<y2>[0-9]{{4}})(?P<sep2>[/.-])(?P<m2>[0-9]{{1,2}})(?P=sep2)(?P<d2>[0-9]{{1,2}})"
    rf"(?:t(?=[0-9]{{2}}:)|{_RIGHT})",
    "dtmy": rf"{_LEFT}(?P<d3>[0-9]{{1,2}}){_GAP}[/,-]?{_GAP}{_THANG}(?P<m3>[0-9]{{1,2}}(?![0-9])|{_VN})"
    rf"(?P<nam3>{_GAP}[,./-]|{_GAP}nam(?![a-z]))?{_GAP}(?<![0-9a-z])(?P<y3>[0-9]{{4}})"
    rf"{_RIGHT_OF_YEAR}",
    "tmdy": rf"(?<![0-9a-z_]){_THANG}(?P<m4>[0-9]{{1,2}}(?![0-9])|{_VN})\s{{1,3}}"
    rf"(?P<d4>[0-9]{{1,2}}),?\s{{1,3}}(?P<y4>[0-9]{{4}}){_RIGHT}",
    "dby": rf"{_LEFT}(?P<d5>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s.-]{{0,3}}(?:of\s)?(?P<m5>{_EN})"
    rf"[\s.,-]{{1,3}}(?P<y5>[0-9]{{4}}){_RIGHT}",
    "bdy": rf"(?<![0-9a-z_])(?P<m6>{_EN})\.?\s{{0,3}}(?P<d6>[0-9]{{1,2}})(?:st|nd|rd|th)?,?"
    rf"\s{{1,3}}(?P<y6>[0-9]{{4}}){_RIGHT}",
    "tmy": rf"(?<![0-9a-z_])thang{_GAP}(?P<m7>[0-9]{{1,2}}(?![0-9])|{_VN})"
    rf"(?P<nam7>{_GAP}[,/-]|{_GAP}nam(?![a-z]))?{_GAP}(?<![0-9a-z])(?P<y7>[0-9]{{4}}){_RIGHT}",
    "my": rf"(?<![0-9a-z_/.,-])(?P<m8>0?[1-9]|1[0-2])/(?P<y8>[0-9]{{4}})(?![0-9a-z_/]|[.-][0-9a-z])",
    "ago": rf"(?<![0-9a-z_])(?P<n>[0-9]{{1,3}}|mot|hai|ba)\s(?P<unit>giay|phut|gio|tieng|ngay|tuan"
    rf"|thang|seconds?|minutes?|hours?|days?|weeks?|months?)\s(?:truoc|ago){_NO_WORD}",
    "near": rf"(?<![0-9a-z_])(?P<when>hom\s(?:nay|qua|kia)|today|yesterday){_NO_WORD}",
    "weekday": rf"(?<![0-9a-z_])(?P<w>thu{_GAP}(?:hai|ba|tu|nam|sau|bay|[2-7])|t\s?[2-7]|chu{_GAP}nhat|cn"
    rf"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?=[\s,.])){_NO_WORD}",
    "time": rf"(?:(?<![0-9a-z_:.,])|(?<=[/.-][0-9]{{4}})|(?<=[0-9]t)|(?<=[a-z],))"
    rf"(?P<H>[0-9]{{1,2}})(?:\s?(?::|g|h|gio){_GAP}(?P<M>[0-9]{{2}})(?:\s?(?::|phut|p|'){_GAP}"
    rf"(?:(?P<S>[0-9]{{2}})(?:\.[0-9]{{1,9}})?(?:\s?giay)?)?)?|\s?(?:h|gio))(?![0-9])"
    rf"(?:\s{{0,2}}(?P<half>a\.?m|p\.?m|sa|ch|sang|trua|chieu|toi)\b\.?)?{_NO_WORD}",
    "zone": r"\(?(?<![a-z])(?:(?:gmt|utc)\s?\+\s?0?7(?::?00)?|\+07:?00|ict)(?![0-9a-z])\)?",
    "readers": rf"(?<![0-9a-z_])(?:(?:so )?(?:luot|lan) (?:xem|doc)(?: tin| bai)?|da xem|views?)"
    rf"\s?:?\s?[0-9][0-9.,]{{0,12}}|[0-9][0-9.,]{{0,12}}\s(?:luot (?:xem|doc)|views?|binh luan){_NO_WORD}",
}
TOKEN = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()))
DAYS = frozenset({"dmy", "ymd", "dtmy", "tmdy", "dby", "bdy", "tmy", "my"})
RELATIVE = frozenset({"ago", "near"})

_NUMBERED = {"ymd": 2, "dtmy": 3, "tmdy": 4, "dby": 5, "bdy": 6, "tmy": 7, "my": 8}
_CERTAINTY = {"dby": 0.85, "bdy": 0.85, "tmy": 0.7, "my": 0.65}


def day_of(token: re.Match[str], printed: str) -> Day | None:
    """The day of a token in ``DAYS``; ``printed`` is its text before folding."""
    kind = token.lastgroup or ""
    if kind == "dmy":
        return _numeric(token)
    number = _NUMBERED[kind]
    day = token[f"d{number}"] if kind not in ("tmy", "my") else None
    month = " ".join(token[f"m{number}"].split())
    if month == "nam" and not _is_may(token, kind, printed):
        return None
    return Day(
        year=int(token[f"y{number}"]),
        month=MONTHS.get(month) or int(month),
        day=None if day is None else int(day),
        certainty=_CERTAINTY.get(kind, 0.9),
    )


def _numeric(token: re.Match[str]) -> Day:
    day, month = int(token["d1"]), int(token["m1"])
    if token["yy"]:
        year = int(token["yy"])
        return Day(year + (1900 if year >= 90 else 2000), month, day, certainty=0.6, short=True)
    if month > 12 >= day > 0:
        warning = f"month before day: {token['dmy']}"
        return Day(int(token["y1"]), day, month, certainty=0.4, warning=warning)
    return Day(int(token["y1"]), month, day)


def _is_may(token: re.Match[str], kind: str, printed: str) -> bool:
    """``9 tháng năm 2020`` counts months of a year; ``9 tháng Năm năm 2020`` is a day of May."""
    follows = token["nam3"] if kind == "dtmy" else token["nam7"] if kind == "tmy" else ","
    return bool(follows) or "Năm" in printed


def clock_of(token: re.Match[str]) -> Clock:
    """The time of a ``time`` token; an afternoon mark on a 24-hour clock changes nothing."""
    hour, half = int(token["H"]), (token["half"] or "").replace(".", "")
    if half in ("am", "sa", "sang") and hour == 12:
        hour = 0
    if half in ("pm", "ch", "chieu", "toi") and hour < 12:
        hour += 12
    if half == "trua" and hour < 3:
        hour += 12
    second = int(token["S"]) if token["S"] else None
    return Clock(hour, int(token["M"] or 0), second)


def weekday_of(token: re.Match[str]) -> int:
    """The weekday of a ``weekday`` token, 0 for Monday."""
    word = " ".join(token["w"].split())
    for name in (word, word.removeprefix("thu").strip(), word.removeprefix("t").strip(), word[:3]):
        if name in WEEKDAYS:
            return WEEKDAYS[name]
    raise ValueError(f"not a weekday: {word!r}")


_UNITS = {"gi": "hours", "ti": "hours", "ho": "hours", "ng": "days", "da": "days"}


def relative_day(token: re.Match[str], fetched_at: datetime) -> tuple[Day, Clock | None]:
    """The day, and for minutes the time, that a token in ``RELATIVE`` means on that page."""
    now = fetched_at.astimezone(VIETNAM)
    clock = None
    if token["when"]:
        back = {"nay": 0, "qua": 1, "kia": 2, "today": 0, "yesterday": 1}
        now -= timedelta(days=back[token["when"].split()[-1]])
    else:
        unit, number = (
            token["unit"],
            {"mot": 1, "hai": 2, "ba": 3}.get(token["n"]) or int(token["n"]),
        )
        if unit.startswith(("thang", "month", "tuan", "week")):
            now -= timedelta(days=number * (7 if unit.startswith(("tuan", "week")) else 30.4))
            return Day(now.year, now.month, None, certainty=0.4), None
        minutes = {"gia": 0, "sec": 0, "phu": 1, "min": 1, "gio": 60, "tie": 60, "hou": 60}
        now -= timedelta(minutes=number * minutes.get(unit[:3], 1440))
        if minutes.get(unit[:3], 60) < 60:
            clock = Clock(now.hour, now.minute)
    return Day(now.year, now.month, now.day, certainty=0.6), clock
