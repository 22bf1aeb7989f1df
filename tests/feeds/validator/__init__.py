"""A strict validator of what we publish: what a specification demands, and where it only advises.

``problems(data, kind)`` lists what is wrong, each with where it is: nothing, if it is empty.
Kinds: ``atom``, ``rss``, ``json``, ``opml``, ``ics``.
"""

from tests.feeds.validator import atom, ics, json_feed, opml, rss

KINDS = {
    "atom": atom.problems,
    "rss": rss.problems,
    "json": json_feed.problems,
    "opml": opml.problems,
    "ics": ics.problems,
}


def problems(data: bytes, kind: str) -> list[str]:
    """What is wrong with a document."""
    return list(KINDS[kind](data))
