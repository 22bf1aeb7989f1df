"""What an edit of an article was about: its title, numbers, dates, a deadline, or only typography.

Numbers and dates are compared as multisets: one that merely moved within the text is no change.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import zip_longest
from typing import Any, NamedTuple

from aggregator.sorting.calls import said
from aggregator.sorting.days import find_days, without_days
from spiders.items import VIETNAM
from spiders.text import tone_key


class Aspect(StrEnum):
    """What of an article may have changed."""

    TITLE = "title"
    DEADLINE = "deadline"
    DATE = "date"
    NUMBER = "number"
    TEXT = "text"
    ATTACHMENT = "attachment"
    DETAILS = "details"
    """Author, source or section."""
    TYPOGRAPHY = "typography"
    """Nothing but punctuation, quotes, spaces, case, or how marks are encoded."""


class Fact(NamedTuple):
    """One value that took the place of another; an empty one was added, or removed."""

    aspect: Aspect
    label: str
    """What the value is, in the words of the text or the name of the field; may be empty."""
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What an article said at one time."""

    title: str
    number: int = 1
    seen_at: datetime | None = None
    """When it was first seen like this."""
    summary: str | None = None
    published_at: datetime | None = None
    author: str | None = None
    source_credit: str | None = None
    section: str | None = None
    body_text: str | None = None
    attachments: Sequence[Mapping[str, Any]] = ()

    @property
    def text(self) -> str:
        """Everything that is read as text, but for the title."""
        return "\n\n".join(filter(None, (self.summary, self.body_text)))

    @property
    def everything(self) -> str:
        """Title and text."""
        return f"{self.title}\n\n{self.text}"


class Judgement(NamedTuple):
    """What an edit was about, the gravest first."""

    aspects: tuple[Aspect, ...]
    facts: tuple[Fact, ...]


class _Found(NamedTuple):
    label: str
    printed: str


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
DETAILS = ("author", "source_credit", "section")


def judge(old: Version, new: Version) -> Judgement:
    """What lies between two versions; no aspects where they say the same in the same signs."""
    facts = tuple(dict.fromkeys(_facts(old, new)))
    aspects = {fact.aspect for fact in facts}
    if not is_typography(_words(old.text), _words(new.text)):
        aspects.add(Aspect.TEXT)
    if not aspects and old.everything != new.everything:
        aspects.add(Aspect.TYPOGRAPHY)
    return Judgement(tuple(aspect for aspect in Aspect if aspect in aspects), facts)


def is_typography(old: str, new: str) -> bool:
    """Whether two texts differ in no letter and no number, but for case and their encoding."""
    return _signs(old) == _signs(new)


def _facts(old: Version, new: Version) -> Iterator[Fact]:
    if not is_typography(old.title, new.title):
        yield Fact(Aspect.TITLE, "", old.title, new.title)
    yield from _of_dates(_dates(old.everything), _dates(new.everything))
    yield from _of_numbers(_numbers(old.everything), _numbers(new.everything))
    if old.published_at != new.published_at:
        yield Fact(Aspect.DATE, "published_at", _day(old.published_at), _day(new.published_at))
    here, there = _names(old.attachments), _names(new.attachments)
    gone, come = ([name for name in names if name not in others]
                  for names, others in ((here, there), (there, here)))  # fmt: skip
    for before, after in zip_longest(gone, come):
        yield Fact(Aspect.ATTACHMENT, "", before or "", after or "")
    for field in DETAILS:
        before, after = getattr(old, field) or "", getattr(new, field) or ""
        if before != after:
            yield Fact(Aspect.DETAILS, field, before, after)


def _of_dates(
    old: Mapping[tuple[int, ...], list[_Found]], new: Mapping[tuple[int, ...], list[_Found]]
) -> Iterator[Fact]:
    nothing = _Found("", "")
    for before, after in zip_longest(_missing(old, new), _missing(new, old)):
        one, other = before or nothing, after or nothing
        label = one.label or other.label
        yield Fact(Aspect.DEADLINE if label else Aspect.DATE, label, one.printed, other.printed)


def _of_numbers(old: Mapping[str, list[_Found]], new: Mapping[str, list[_Found]]) -> Iterator[Fact]:
    for before, after in zip_longest(_missing(old, new), _missing(new, old)):
        printed = (before.printed if before else "", after.printed if after else "")
        yield Fact(Aspect.NUMBER, "", *printed)


def _missing(here: Mapping[Any, list[_Found]], there: Mapping[Any, list[_Found]]) -> list[_Found]:
    """What stands here more often than there."""
    return [found for key, all_ in here.items() for found in all_[len(there.get(key, ())) :]]


def _dates(text: str) -> dict[tuple[int, ...], list[_Found]]:
    """Day, month, year (0 where it is not printed) → where it stands, in order."""
    found: dict[tuple[int, ...], list[_Found]] = {}
    labels = {one.day.start: one.label for one in said(text)}
    for day in find_days(text):
        printed = _Found(labels.get(day.start, ""), text[day.start : day.end])
        found.setdefault((day.day, day.month, day.year or 0), []).append(printed)
    return found


def _numbers(text: str) -> dict[str, list[_Found]]:
    """Value of each number that is no date → where it stands, in order."""
    found: dict[str, list[_Found]] = {}
    for match in _NUMBER.finditer(without_days(text)):
        found.setdefault(_value(match[0]), []).append(_Found("", match[0]))
    return found


def _value(printed: str) -> str:
    """``1.200`` and ``1,200`` are ``1200``, ``1,5`` is ``1.5``; zeros in front say nothing."""
    plain = re.sub(r"[.,]", "", printed) if _GROUPED.fullmatch(printed) else printed
    return plain.replace(",", ".").lstrip("0") or "0"


def _words(text: str) -> str:
    """A text without its dates and numbers."""
    return _NUMBER.sub(" ", without_days(text))


def _signs(text: str) -> str:
    plain = tone_key(unicodedata.normalize("NFKC", text))
    return "".join(filter(str.isalnum, plain))


def _names(attachments: Sequence[Mapping[str, Any]]) -> list[str]:
    return [str(one.get("name") or one["url"]) for one in attachments]


def _day(moment: datetime | None) -> str:
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M") if moment else ""
