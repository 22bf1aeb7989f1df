"""Numbers of readers: an article's own, and the visitor counters that are not."""

import re
from dataclasses import dataclass

from spiders.reading.visitors import is_site_counter
from spiders.text import clean, fold

__all__ = ["Views", "find_views", "is_site_counter", "parse_count"]


@dataclass(frozen=True, slots=True)
class Views:
    """How often an article was read, as its page says."""

    count: int | None
    """``None`` where the page rounds it (``1,2K``): then nobody knows the number."""
    certainty: float
    """0 to 1; below 0.7 where only a word as short as ``Xem:`` stands before the number."""
    label: str
    """The words beside the number, folded: ``luot xem``."""


_LONGEST_LINE = 300

_NEXT_LABEL = r"(?:[a-z]+ ){0,3}[a-z]+ ?:"
# A space groups digits only where what follows is no unit: ``7 345 lượt thích`` are two numbers.
_NUMBER = (
    r"(?P<number>[0-9]{1,3}(?:[.,][0-9]{3}){1,3}(?![0-9])"
    rf"|[0-9]{{1,3}}(?: [0-9]{{3}}){{1,3}}(?![0-9])(?=\W*(?:$|[^\w\s]|{_NEXT_LABEL}))"
    r"|[0-9]{1,9})"
    r"(?:(?:[.,][0-9])? ?(?P<scale>k|n|nghin|m|tr|trieu)\b)?"
)
# No longer number, decimal, date, time, percentage or document number goes on after it.
_WHOLE = r"(?![0-9]|[.,:/-][0-9]|[/%]| ?%)"
_ENDS = rf"(?=\W*$| ?[^\w\s]| {_NEXT_LABEL}| [0-9])"

_COUNT = re.compile(_NUMBER)
_GROUPED = re.compile(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")

_READ = r"(?:xem|doc|view)"
_OF_IT = r"(?: tin| trang)?(?: bai)?(?: viet)?(?: nay)?"
_CLEAR = (
    rf"(?:so )?(?:luot|lan) {_READ}{_OF_IT}|(?:so )?luot truy cap (?:bai(?: viet)?|tin)(?: nay)?"
)
_BRIEF = rf"da {_READ}|(?:so )?nguoi (?:da )?{_READ}|(?:page ?)?views?(?: count)?|hits|reads?"
_WHO = rf"views?|hits|nguoi (?:da )?{_READ}"
_EYE = "(?:\N{EYE}|visibility|remove-?red-?eye)"
"""As a sign, and by the names that icon fonts draw instead of their letters."""
_TIMES = r"(?: lan| luot| times)"
_HAS = r"(?:^\W*(?:da )?co |(?<![\w.,:/-])(?<!^[0-9] )(?<!^[0-9]{2} )(?<!\s[0-9] )(?<!\s[0-9]{2} ))"
"""Not where the number may be the end of one with spaces: ``1 234 lượt xem``."""
_WAS = r"(?<!\w)(?:(?:bai viet|bai|tin|trang)(?: nay)? )?(?:da )?(?:duoc )?"

_SPACED = r"(?P<number>[0-9]{1,3}(?: [0-9]{3}){1,3})(?P<scale>k)?"
_VIEWS = tuple(
    (re.compile(pattern), certainty)
    for pattern, certainty in (
        (rf"(?<=[|•·] ){_SPACED} (?P<label>(?:luot|lan) {_READ}){_OF_IT}{_ENDS}", 0.9),
        (rf"(?<!\w)(?P<label>{_CLEAR}) ?[:.\-–=]? ?[(\[]?{_NUMBER}{_WHOLE}", 0.95),
        (rf"(?<!\w)(?P<label>{_BRIEF}) ?[:=] ?[(\[]?{_NUMBER}{_WHOLE}", 0.9),
        (rf"{_HAS}{_NUMBER}{_WHOLE} ?(?P<label>(?:luot|lan) {_READ}){_OF_IT}{_ENDS}", 0.9),
        (rf"(?<!\w)(?P<label>{_BRIEF}) {_NUMBER}{_WHOLE}{_TIMES}?{_ENDS}", 0.85),
        (rf"{_WAS}(?P<label>{_READ}) ?:? ?{_NUMBER}{_WHOLE}{_TIMES}{_ENDS}", 0.85),
        (rf"{_HAS}{_NUMBER}{_WHOLE} ?(?P<label>{_WHO}){_OF_IT}{_ENDS}", 0.8),
        (rf"(?<!\w)(?P<label>{_EYE})[\ufe0e\ufe0f]? ?:? ?{_NUMBER}{_WHOLE}{_ENDS}", 0.85),
        (rf"(?:^|[^\w\s])\s*(?P<label>xem|doc) ?: ?{_NUMBER}{_WHOLE}\W*$", 0.65),
    )
)
_BEGINS = re.compile(r"(?:^|[0-9]|[^\w\s])\s*$")
_HINT = re.compile(rf"xem|doc|view|hits|read|truy cap (?:bai|tin)|{_EYE}")


def parse_count(text: str) -> int | None:
    """A whole number with ``.``, ``,`` or space between thousands.

    Decimals, dates, numbers of more than nine digits, and rounded ones (``1,2K``) are no counts.
    """
    match = _COUNT.fullmatch(fold(clean(text))) if len(text) <= _LONGEST_LINE else None
    return _value(match) if match and _is_number(match) else None


def find_views(text: str) -> Views | None:
    """The readers of the article that this line belongs to, if it states them."""
    if len(text) > _LONGEST_LINE:
        return None
    printed = clean(text)
    line = fold(printed)
    if _HINT.search(line) is None or is_site_counter(line):
        return None
    for pattern, certainty in _VIEWS:
        match = pattern.search(line)
        if match and _is_statement(match, printed) and _is_number(match):
            return Views(count=_value(match), certainty=certainty, label=match["label"])
    return None


def _is_statement(match: re.Match[str], printed: str) -> bool:
    """In running text (``thu hút 5.000 lượt xem``) neither colon, capital nor sign tells it off."""
    if (
        ":" in match[0]
        or printed[match.start()].isupper()
        or printed[match.start("label")].isupper()
    ):
        return True
    return _BEGINS.search(match.string, max(0, match.start() - 4), match.start()) is not None


def _is_number(match: re.Match[str]) -> bool:
    number = match["number"]
    padded = len(number) > 1 and number[0] == "0"
    return not padded and (number.isdigit() or _GROUPED.fullmatch(number) is not None)


def _value(match: re.Match[str]) -> int | None:
    return None if match["scale"] else int(re.sub("[., ]", "", match["number"]))
