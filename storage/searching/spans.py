"""Spans of time: as places, and as PostgreSQL's index calls them, which knows thirds of months."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from storage.filters import Cursor, Filter
from storage.searching.match import All, Node, one_of
from storage.searching.tables import NUMBER_BITS, place
from storage.searching.tokens import ten_days

FIRST, LAST = -(1 << 63), (1 << 63) - 1
MOST_SPANS = 120
"""So many are told apart by PostgreSQL's index, which looks at every article of them."""


@dataclass(frozen=True, slots=True)
class Span:
    """Places from ``low`` on, below ``high``."""

    low: int = FIRST
    high: int = LAST


EVERYWHERE = Span()


def span(which: Filter, after: Cursor | None = None) -> Span:
    """The places of a time; what is listed within one second is not told apart."""
    low = place(which.since, 0) if which.since else FIRST
    high = place(which.until, 0) if which.until else LAST
    return Span(low, min(high, place(*after)) if after else high)


def moment(at: int) -> datetime:
    """When what stands there is listed, to the second."""
    return datetime.fromtimestamp(at >> NUMBER_BITS, UTC)


def back(last: int, within: Span, number: int) -> tuple[list[str], Span]:
    """So many spans of ten days up to a place, as the index calls them; the places in them."""
    days, end, low = list[str](), moment(last), within.high
    while len(days) < number and low > within.low:
        begin = _begin(end)
        days.append(ten_days(end))
        end, low = begin - timedelta(seconds=1), place(begin, 0)
    return days, Span(max(within.low, low), within.high)


def told_by_days(node: Node, last: int, within: Span) -> Node:
    """The same, told by days too where these are not many: places are no matter of words."""
    days, part = back(last, within, MOST_SPANS)
    return All((node, one_of(days))) if part.low <= within.low else node


def _begin(moment: datetime) -> datetime:
    """Of the third of a month."""
    day = 1 + min(moment.day - 1, 29) // 10 * 10
    return moment.replace(day=day, hour=0, minute=0, second=0, microsecond=0)
