"""Who wrote or posted a piece, and where it was taken from: bylines, source lines, signatures."""

import re
from dataclasses import dataclass, replace

from spiders.letters.syllables import is_syllable
from spiders.people.forms import (
    ACCORDING,
    ACCOUNTS,
    ADDRESSED,
    ASIDE,
    BEFORE_PRESS,
    BY,
    DASH,
    DATED,
    DRAWN,
    FRAME,
    GLUED,
    LABELLED,
    LOGIN,
    NAMED,
    NEXT,
    NOWHERE,
    OFFICE,
    OFFICES,
    OURS,
    PLACED,
    SPLIT,
    UNMARKED,
    WEAK_LABELS,
    WITHOUT_NAME,
)
from spiders.people.names import (
    host_of,
    is_person,
    is_publication,
    is_surely_person,
    is_unit,
    may_be_person,
)
from spiders.text import clean, fold

__all__ = [
    "Credit",
    "is_account",
    "is_glued",
    "is_person",
    "is_publication",
    "is_unit",
    "names_account",
    "parse_credit",
    "parse_signature",
    "signers",
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


def parse_credit(text: str) -> Credit | None:
    """The credit of one labelled line: ``Tác giả: …``, ``Nguồn: …``, ``(Theo …)``.

    After ``Nguồn`` a person or one of the department's units is the author, and anything else that
    can be a name is the source. Photo credits, accounts such as ``admin`` and footers are none.
    """
    if len(text) > 2 * _LONGEST or not 4 < len(line := clean(text)) <= _LONGEST:
        return None
    folded = fold(line)
    for form in (LABELLED.search, BY.match, ACCORDING.match, NAMED.match, UNMARKED.match):
        if match := form(folded):
            return _read(line, folded, match)
    return None


def parse_signature(text: str) -> Credit | None:
    """The credit of an unlabelled last line: names, a pen-name, a unit; a labelled one as well."""
    if len(text) > _LONGEST:
        return None
    return parse_credit(text) or _unlabelled(clean(text))


def _unlabelled(line: str) -> Credit | None:
    if not 1 < len(line) <= _LONGEST // 2 or line.endswith((":", "?", "!", "…")):
        return None
    end = _value_end(fold(line), 1)
    placed, line = PLACED.match(fold(line), end), _bare(line[:end])
    if placed and line.count(" ") < 2:
        return None  # ``Lục Bình, ngày 5 tháng 3``
    named = ASIDE.fullmatch(line) or BEFORE_PRESS.fullmatch(line)
    name, aside = (named["name"], _bare(named["aside"])) if named else (line, "")
    if credit := _with_aside(name.strip(FRAME), aside, 0.8, None):
        sure = _is_sure(credit.author or "")
        return None if ADDRESSED.match(line) else replace(credit, certainty=0.8 if sure else 0.65)
    known = is_publication(line, alone=True)
    return Credit(None, host_of(line) or line, 0.6, None) if known else None


def _read(line: str, folded: str, match: re.Match[str]) -> Credit | None:
    start = match.start("value")
    end = _value_end(folded, start)
    first = _labelled(_bare(line[start:end]), match.groupdict())
    return _joined(first, parse_credit(line[end:].lstrip(FRAME)))


def _is_sure(author: str) -> bool:
    return is_unit(author) or all(map(is_surely_person, author.split(", ")))


def _value_end(folded: str, start: int) -> int:
    cuts = (pattern.search(folded, start) for pattern in (NEXT, DATED))
    return min((cut.start() for cut in cuts if cut and cut.start() > start), default=len(folded))


def _bare(value: str) -> str:
    value = value.strip(FRAME)
    if value.startswith("(") and value.endswith(")") and value.count("(") == 1:
        value = value[1:-1]
    if ")" in value and "(" not in value:
        value = value.rstrip(")")
    return value.strip(FRAME)


def _joined(first: Credit | None, second: Credit | None) -> Credit | None:
    """What a line says twice counts once; of the second only what the first left open."""
    if first is None or second is None:
        return first or second
    return replace(
        first, author=first.author or second.author, source=first.source or second.source
    )


def _labelled(value: str, labels: dict[str, str | None]) -> Credit | None:
    if label := labels.get("author"):
        return _by_author(value, label)
    if label := labels.get("press"):
        known = is_publication(value, alone=True)
        return Credit(None, host_of(value) or value, 0.8, label) if known else None
    label = labels.get("source")
    if label is None:
        return _with_aside(value, "", 0.75, "boi")
    value = re.sub(r"^[Tt]heo\s+", "", value)
    if fold(value) in NOWHERE:
        return None
    if host := host_of(value):
        return Credit(None, host, 0.95, label)
    return None if is_account(value) else _from_source(value, label)


def _by_author(value: str, label: str) -> Credit | None:
    if is_account(value) or is_glued(value):
        return None
    aside = ASIDE.fullmatch(value)
    name = aside["name"].strip(FRAME) if aside else value
    sure = 0.5 if label in DRAWN else 0.95
    if credit := _with_aside(name, aside["aside"] if aside else "", sure, label):
        return credit
    if label in DRAWN:
        return None
    if label in WEAK_LABELS:
        return _pen_names(name, label)
    return Credit(name, None, 0.6, label) if _can_be_name(name) else None


def _pen_names(names: str, label: str) -> Credit | None:
    """Two or three that nothing else vouches for than each other: ``Xuân Thiều - Bá Nhân``."""
    parts = SPLIT.split(names)
    alike = 2 <= len(parts) <= 3 and all(map(may_be_person, parts))
    return Credit(", ".join(parts), None, 0.6, label) if alike and label == "thuc hien" else None


def _from_source(value: str, label: str) -> Credit | None:
    according = label == "theo"
    aside = ASIDE.fullmatch(value) or BEFORE_PRESS.fullmatch(value)
    name = aside["name"].strip(FRAME) if aside else value
    writer, *press = DASH.split(name)
    if len(press) == 1 and is_publication(press[0]) and is_person(writer):
        return Credit(writer, press[0], 0.85, label)
    if is_publication(name):
        return Credit(None, value if name != value and "/" in value else name, 0.9, label)
    ours = OURS if label != "nguon tin" else OFFICES
    if is_unit(name) and (according or not ours.match(fold(name))):
        return Credit(None, name, 0.8, label)
    if credit := _with_aside(name, aside["aside"] if aside else "", 0.85, label):
        return credit
    return Credit(None, value, 0.6, label) if not according and _can_be_name(value) else None


def _with_aside(name: str, aside: str, certainty: float, label: str | None) -> Credit | None:
    """Authors, with what stands in parentheses after them where that is a publication."""
    press = _press(aside)
    vouched = (press or fold(aside) in WITHOUT_NAME) and may_be_person(name)
    author = signers(name) or (name if vouched else None)
    return Credit(author, press, certainty, label) if author else None


def _press(aside: str) -> str | None:
    credit = parse_credit(aside)
    if credit:
        return credit.source
    return (host_of(aside) or aside) if aside and is_publication(aside) else None


_NOTED = re.compile(r"(?<=[^\W\d_])[0-9*]{1,2}(?=\s*(?:[,;&]|$))")
"""The number of a note at a name's end."""


def signers(line: str) -> str | None:
    """The names in a line that holds nothing but names, as printed order has them."""
    line = _NOTED.sub("", line)
    if is_person(line) or is_unit(line):
        return line
    name, *unit = DASH.split(line, maxsplit=1)
    if unit and is_person(name) and (is_unit(unit[0]) or is_publication(unit[0])):
        return line
    parts = [part.strip(FRAME) for part in SPLIT.split(line)]
    if not 2 <= len(parts) <= 6 or not is_person(parts[0]):
        return None
    if all(map(is_person, parts)) or _may_be_second(parts):
        return ", ".join(parts)
    return line if len(parts) == 2 and is_unit(parts[1]) else None


def _may_be_second(parts: list[str]) -> bool:
    """Whether of two names the second needs no more proof than the first gives."""
    second = parts[1]
    if len(parts) != 2 or is_unit(second) or OFFICE.match(second):
        return False
    return may_be_person(second)


def is_account(value: str) -> bool:
    """Whether it names an account rather than a person: ``admin``, ``Quản trị``, ``test test``."""
    return not value or bool(ACCOUNTS.fullmatch(fold(value)) or LOGIN.fullmatch(value))


def names_account(text: str) -> bool:
    """Whether it says by a label which account posted a piece, and nothing else."""
    line = clean(text) if len(text) <= _LONGEST // 2 else ""
    match = LABELLED.match(fold(line))
    value = _bare(line[match.start("value") :]) if match and match["author"] else ""
    return bool(value) and (is_account(value) or is_glued(value))


def is_glued(value: str) -> bool:
    """Whether it is one word without marks that is no syllable: what a poster logs in with."""
    return GLUED.fullmatch(value) is not None and not is_syllable(value)


def _can_be_name(value: str) -> bool:
    """Short, mostly capitalised, without sentence, number or further label."""
    words = value.split()
    capitals = sum(word[0].isupper() for word in words)
    if not 1 <= len(words) <= 10 or len(value) > 80 or 2 * capitals < len(words):
        return False
    return not re.search(r"[0-9]{3}|[:?!;]|\. ", value)
