"""From a path and its parameters to a feed, and to how it is asked for."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import quote, urlencode

from aggregator.asking.questions import Asked, QuestionError, question
from aggregator.searching import words
from aggregator.syndication.wishes import KNOWN, NAMED, SEARCH, Wish, number, wish
from feeds.index import FeedAddress, find, search
from feeds.names import Names

SEARCHED = "/feeds/search"

ALIKE = 0.8
"""How alike an unknown parameter is to a filter that was meant: ``topik``, not ``utm_source``."""

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


def filters(said: Pairs) -> Asked:
    """What is asked of articles, out of parameters; raises QuestionError."""
    given = defaultdict[str, list[str]](list)
    for name, value in said:
        given[name].append(value)
    first = {name: values[0] for name, values in given.items()}
    return Asked(
        province=given["province"],
        topic=given["topic"],
        genre=given["genre"],
        source=given["source"],
        author=given["author"],
        section=given["section"],
        document=given["document"],
        since=first.get("since", ""),
        until=first.get("until", ""),
        min_views=number("min_views", first.get("min_views"), 0, 10**12),
    )


def query_of(said: Pairs) -> str:
    """Parameters as they follow a path: ``?q=…``, or nothing."""
    return f"?{urlencode(said, quote_via=quote)}" if said else ""


def words_of(said: Pairs, names: Names) -> str:
    """What is searched, for who reads the title."""
    shown = (names.of(name).get(value, value) if name in NAMED else value for name, value in said)
    return ", ".join(shown)


def _search(pairs: Pairs, names: Names, now: datetime) -> Request:
    """The feed of a search: its name is what is searched, however that is written.

    A filter that is misspelt would find everything: QuestionError.
    """
    for name, value in pairs:
        if near := name not in SEARCH and get_close_matches(name, SEARCH, n=1, cutoff=ALIKE):
            raise QuestionError(name, value, f"no parameter; did you mean {near[0]}?")
    wished = wish(pairs, now, (*SEARCH, *KNOWN))
    chosen = question(filters(wished.said), names, now)
    chosen = replace(
        chosen,
        since=max(filter(None, (chosen.since, wished.since)), default=None),
        withdrawn=None if wished.with_withdrawn else False,
        first_only=not wished.all_copies,
    )
    searched = [(name, value) for name, value in wished.said if name in SEARCH]
    address = search(query_of(searched), words_of(searched, names))
    return Request(address, replace(wished, which=chosen, words=words(dict(searched).get("q", ""))))
