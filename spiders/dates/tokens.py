"""What one token of a date line means: a day, a time of day, a weekday."""

import re
from datetime import datetime, timedelta

from spiders.dates.moments import Clock, Day
from spiders.dates.words import MONTHS, WEEKDAYS
from spiders.items import VIETNAM

_CERTAINTY = {"dby": 0.85, "bdy": 0.85, "tmy": 0.7, "my": 0.65}
_MONTH_ONLY = ("w_tmy", "n_my")
_MINUTES = {"gia": 0, "sec": 0, "phu": 1, "min": 1, "gio": 60, "tie": 60, "hou": 60}
_DAYS = {"nga": 1, "day": 1, "tua": 7, "wee": 7, "tha": 30.4, "mon": 30.4}
_DAYS_AGO = {"nay": 0, "qua": 1, "kia": 2, "today": 0, "yesterday": 1}


def day_of(token: re.Match[str], printed: str) -> Day | None:
    """The day of a token in ``DAYS``; ``printed`` is its text before folding."""
    form = token.lastgroup or ""
    month, year = token[f"m_{form}"], token[f"y_{form}"]
    day = None if form in _MONTH_ONLY else token[f"d_{form}"]
    if month in ("nam", "may") and not _is_may(token, printed):
        return None
    if form == "n_dmy":
        return _numeric(int(day or 0), int(month), year)
    return Day(
        year=int(year),
        month=_month(month),
        day=None if day is None else int(day),
        certainty=_CERTAINTY.get(form[2:], 0.9),
    )


def clock_of(token: re.Match[str]) -> Clock:
    """The time of a ``time`` token; an afternoon mark on a 24-hour clock changes nothing."""
    hour, half = int(token["hour_n_time"]), (token["half_n_time"] or "").replace(".", "")
    if half in ("am", "sa", "sang") and hour == 12:
        hour = 0
    late = hour < 12 and half in ("pm", "ch", "chieu", "toi")
    if late or (hour < 3 and half == "trua"):
        hour += 12
    second = token["second_n_time"]
    return Clock(hour, int(token["minute_n_time"] or 0), int(second) if second else None)


def weekday_of(token: re.Match[str]) -> int:
    """The weekday of a ``weekday`` token, 0 for Monday."""
    word = token["weekday_w_weekday"]
    ordinal = word.removeprefix("thu").removeprefix("t").split()
    return WEEKDAYS[ordinal[-1]] if ordinal and ordinal[-1] in WEEKDAYS else WEEKDAYS[word[:3]]


def relative_day(token: re.Match[str], fetched_at: datetime) -> tuple[Day, Clock | None]:
    """The day that a token in ``RELATIVE`` means on a page fetched then; for minutes, the time."""
    now = fetched_at.astimezone(VIETNAM)
    if near := token["near_w_near"]:
        return _day(now - timedelta(days=_DAYS_AGO[near.split()[-1]])), None
    number, unit = int(token["n_n_ago"]), token["unit_n_ago"][:3]
    if unit in _MINUTES:
        then = now - timedelta(minutes=number * _MINUTES[unit])
        return _day(then), None if _MINUTES[unit] == 60 else Clock(then.hour, then.minute)
    then = now - timedelta(days=number * _DAYS[unit])
    return (_day(then) if _DAYS[unit] == 1 else Day(then.year, then.month, certainty=0.4)), None


def _day(when: datetime) -> Day:
    return Day(when.year, when.month, when.day, certainty=0.6)


def _numeric(day: int, month: int, year: str) -> Day:
    if len(year) == 2:
        century = 1900 if int(year) >= 90 else 2000
        return Day(century + int(year), month, day, certainty=0.6, short=True)
    if month > 12 >= day > 0:
        warning = f"month before day: {day}/{month}/{year}"
        return Day(int(year), day, month, certainty=0.4, warning=warning)
    return Day(int(year), month, day)


def is_english(token: re.Match[str]) -> bool:
    """Whether a time is printed with ``AM`` or ``PM``, before which months come before days."""
    return (token["half_n_time"] or "").replace(".", "") in ("am", "pm")


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return MONTHS.get(" ".join(word.split())) or MONTHS[word[:3]]


def _is_may(token: re.Match[str], printed: str) -> bool:
    """``9 tháng năm 2020`` counts months; ``9 tháng Năm 2020`` is in May; ``máy`` never is."""
    follows = token["nam_n_dtmy"] or token["nam_w_tmy"]
    return bool(follows) or any(month in printed for month in ("Năm", "May", "MAY"))
