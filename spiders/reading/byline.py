"""Who wrote or posted an article, and which publication it was taken from."""

import re
from collections.abc import Iterator
from functools import lru_cache

from spiders.dates.printed import find_dates
from spiders.layout import hints
from spiders.layout.boxes import Line
from spiders.people.credits import (
    Credit,
    is_account,
    is_glued,
    is_person,
    is_unit,
    parse_credit,
    signers,
)
from spiders.people.forms import FRAME, SPLIT
from spiders.people.names import host_of, is_surely_person, may_be_person
from spiders.reading.about import AGO, date_of
from spiders.reading.found import Found, surest
from spiders.reading.headline import PORTAL, key
from spiders.reading.reading import Reading
from spiders.reading.remarks import Remark, parts
from spiders.reading.signatures import is_apart, signature
from spiders.text import clean, fold

UNDER = 3
"""Lines under a text among which its signature stands."""


def author(reading: Reading) -> Found[str] | None:
    """Persons or units that wrote or posted it."""
    found = [
        Found(credit.value.author, credit.rule, credit.certainty)
        for credit in _credits(reading)
        if credit.value.author
    ]
    return surest([*found, *_machine(reading)])


def source_credit(reading: Reading) -> Found[str] | None:
    """The publication that it was taken from; beside an author also a unit named as source.

    A site that names itself, as print views name their article's address, took it from nobody.
    """
    own = host_of(reading.url.partition("?")[0])
    found = [
        Found(credit.value.source, credit.rule, credit.certainty)
        for credit in _credits(reading)
        if credit.value.source and credit.value.source != own
    ]
    return surest(found) or surest(_units_named_as_source(reading))


def _units_named_as_source(reading: Reading) -> Iterator[Found[str]]:
    """What follows ``Nguồn:`` would be the author, had the page not named another person."""
    writer = author(reading)
    for credit in _credits(reading) if writer and not is_unit(writer.value) else ():
        unit = credit.value.author
        if (credit.value.label or "").startswith("nguon") and unit and is_unit(unit):
            yield Found(unit, credit.rule, credit.certainty)


@lru_cache(maxsize=1)  # author and source are asked for one after the other
def _credits(reading: Reading) -> tuple[Found[Credit], ...]:
    return tuple(_stated(reading))


def _stated(reading: Reading) -> Iterator[Found[Credit]]:
    for remark in reading.remarks:
        credit = parse_credit(remark.text)
        if credit:
            yield Found(credit, f"label:{credit.label}", credit.certainty)
        elif remark.whole:
            yield from _named_on(remark.line)
            yield from _by_icon(remark)
            yield from _several(remark.line, reading)
            yield from _around_dates(remark)
            yield from _near_a_date(remark, reading)
        elif remark.where == "head" and (beside := _beside_a_date(remark)):
            yield beside
    if reading.story:
        yield from (found for _, found in reading.story.closing)
    yield from _under(reading)


def _beside_a_date(remark: Remark) -> Found[Credit] | None:
    """A bare name on the line under the title that has the date: ``Văn phòng · 20/05/2022``."""
    name = remark.text.strip()
    author = signers(name) if len(name) <= 60 else None
    if author is None:
        return None
    times = [part for part in parts(remark.line) if date_of(part) or AGO.match(part)]
    if not times or any(name.endswith(time) for time in times):
        return None
    return Found(Credit(author, None, 0.65, None), "structure:beside-date", 0.65)


def _around_dates(remark: Remark) -> Iterator[Found[Credit]]:
    """Names left of a line when its dates are taken out: ``Thu Hà - Văn Nam | 5/3/2024``."""
    text = clean(remark.text)
    dates = find_dates(text) if remark.where == "head" and len(text) <= 140 else []
    if not dates:
        return
    for date in reversed(dates):
        before = text[: date.start].rstrip(" :")
        label = date.label or ""
        if label and fold(before).endswith(label):
            before = before[: len(before) - len(label)]
        text = f"{_ACT.sub('', before)}|{text[date.end :]}"
    text = _READERS.sub("|", text)
    for part in re.split("[|•·]", text):
        placed = part.rstrip().endswith(",")  # ``Thanh Bình, 5/3/2024`` may be a place
        author = signers(part.strip(FRAME + "()[]"))
        if author and not (placed and not is_surely_person(author)):
            yield Found(Credit(author, None, 0.66, None), "structure:beside-date", 0.66)


_READERS = re.compile(r"\s\d[\d.,]* (?:lượt|lần|views?\b)(?: (?:xem|đọc))?", re.IGNORECASE)

_ACT = re.compile(
    r"\s+(?:đã\s+)?(?:đăng|đưa|gửi|viết|cập nhật)(?:\s+(?:tin|bài|lên))?"
    r"(?:\s+(?:vào|lúc|ngày)){0,2}\W*$"
)
"""What a name did on the date after it."""


def _near_a_date(remark: Remark, reading: Reading) -> Iterator[Found[Credit]]:
    """A bare name on a line of its own under the title, next to the line with the date."""
    name, index = remark.text.strip(), remark.line.index
    author = None if remark.where != "head" or len(name) > 60 else signers(name)
    if author is None or PORTAL.match(name):
        return
    next_to = [index - 1, index + 1]
    if _is_called(_parts_of(reading, index + 1), name):
        next_to.append(index + 2)
    said = [part for near in next_to for part in _parts_of(reading, near)]
    if any(date_of(part) or AGO.match(part) for part in said):
        yield Found(Credit(author, None, 0.6, None), "structure:near-date", 0.6)


