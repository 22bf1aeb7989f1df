"""From the words of the API and the command line to a question for the store."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from enum import StrEnum

from aggregator import provinces
from feeds.names import Names
from spiders.items import VIETNAM
from storage.filters import Cursor, Filter

SPANS = {"d": 1, "w": 7, "m": 30, "y": 365}


class Sort(StrEnum):
    """In which order articles are asked for."""

    DATE = "date"
    VIEWS = "views"
    TRENDING = "trending"
    """What is read more than is usual for its source and age; nothing else."""


class QuestionError(Exception):
    """A parameter that cannot be meant: which, its value, and what would be accepted."""

    def __init__(self, parameter: str, value: str, accepted: str) -> None:
        super().__init__(f"{parameter} = {value!r}: {accepted}")
        self.parameter, self.value, self.accepted = parameter, value, accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The filters as they were written; an empty one asks for everything."""

    province: Sequence[str] = ()
    topic: Sequence[str] = ()
    genre: Sequence[str] = ()
    source: Sequence[str] = ()
    since: str = ""
    until: str = ""
    min_views: int | None = None


def question(asked: Asked, names: Names, now: datetime) -> Filter:
    """What the store is to be asked; raises QuestionError."""
    for field in ("province", "topic", "genre", "source"):
        for slug in getattr(asked, field):
            check_slug(field, slug, names.of(field))
    return Filter(
        provinces=[member for slug in asked.province for member in provinces.members(slug)],
        topics=list(asked.topic),
        genres=list(asked.genre),
        sources=list(asked.source),
        since=_moment("since", asked.since, now),
        until=_until(asked.until, now),
        min_views=asked.min_views,
    )


def check_slug(parameter: str, slug: str, known: Mapping[str, str]) -> None:
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
    moment, _, number = text.rpartition("_")
    try:
        return Cursor(datetime.fromtimestamp(int(moment) / 1e6, UTC), int(number))
    except (ValueError, OverflowError, OSError):
        raise QuestionError("cursor", text, "accepted: a next_cursor of an answer") from None


def offset(text: str) -> int:
    """The place in an order that is no order of dates: how many come before."""
    if text and not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise QuestionError("cursor", text, "accepted: a next_cursor of an answer")
    return int(text or 0)


def written(place: Cursor) -> str:
    """A cursor as a word: microseconds since 1970, and the article's number."""
    return f"{round(place.listed_at.timestamp() * 1e6)}_{place.id}"


def day(parameter: str, text: str, now: datetime) -> str:
    """The day in Vietnam of a date as people write it, in ISO 8601; empty for none."""
    moment = _moment(parameter, text, now)
    return moment.astimezone(VIETNAM).date().isoformat() if moment else ""


def _until(text: str, now: datetime) -> datetime | None:
    """A day is meant with all its hours."""
    moment = _moment("until", text, now)
    return moment + timedelta(days=1) if moment and len(text) == len("2026-11-24") else moment


def _moment(parameter: str, text: str, now: datetime) -> datetime | None:
    if not text:
        return None
    number, unit = text[:-1], text[-1]
    try:
        if number.isdecimal() and unit in SPANS:
            return now - timedelta(days=int(number) * SPANS[unit])
        parsed = datetime.fromisoformat(text)
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=VIETNAM)).astimezone(UTC)
    except (ValueError, OverflowError):
        accepted = "accepted: 2026-11-24, 7d, 2w, 3m (months) or 1y"
        raise QuestionError(parameter, text, accepted) from None
