"""Whether some words name a person, a unit or a publication of Vietnam."""

import re

from spiders.letters.syllables import is_syllable
from spiders.people.syllables import (
    FAMILIES,
    GIVEN,
    HIGHLAND_FAMILIES,
    HIGHLAND_MIDDLES,
    HIGHLAND_SIGNS,
    MIDDLES,
    WEAK_FAMILIES,
)
from spiders.people.words import (
    ALWAYS_UNITS,
    CONTACT,
    DOMAIN,
    ENGLISH_UNITS,
    NO_NAMES,
    NO_PRESS,
    OCCASIONS,
    PRESS,
    PRESS_NAMES,
    PRESS_WORDS,
    TOLD,
    UNITS,
    UNITS_ALONE,
)
from spiders.text import clean, fold, tone_key

_LONGEST = 240
_TITLES = re.compile(
    r"\A(?:(?:PGS|GS|TSKH|TS|T[hH][sS]|Th\.[sS]|CN|KS|BS|DS|LS|NCS|PV|CTV|BTV)\b\.?,? ?|"
    r"(?:[Pp]hóng viên|[Cc]ộng tác viên|[Bb]iên tập viên|[Nn]hà báo|[Tt]hạc s[ĩỹ]|[Tt]iến s[ĩỹ]|"
    r"[Kk]ỹ sư|[Cc]ử nhân|Ông|Bà|[Đđ]/c|[Đđ]ồng chí) ){1,4}"
)
_SYLLABLE = re.compile(r"[^\W\d_]{1,8}(?:['’][^\W\d_]{1,8})?")
_SIGNED = re.compile(r"(?:[KHBNRS]h?|[HK]a)['’][^\W\d_]{2,7}\Z")
"""``K'Brêu``, ``H'Yam``: the sign of man or woman grown together with the name."""
_INITIALS = re.compile(r"(?:[^\W\d_]h?\. ?){1,4}[^\W\d_]{0,7}")
_NO_INITIALS = frozenset({"tp", "ts", "th.s", "q", "p", "tx", "tt", "h", "x", "tr", "stt"})
_PEN_NAMES = frozenset({
    "pv", "p.v", "ctv", "btv", "nhom pv", "nhom phong vien", "phong vien", "cong tac vien",
    "bien tap vien",
})  # fmt: skip
_BARE_FAMILIES = frozenset(fold(name) for name in FAMILIES - WEAK_FAMILIES)
_BARE_GIVEN = frozenset(map(fold, GIVEN))


def is_person(text: str) -> bool:
    """A name of two to five capitalised syllables, a pen-name, or initials (``K.Oanh``, ``PV``)."""
    name = _bare(text)
    if not 1 < len(name) <= 40:
        return False
    if fold(name) in _PEN_NAMES or _is_initials(name):
        return True
    syllables = _TITLES.sub("", name).split()
    if not 1 <= len(syllables) <= 5 or not all(map(_is_capitalised, syllables)):
        return False
    if _SIGNED.match(syllables[0]):
        return True
    if len(syllables) < 2 or _is_no_name(syllables):
        return False
    return (
        _is_highland(syllables)
        or _is_name([*map(tone_key, syllables)])
        or (name.isascii() and _is_bare_name(syllables))
    )


def may_be_person(text: str) -> bool:
    """Two to four capitalised syllables: enough where something else vouches for them."""
    syllables = _bare(text).split()
    if not 2 <= len(syllables) <= 4 or _is_no_name(syllables):
        return False
    return all(map(_is_capitalised, syllables))


_PORTAL = re.compile(r"[A-Za-z]{3,}(?:portal|online|news)", re.IGNORECASE)
"""``Vansonportal``: a site by the name of its place."""

_SITES = frozenset(("online", "news", "media", "website", "portal"))
"""Words that names of sites and newspapers end with."""


def _is_no_name(words: list[str]) -> bool:
    return NO_NAMES.begin(" ".join(words)) or words[-1].lower() in _SITES


def is_surely_person(text: str) -> bool:
    """Of what ``is_person`` accepts, whether it can hardly be anything else than a name."""
    name = _bare(text)
    if "." in name or fold(name) in _PEN_NAMES:
        return True
    first, *others = _TITLES.sub("", name).split() or [""]
    return bool(others) and (len(others) > 1 or tone_key(first) in FAMILIES - WEAK_FAMILIES)


def is_unit(text: str) -> bool:
    """An office, a department, an institute: its kind comes first, and nothing is told of it."""
    unit = _bare(text)
    if not 2 < len(unit) <= 120 or not unit[0].isupper():
        return False
    if tone_key(unit) in ALWAYS_UNITS:
        return True
    if not UNITS.begin(unit):
        return ENGLISH_UNITS.fullmatch(unit) is not None
    if " " not in unit:
        return UNITS_ALONE.begin(unit)
    if CONTACT.search(unit) or unit.count(" ") >= 18 or OCCASIONS.begin(unit):
        return False
    return TOLD.search(unit.lower() if unit.isupper() else unit) is None


def is_publication(text: str, *, alone: bool = False) -> bool:
    """A newspaper, journal, broadcaster, portal, or the host of one.

    ``alone`` is without a label: ``Lao động`` is then a word like any other.
    """
    name = _bare(text)
    if not 2 < len(name) <= 100 or name.count(" ") >= 14:
        return False
    if fold(name) in PRESS_NAMES or DOMAIN.fullmatch(name) or _PORTAL.fullmatch(name):
        return True
    if fold(name) in PRESS_WORDS:
        return not alone
    return PRESS.begin(name) and NO_PRESS.search(name) is None


def host_of(text: str) -> str | None:
    """The host of an address that is printed instead of a name, without ``www``."""
    match = DOMAIN.fullmatch(text.strip(" .,/"))
    return match[1].lower() if match else None


def _bare(text: str) -> str:
    """Without the stop or comma at its end; nothing of what is too long for any name."""
    return clean(text).strip(" .,") if len(text) <= _LONGEST else ""


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and _SYLLABLE.fullmatch(word) is not None


def _is_initials(name: str) -> bool:
    if "." not in name or not name[0].isupper() or not _INITIALS.fullmatch(name):
        return False
    return fold(name).rstrip(".") not in _NO_INITIALS


def _is_highland(syllables: list[str]) -> bool:
    """``A Thuk``, ``Ka Sã``, ``Sùng A Dế``, ``Rơ Châm H'Nhi``, ``Châu Chhay``."""
    first, second, *others = map(tone_key, syllables)
    if first in HIGHLAND_FAMILIES or any(map(_SIGNED.match, syllables)):
        return True
    if first in HIGHLAND_SIGNS:
        return len(syllables) <= 4 and all(1 < len(one) <= 7 for one in syllables[1:])
    if first not in FAMILIES:
        return False
    if second in HIGHLAND_MIDDLES and others:
        return True
    return first not in WEAK_FAMILIES and not is_syllable(second)


def _is_name(syllables: list[str]) -> bool:
    first, second, last = syllables[0], syllables[1], syllables[-1]
    given = last in GIVEN or len(last) == 1
    if len(syllables) == 2:
        return given and first in FAMILIES | GIVEN
    if first in FAMILIES - WEAK_FAMILIES:
        return True
    return given and (first in FAMILIES | GIVEN or second in MIDDLES)


def _is_bare_name(syllables: list[str]) -> bool:
    """Without marks only the surest names are told from English words."""
    first, last = fold(syllables[0]), fold(syllables[-1])
    return first in _BARE_FAMILIES and (last in _BARE_GIVEN or len(last) == 1)