_POSITION = re.compile(r"(?:phóng|cộng tác|biên tập|chuyên) viên|tác giả|nhà báo", re.IGNORECASE)
"""What a name is called on the line under it."""


def _is_called(under: list[str], name: str) -> bool:
    """Whether the line under a name can say what its bearer is, or where from."""
    if any(_POSITION.fullmatch(part) for part in under):
        return True
    return bool(under) and under[0][:1].isupper() and len(under[0]) <= 40 and is_unit(name)


def _parts_of(reading: Reading, index: int) -> list[str]:
    around = [*reading.head, *(reading.story.under_lead if reading.story else [])]
    lines = [line for line in around if line.index == index]
    return [text for line in lines for text in (line.spaced, *parts(line))]


def _under(reading: Reading) -> Iterator[Found[Credit]]:
    """A signature set apart right under the text, outside the element that holds it."""
    for line in reading.tail[:UNDER]:
        apart = is_apart(line)
        first = line is reading.tail[0] and not line.linked
        credit = signature(line) if apart or first else None
        if credit and (apart or _are_several(credit)):
            yield Found(credit, "structure:signature", credit.certainty)


def _are_several(credit: Credit) -> bool:
    """Whether it is two persons or more, and nothing else: hardly anything else is right there."""
    names = (credit.author or "").split(", ")
    return len(names) > 1 and credit.label is None and all(map(is_person, names))


_PERSON = re.compile(r"(?:^|[\s-])(?:user|person|author)(?:-(?:circle|fill|alt|edit|o))*(?:\s|$)")
"""Classes of icons of one person."""


def _by_icon(remark: Remark) -> Iterator[Found[Credit]]:
    """The name after the icon of a person, on a line under the title."""
    for text, element, _ in remark.line.pieces if remark.where == "head" else ():
        before = element if element.tail == text else element.getprevious()
        icon = before is not None and not len(before) and not (before.text or "").strip()
        if icon and before is not None and _PERSON.search(before.get("class") or ""):
            credit = _named(" ".join(text.split()).strip(FRAME))
            if credit:
                yield Found(credit, "structure:icon", credit.certainty)


def _named_on(line: Line) -> Iterator[Found[Credit]]:
    """Names in elements made for them, or after words such as ``by``."""
    if line.box.hints & hints.AUTHOR and len(line.text) <= 120 and (names := signers(line.text)):
        yield Found(Credit(names, None, 0.86, None), "structure:named-author", 0.86)
    after = ""
    for text, _, marks in line.pieces:
        name = " ".join(text.split())
        own = (marks | line.box.hints) & hints.AUTHOR or _BY.search(fold(after))
        if own and 3 <= len(name) <= 60:
            credit = parse_credit(name) or _named(name)
            if credit:
                yield Found(credit, "structure:named-author", credit.certainty)
        after = name or after


def _several(line: Line, reading: Reading) -> Iterator[Found[Credit]]:
    """All persons that elements made for names hold, on one line or in one box for several."""
    boxes = [box for box in line.box.ancestors() if box.hints & hints.AUTHOR]
    around = [box for box in boxes if box.end - box.start <= MOST_NAMES]
    lines = reading.lines[around[-1].start : around[-1].end] if around else [line]
    named = (found.value.author or "" for one in lines for found in _named_on(one))
    persons = dict.fromkeys(name.strip(FRAME) for name in named if is_person(name))
    if len(persons) > 1:
        yield Found(Credit(", ".join(persons), None, 0.88, None), "structure:named-author", 0.88)


MOST_NAMES = 12
"""Lines of a box that names authors."""

_BY = re.compile(r"\b(?:by|boi|tac gia|nguoi dang)\W*$")
_CAPITALISED = re.compile(r"(?:[A-Z][a-z.'-]*\s?){2,4}")


def _named(name: str) -> Credit | None:
    """The name in an element made for one: no more than a name is allowed."""
    if is_account(name) or is_glued(name):
        return None
    if is_person(name) or is_unit(name):
        return Credit(author=name, source=None, certainty=0.85, label=None)
    pair = SPLIT.split(name)
    if len(pair) == 2 and all(map(may_be_person, pair)) and any(map(is_person, pair)):
        return Credit(author=", ".join(pair), source=None, certainty=0.8, label=None)
    if (_CAPITALISED.fullmatch(name) or may_be_person(name)) and not PORTAL.match(name):
        return Credit(author=name, source=None, certainty=0.6, label=None)
    return None


def _machine(reading: Reading) -> Iterator[Found[str]]:
    """Persons only, all that one rule names: sites and vendors write themselves there."""
    site = {key(fact.value) for fact in reading.data.of("site")}
    named: dict[str, list[str]] = {}
    for fact in reading.data.of("author"):
        if is_person(fact.value) and key(fact.value) not in site:
            named.setdefault(fact.rule, []).append(fact.value)
    for rule, names in named.items():
        yield Found(", ".join(dict.fromkeys(names)), rule, 0.6)
