"""The formats of feeds, by the suffix that names each in an address."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from feeds.build import ATOM_TYPE, atom, rss
from feeds.entries import Entry
from feeds.extensions.atom_links import RSS_TYPE
from feeds.info import FeedInfo
from feeds.json_feed import JSON_TYPE, json_feed


class Format(NamedTuple):
    """How a feed is written, and what it is called over HTTP."""

    build: Callable[[FeedInfo, Sequence[Entry]], bytes]
    content_type: str


FORMATS: Mapping[str, Format] = {
    "atom": Format(atom, f"{ATOM_TYPE}; charset=utf-8"),
    "rss": Format(rss, f"{RSS_TYPE}; charset=utf-8"),
    "json": Format(json_feed, f"{JSON_TYPE}; charset=utf-8"),
}


def etag(data: bytes) -> str:
    """A strong entity tag (RFC 9110, section 8.8.3), quotes included."""
    return f'"{blake2b(data, digest_size=16).hexdigest()}"'
