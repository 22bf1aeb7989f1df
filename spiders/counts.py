"""Numbers of readers: an article's own, and the visitor counters that are not."""

import re
from dataclasses import dataclass

from spiders.text import clean, fold


@dataclass(frozen=True, slots=True)
class Views:
    """How often an article was read, as its page says."""

    count: int
    certainty: float
    """0 to 1; below 0.7 where only a word as short as ``Xem:`` stands before the number."""
    label: str
    """The words beside the number, folded: ``luot xem``."""


_MOST_DIGITS = 9
_NUMBER = r"(?P<number>[0-9]{1,3}(?:[.,][0-9]{3}){1,3}|[0-9]{1,3}(?: [0-9]{3}){1,3}|[0-9]{1,9})"
_SCALE = r"(?:(?P<tail>[.,][0-9])? ?(?P<scale>k|n|nghin|m|tr|trieu)\b)?"
# No longer number, decimal, time, date, percentage or document number goes on after it.
_END = r"(?![0-9]|[.,:/-][0-9]|[/%]| ?%)"

_COUNT = re.compile(rf"{_NUMBER}{_SCALE}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")

_READ = r"(?:xem|doc|view)"
_LONG_LABEL = (
    rf"(?:so )?(?:luot|lan|nguoi) (?:da )?{_READ}(?: tin| trang)?(?: bai)?(?: viet)?(?: nay)?"
    rf"|(?:so )?luot truy cap bai(?: viet)?(?: nay)?"
    rf"|da (?:xem|doc)|(?:page )?views?(?: count)?|hits|reads?"
)
_BEFORE = re.compile(rf"(?<!\w)(?P<label>{_LONG_LABEL}) ?[:.\-–=]? ?[(\[]?{_NUMBER}{_SCALE}{_END}")
_AFTER = re.compile(
    rf"(?<![\w.,:/-]){_NUMBER}{_SCALE}{_END} ?(?P<label>(?:luot|lan) {_READ}|views?|hits)(?!\w)"
)
_SHORT = re.compile(
    rf"(?:^|[|•·(\[\-–,;])\W{{0,3}}(?P<label>xem|doc) ?: ?{_NUMBER}{_SCALE} ?\W{{0,3}}$"
)
_HINT = re.compile(r"xem|doc|view|hits|read")

# The site's visitors: who is there now, today, this week, altogether.
_SITE = re.compile(
    r"(?<!\w)(?:truy cap|truy nhap|luot khach|khach|online|truc tuyen|hom (?:nay|qua)|"
    r"(?:tuan|thang|nam) (?:nay|truoc|qua)|trong (?:ngay|tuan|thang|nam)|tong(?: so| cong)?"
    r"(?: luot)?|thanh vien|visitors?|visits?|today|yesterday|counter)(?!\w)"
)
_OF_ARTICLE = re.compile(r"truy cap (?:bai|tin)(?!\w)")


def parse_count(text: str) -> int | None:
    """A whole number with ``.``, ``,`` or space between thousands, or shortened (``1,2K``).

    Decimals, dates, and numbers of more than nine digits are no counts.
    """
    match = _COUNT.fullmatch(fold(clean(text)))
    return _value(match) if match else None


def find_views(text: str) -> Views | None:
    """The readers of the article that this line belongs to, if it states them."""
    line = fold(clean(text))
    if _HINT.search(line) is None or is_site_counter(line):
        return None
    for pattern, certainty in ((_BEFORE, 0.95), (_AFTER, 0.9), (_SHORT, 0.65)):
        match = pattern.search(line)
        if match and (count := _value(match)) is not None:
            return Views(count=count, certainty=certainty, label=match["label"])
    return None


def is_site_counter(text: str) -> bool:
    """Whether the line counts visitors of the whole site rather than readers of one page."""
    line = fold(clean(text))
    return _SITE.search(line) is not None and _OF_ARTICLE.search(line) is None


def _value(match: re.Match[str]) -> int | None:
    number, tail, scale = match["number"], match["tail"], match["scale"]
    if (len(number) > 1 and number[0] == "0") or not _well_grouped(number):
        return None
    if not scale:
        return int(re.sub("[., ]", "", number))
    thousands = 1_000_000 if scale in ("m", "tr", "trieu") else 1_000
    return round(float(number + (tail or "").replace(",", ".")) * thousands)


def _well_grouped(number: str) -> bool:
    return number.isdigit() or _GROUPED.fullmatch(number) is not None
