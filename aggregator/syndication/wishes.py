"""What a request asks of a feed beyond its address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from aggregator.asking.questions import QuestionError, cursor, written
from aggregator.syndication.rsshub import FIELDS, Sieve, sieve, truth
from aggregator.syndication.shaping import AS_IT_IS, Shape, shape
from storage.filters import Cursor, Filter
from storage.searching.words import ANY, Words

PAGE = 50
"""Entries of a page of a feed."""
MOST = 200
LAST_PAGE = 100_000

KNOWN = (
    "copies",
    "withdrawn",
    "filter",
    *(f"filter_{field}" for field in FIELDS),
    "filterout",
    *(f"filterout_{field}" for field in FIELDS),
    "filter_case_sensitive",
    "filter_time",
    "sorted",
    "mode",
    "brief",
    "limit",
)
"""The parameters of every feed, in the order in which its own links name them."""
NAMED = ("province", "topic", "genre", "source")
MANY = (*NAMED, "author", "section", "document")
"""Those that may be given more than once."""
SEARCH = ("q", *MANY, "since", "until", "min_views")
"""Those of a search besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a feed is asked for; an empty one is the feed as it is kept."""

    page: int = 1
    limit: int = PAGE
    before: Cursor | None = None
    which: Filter | None = None
    """Of a search: the articles, instead of those of the address."""
    words: Words = ANY
    """Of a search: the words that articles must hold."""
    all_copies: bool = False
    with_withdrawn: bool = False
    """Entries also of what the departments took back."""
    sieve: Sieve | None = None
    since: datetime | None = None
    by_date: bool = False
    """Entries of a page in the order of their dates, in feeds that have another one."""
    shape: Shape = AS_IT_IS
    said: tuple[tuple[str, str], ...] = ()
    """The parameters that choose what the feed is, as they were written."""

    @property
    def is_plain(self) -> bool:
        """Whether this is the first page of the feed as everybody sees it."""
        return not self.said and self.page == 1 and self.before is None

    def query(self, **place: object) -> str:
        """What follows the path in the address of a page: ``?limit=20&page=2``, or nothing."""
        pairs = [*self.said, *((name, str(value)) for name, value in place.items() if value)]
        return f"?{urlencode(pairs, quote_via=quote)}" if pairs else ""


def wish(pairs: Iterable[tuple[str, str]], now: datetime, known: Iterable[str] = KNOWN) -> Wish:
    """Out of the parameters of a request; unknown ones are passed over.

    Raises QuestionError, naming the parameter and what would be accepted.
    """
    given = [(name, value) for name, value in pairs if value]
    asked = dict(reversed(given))  # of a parameter that is given twice, the first counts
    span = number("filter_time", asked.get("filter_time"), 0, 10**10)
    return Wish(
        page=number("page", asked.get("page"), 1, LAST_PAGE) or 1,
        limit=number("limit", asked.get("limit"), 1, MOST) or PAGE,
        before=_place(asked.get("before", "")),
        all_copies=_word("copies", asked, "first", "all") == "all",
        with_withdrawn=_word("withdrawn", asked, "left", "kept") == "kept",
        sieve=sieve(asked),
        since=now - timedelta(seconds=span) if span is not None else None,
        by_date=truth("sorted", asked.get("sorted"), False),
        shape=shape(asked),
        said=tuple(_said(given, known)),
    )


def _said(given: Iterable[tuple[str, str]], known: Iterable[str]) -> Iterable[tuple[str, str]]:
    usual = {"limit": str(PAGE), "copies": "first", "withdrawn": "left"}
    given = list(given)
    for name in known:
        values = [value for one, value in given if one == name]
        for value in sorted(set(values)) if name in MANY else values[:1]:
            if usual.get(name) != value:
                yield name, value


def number(parameter: str, text: str | None, least: int, most: int) -> int | None:
    """A number within bounds; None where none is given."""
    if text is None:
        return None
    if text.isascii() and text.isdecimal() and len(text) < 14 and least <= int(text) <= most:
        return int(text)
    raise QuestionError(parameter, text, f"accepted: a number from {least} to {most}")


def _place(text: str) -> Cursor | None:
    try:
        return cursor(text)
    except QuestionError:
        raise QuestionError("before", text, "accepted: that of a next link") from None


def _word(parameter: str, asked: Mapping[str, str], *accepted: str) -> str:
    value = asked.get(parameter, accepted[0])
    if value not in accepted:
        raise QuestionError(parameter, value, f"accepted: {', '.join(accepted)}")
    return value


def before(place: Cursor) -> str:
    """A place in a feed as ``before`` names it."""
    return written(place)
