"""The formats of feeds, by the suffix that names each in an address."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from hashlib import blake2b
from typing import Any

from lxml import etree

from feeds.build import ATOM_TYPE, atom, atom_entry, atom_root, rss, rss_item, rss_root
from feeds.entries import Entry
from feeds.extensions.atom_links import RSS_TYPE
from feeds.fragments import Fragments
from feeds.heads import Parts
from feeds.info import FeedInfo
from feeds.json_feed import JSON_TYPE, json_bytes, json_feed
from feeds.patterns import Patterns, in_xml

FRAGMENTS = Fragments()
"""Of this process: an article stands in many feeds."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a feed is written, and what it is called over HTTP."""

    whole: Callable[[FeedInfo, Sequence[Entry]], bytes]
    """Writes a feed in one go."""
    parts: Parts
    content_type: str

    def build(self, info: FeedInfo, entries: Sequence[Entry]) -> bytes:
        """The same bytes as ``whole``, with the entries that were ready made."""
        return FRAGMENTS.document(self.parts, info, entries)


def head(
    whole: Callable[[FeedInfo, Sequence[Entry]], bytes], tail: bytes
) -> Callable[[FeedInfo], bytes]:
    """What stands in a document before its entries."""

    def up_to_entries(info: FeedInfo) -> bytes:
        return whole(info, ()).removesuffix(tail)

    return up_to_entries


def below(root: Any, element: Callable[[Entry], Any]) -> Callable[[Entry], bytes]:
    """Elements as they stand below a root (or below its one child), namespaces declared there."""
    opening, closing = _written(deepcopy(root), etree.Element("x")).split(b"<x/>")

    def in_place(entry: Entry) -> bytes:
        return _written(deepcopy(root), element(entry))[len(opening) : -len(closing)]

    return in_place


def _written(root: Any, element: Any) -> bytes:
    (root[0] if len(root) else root).append(element)
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return made


ATOM_TAIL, RSS_TAIL, JSON_TAIL = b"</feed>", b"</channel></rss>", b"]}"
FORMATS: Mapping[str, Format] = {
    "atom": Format(
        atom,
        Parts(
            head=head(atom, ATOM_TAIL),
            escape=in_xml,
            entry=Patterns(below(atom_root(), atom_entry)),
            begins=b"<entry",
            identity=re.compile(rb"<id>([^<]*)"),
            changed=re.compile(rb"<updated>([^<]*)"),
            tail=ATOM_TAIL,
            time=datetime.isoformat,
        ),
        f"{ATOM_TYPE}; charset=utf-8",
    ),
    "rss": Format(
        rss,
        Parts(
            head=head(rss, RSS_TAIL),
            escape=in_xml,
            entry=Patterns(below(rss_root(), rss_item)),
            begins=b"<item>",
            identity=re.compile(rb"<guid[^>]*>([^<]*)"),
            changed=re.compile(rb"<atom:updated>([^<]*)"),
            tail=RSS_TAIL,
            time=format_datetime,
        ),
        f"{RSS_TYPE}; charset=utf-8",
    ),
    "json": Format(
        json_feed,
        Parts(
            head=head(json_feed, JSON_TAIL),
            escape=lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
            entry=json_bytes,
            start=b'"items": [',
            begins=b'{"id": "',
            identity=re.compile(rb'"id": "([^"]*)'),
            changed=re.compile(rb', "date_modified": "([^"]*)'),
            tail=JSON_TAIL,
            joint=b", ",
        ),
        f"{JSON_TYPE}; charset=utf-8",
    ),
}


def etag(data: bytes) -> str:
    """A strong entity tag (RFC 9110, section 8.8.3), quotes included."""
    return f'"{blake2b(data, digest_size=16).hexdigest()}"'
