"""From a path and its parameters to a feed, and to how it is asked for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from urllib.parse import quote, urlencode

from aggregator.questions import Asked, question
from aggregator.syndication.wishes import KNOWN, SEARCH, SLUGS, Wish, number, wish
from feeds.index import FeedAddress, find, search
from feeds.names import Names

SEARCHED = "/feeds/search"

Pairs = Sequence[tuple[str, str]]


class Request(NamedTuple):
    """A feed and how it is asked for."""

    address: FeedAddress
    wish: Wish


def asked(path: str, pairs: Pairs, names: Names, now: datetime) -> Request | None:
    """The feed at a path without suffix; None where there is none.

    Raises QuestionError for a parameter that cannot be meant.
    """
    if path == SEARCHED:
        return _search(pairs, names, now)
    address = find(path, names)
    return Request(address, wish(pairs, now)) if address else None


def _search(pairs: Pairs, names: Names, now: datetime) -> Request:
    """The feed of a search: its name is what is searched, however that is written."""
    wished = wish(pairs, now, (*SEARCH, *KNOWN))
    given = defaultdict[str, list[str]](list)
    for name, value in wished.said:
        given[name].append(value)
    chosen = question(_asked(given), names, now)
    since = max(filter(None, (chosen.since, wished.since)), default=None)
    chosen = replace(
        chosen,
        since=since,
        withdrawn=None if wished.with_withdrawn else False,
        first_only=not wished.all_copies,
    )
    searched = [(name, value) for name, value in wished.said if name in SEARCH]
    query = f"?{urlencode(searched, quote_via=quote)}" if searched else ""
    return Request(search(query, _words(searched, names)), replace(wished, which=chosen))


def _asked(given: dict[str, list[str]]) -> Asked:
    first = {name: values[0] for name, values in given.items() if values}
    return Asked(
        province=given["province"],
        topic=given["topic"],
        genre=given["genre"],
        source=given["source"],
        since=first.get("since", ""),
        until=first.get("until", ""),
        min_views=number("min_views", first.get("min_views"), 0, 10**12),
    )


def _words(searched: Iterable[tuple[str, str]], names: Names) -> str:
    """What is searched, for who reads the title."""
    shown = (
        names.of(name).get(value, value) if name in SLUGS else value for name, value in searched
    )
    return ", ".join(shown)
