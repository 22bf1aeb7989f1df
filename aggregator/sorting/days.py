"""Days as running text prints them: with or without their year, and the time of day beside them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day of the calendar; whether the text means a deadline or an event by it, is not known."""

    day: int
    month: int
    year: int | None
    start: int
    end: int
    """Offsets of the day, without the time of day."""


_YEAR = r"(?:(?:19|20)\d\d|[1-4]\d(?!\d))"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_MONTH_WORDS = rf"(?P<spelled>mười (?:một|hai)|{'|'.join(_WORDS)})(?=\s+năm\s+\d)"
_DAY = re.compile(  # 12.5 is a number, unless a word or a year says otherwise
    r"(?P<day>[0-9](?<![\d/.,].)(?<!\d{3}[-–].)[0-9]?)"
    rf"(?:\s?/\s?(?P<m1>{_MONTH})(?:\s?/\s?(?P<y1>{_YEAR}))?"
    rf"|\s?(?P<sign>[.-])\s?(?P<m2>{_MONTH})\s?(?P=sign)\s?(?P<y2>{_YEAR})"
    rf"|(?<=ngày \d)[.-](?P<m3>{_MONTH})|(?<=ngày \d\d)[.-](?P<m4>{_MONTH})"
    rf"|\s+tháng\s+(?:(?P<m5>{_MONTH})|{_MONTH_WORDS})"
    rf"(?:(?:[\s,]+năm\s+|\s*/\s*)(?P<y5>{_YEAR}))?)(?![\d/]|[.,-]\d|-[A-ZĐ])",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:(?<=hết )|(?<=trong )|(?<=ngày cuối cùng của ))(?:tháng\s+"
    rf"(?P<month>{_MONTH})|quý\s+(?P<quarter>IV|I{{1,3}}|[1-4]))(?!\w|[.,]\d)"
    rf"(?:(?:\s+năm\s+|\s*/\s*)(?P<year>{_YEAR}))?",
    re.IGNORECASE,
)
_FEBRUARY = 2
_QUARTERS = {"i": 3, "ii": 6, "iii": 9, "iv": 12}
_TIME = (
    r"(?P<hour>[01]?\d|2[0-4])\s?(?:h|g|giờ|:)\s?(?P<minute>[0-5]\d)?"
    r"(?:\s?(?:phút|p|['’′])|:[0-5]\d)?\s?(?P<half>sáng|trưa|chiều|tối)?"
)
_BETWEEN = (
    r"(?:[\s,;(]|của|vào|hết|(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
    r"|\(giờ [^\d()]{1,15}\)|giờ [^\d\s,()]+|ngày)*"
)
_BEFORE = re.compile(rf"(?<![\d:/]){_TIME}{_BETWEEN}\Z", re.IGNORECASE)
_AFTER = re.compile(
    rf"[\s,;(]{{1,3}}(?:(?:trước|lúc|vào lúc|đến|muộn nhất|chậm nhất)\s)?{_TIME}(?!\w)",
    re.IGNORECASE,
)
_REACH = 48
"""Characters before a day in which its time of day stands."""
_LATE = {"trưa": 3, "chiều": 12, "tối": 12}


def find_days(text: str) -> Iterator[PrintedDay]:
    """All days of a text (NFC), in order, that the calendar has."""
    for match in _DAY.finditer(text):
        found = _day(match)
        if found is not None:
            yield found


def find_ends(text: str) -> Iterator[PrintedDay]:
    """The last days of months and quarters that are to end: "hết tháng 9", "trong quý III"."""
    for match in _END.finditer(text):
        quarter = match["quarter"]
        month = int(match["month"] or 0) or _QUARTERS.get(quarter.lower()) or int(quarter) * 3
        year = _year(match["year"] or "")
        if year or month != _FEBRUARY:
            yield PrintedDay(monthrange(year or 2001, month)[1], month, year, *match.span())


def clock_of(text: str, day: PrintedDay) -> tuple[int, int] | None:
    """Hour and minute printed before a day or behind it; 24h, the end of the day, is none."""
    beside = _BEFORE.search(text, max(0, day.start - _REACH), day.start)
    beside = beside or _AFTER.match(text, day.end)
    if beside is None:
        return None
    hour, minute = int(beside["hour"]), int(beside["minute"] or 0)
    if hour < _LATE.get((beside["half"] or "").lower(), 0):
        hour += 12
    return (hour, minute) if hour < 24 else None


def without_days(text: str) -> str:
    """A text in which each day is a space."""
    return _DAY.sub(lambda match: " " if _day(match) else match[0], text)


def _day(match: re.Match[str]) -> PrintedDay | None:
    spelled = match["spelled"]
    month = _WORDS[spelled.lower()] if spelled else int(_one(match, "m1", "m2", "m3", "m4", "m5"))
    year = _year(_one(match, "y1", "y2", "y5"))
    day = int(match["day"])
    if not 0 < day <= monthrange(year or 2000, month)[1]:
        return None
    return PrintedDay(day, month, year, *match.span())


def _year(printed: str) -> int | None:
    return int(printed) + (2000 if len(printed) == 2 else 0) if printed else None


def _one(match: re.Match[str], *groups: str) -> str:
    return next((match[group] for group in groups if match[group]), "")
