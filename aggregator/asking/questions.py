"""From the words of the API and the command line to a question for the store."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from enum import StrEnum

from aggregator import provinces
from aggregator.sorting import documents
from feeds.names import Names
from spiders.items import VIETNAM
from storage.asking.spellings import key
from storage.filters import Cursor, Filter

FIRST, LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
"""No article is older or newer; dates beyond mean these."""
SPANS = {"d": 1, "w": 7, "m": 30, "y": 365}


class Sort(StrEnum):
    """In which order articles are asked for."""

    DATE = "date"
    VIEWS = "views"
    RELEVANCE = "relevance"
    """What fits the words best first."""
    TRENDING = "trending"
    """What is read more than is usual for its source and age; nothing else."""


class CopyChoice(StrEnum):
    """Which of several articles with the same text."""

    FIRST = "first"
    """The one that was known first, of those that are asked for."""
    ALL = "all"


class QuestionError(Exception):
    """A parameter that cannot be meant: which, its value, and what would be accepted."""

    def __init__(self, parameter: str, value: str, accepted: str) -> None:
        super().__init__(f"{parameter} = {value!r}: {accepted}")
        self.parameter, self.value, self.accepted = parameter, value, accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The filters as they were written; an empty one asks for everything."""

    q: str = ""
    province: Sequence[str] = ()
    topic: Sequence[str] = ()
    genre: Sequence[str] = ()
    source: Sequence[str] = ()
    author: Sequence[str] = ()
    section: Sequence[str] = ()
    document: Sequence[str] = ()
    since: str = ""
    until: str = ""
    min_views: int | None = None
    copies: CopyChoice = CopyChoice.ALL


def question(asked: Asked, names: Names, now: datetime) -> Filter:
    """What the store is to be asked, but for the words; raises QuestionError."""
    for field in ("province", "topic", "genre", "source"):
        for slug in getattr(asked, field):
            check_slug(field, slug, names.of(field))
    return Filter(
        provinces=[member for slug in asked.province for member in provinces.members(slug)],
        topics=list(asked.topic),
        genres=list(asked.genre),
        sources=list(asked.source),
        since=moment("since", asked.since, now),
        until=_until(asked.until, now),
        min_views=asked.min_views,
        authors=_keys("author", asked.author),
        sections=_keys("section", asked.section),
        documents=[_number(text) for text in asked.document],
        first_only=asked.copies is CopyChoice.FIRST,
    )


def _keys(parameter: str, names: Iterable[str]) -> list[str]:
    """Names as they are compared."""
    found = []
    for name in names:
        compared = key(name)
        if compared is None:
            raise QuestionError(parameter, name, "accepted: a whole name, with marks or without")
        found.append(compared)
    return found


def _number(text: str) -> str:
    """A document's number in its usual form."""
    found = documents.canonical(text)
    if found is None:
        raise QuestionError("document", text, "accepted: a whole number, such as 57-NQ/TW")
    return found


def check_slug(parameter: str, slug: str, known: Collection[str]) -> None:
    """Raise QuestionError where there is no such province, topic, genre or source."""
    if slug not in known:
        near = get_close_matches(slug, known, n=3)
        hint = f"did you mean {' or '.join(near)}? " if near else ""
        raise QuestionError(parameter, slug, f"{hint}accepted: {listed(known)}")


def listed(values: Iterable[str]) -> str:
    """All of them, in order."""
    return ", ".join(sorted(values))


def cursor(text: str) -> Cursor | None:
    """The place that `written` wrote."""
    if not text:
        return None
    microseconds, _, number = text.rpartition("_")
    try:
        return Cursor(datetime.fromtimestamp(int(microseconds) / 1e6, UTC), int(number))
    except (ValueError, OverflowError, OSError):
        raise QuestionError("cursor", text, "accepted: a next_cursor of an answer") from None


def written(place: Cursor) -> str:
    """A cursor as a word: microseconds since 1970, and the article's number."""
    return f"{round(place.listed_at.timestamp() * 1e6)}_{place.id}"


def day(parameter: str, text: str, now: datetime) -> str:
    """The day in Vietnam of a date as people write it, in ISO 8601; empty for none."""
    at = moment(parameter, text, now)
    return at.astimezone(VIETNAM).date().isoformat() if at else ""


def _until(text: str, now: datetime) -> datetime | None:
    """A day is meant with all its hours."""
    at = moment("until", text, now)
    is_day = len(text) == len("2026-11-24")
    return min(at + timedelta(days=1), LAST) if at and is_day else at


def moment(parameter: str, text: str, now: datetime) -> datetime | None:
    """The moment of a date as people write it; None for none. Raises QuestionError."""
    if not text:
        return None
    number, unit = text[:-1], text[-1]
    try:
        if number.isdecimal() and unit in SPANS:
            return max(now - timedelta(days=int(number) * SPANS[unit]), FIRST)
        parsed = datetime.fromisoformat(text)
        zoned = parsed if parsed.tzinfo else parsed.replace(tzinfo=VIETNAM)
        return min(max(zoned.astimezone(UTC), FIRST), LAST)
    except (ValueError, OverflowError):
        accepted = "accepted: 2026-11-24, 7d, 2w, 3m (months) or 1y"
        raise QuestionError(parameter, text, accepted) from None
