"""Entries of one kind differ only in words: feedgen writes the first, the others are filled in.

Of a kind are entries with as many files, copies and categories, of which the same is known. The
first is written with marks in the places of its words; what became of a mark shows how words are
written there.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from email.utils import format_datetime
from itertools import chain, count
from operator import attrgetter
from typing import Any, NamedTuple

from feeds.enclosures import Enclosure
from feeds.entries import VIETNAM, Category, Copy, Entry, Place, Source
from feeds.text import as_html

MOST = 5_000
"""Kinds that are kept, of some 2 KB each."""

WORDS: Mapping[type, tuple[str, ...]] = {
    Entry: ("id", "url", "title", "author", "source_credit", "summary", "content_html", "language"),
    Source: ("name", "site_url", "feed_id", "feed_url"),
    Category: ("term", "label", "scheme"),
    Enclosure: ("url", "media_type", "title", "alt"),
    Copy: ("url", "source"),
    Place: ("name", "name"),
}
"""What of an entry, and of what belongs to it, stands in documents word for word."""
_WORDS_OF = {kind: attrgetter(*names) for kind, names in WORDS.items()}
SOME_TIME = datetime(1, 1, 2, 3, 4, 5, tzinfo=VIETNAM)
ANOTHER = datetime(2, 2, 3, 4, 5, 6, tzinfo=VIETNAM)
SOMEWHERE = {"latitude": 7.654321, "longitude": 6.543217}
SOME_VIEWS = 987_654_321
"""Marks in the places of times and numbers: nothing else in an entry full of marks looks so."""

_FORBIDDEN = bytes(one for one in range(32) if one not in b"\t\n\r")
_MAYBE_NONE = b"\xef\xbf"
_NONE = re.compile(rb"\xef\xbf[\xbe\xbf]")  # U+FFFE and U+FFFF


def in_xml(text: str) -> str:
    """A text between tags, as libxml2 writes it."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\r", "&#13;")


def _in_attribute(text: str) -> str:
    plain = in_xml(text).replace('"', "&quot;")
    return plain.replace("\n", "&#10;").replace("\t", "&#9;")


_WRITERS: Mapping[str, Callable[[str], str]] = {
    "\n&lt;": in_xml,
    "&#10;&lt;": _in_attribute,
    "\n&amp;lt;": lambda text: in_xml(as_html(text)),
}
"""By what became of the line break and the ``<`` of a mark."""
_NUMBERS: Mapping[str, Callable[[Any], str]] = {
    "iso": datetime.isoformat,
    "rfc": format_datetime,
    "str": str,
}
_MARK = re.compile(f"urn:x-sokhcn:([0-9]+):({'|'.join((*_WRITERS, *_NUMBERS))})")
_JOINT = "\x00"
"""Stands between words that are written in one go; a word that holds it is refused."""


class _Place(NamedTuple):
    """Where a word stands in the pieces of an entry."""

    slot: int
    word: int
    how: str


class _Pattern(NamedTuple):
    """An entry of a kind, in pieces: every second one is a word."""

    pieces: list[str]
    numbers: list[tuple[int, int, Callable[[Any], str]]]
    """Slot, which one, and how it is written there."""
    words: list[tuple[Callable[[str], str], list[int], list[int]]]
    """How words are written, the slots and the words."""


class Patterns:
    """Writes entries of one format as ``write`` does, which it asks once for each kind."""

    def __init__(self, write: Callable[[Entry], bytes]) -> None:
        self.write = write
        self.known: dict[object, _Pattern] = {}

    def __call__(self, entry: Entry) -> bytes:
        """An entry as bytes; raises ValueError where XML cannot hold it."""
        said = _said(entry)
        kind = _kind(entry, said)
        pattern = self.known.get(kind) or self._learnt(kind, entry)
        filled = pattern.pieces.copy()
        for slot, one, number in pattern.numbers:
            filled[slot] = number(said[one])
        for write, slots, ones in pattern.words:
            written = write(_JOINT.join([said[one] for one in ones])).split(_JOINT)
            for slot, text in zip(slots, written, strict=True):
                filled[slot] = text
        return _checked("".join(filled).encode())

    def _learnt(self, kind: object, entry: Entry) -> _Pattern:
        """The pattern of a kind, out of any entry of it."""
        if len(self.known) >= MOST:
            self.known.clear()
        marked = _marked(entry)
        made = self.known[kind] = _pattern(_all_marked(self.write(marked).decode(), marked))
        return made


def _all_marked(made: str, marked: Entry) -> str:
    """With marks also where times and numbers stand."""
    for place, value in enumerate(_numbers(marked)):
        if value is not None:
            for how in ("iso", "rfc") if isinstance(value, datetime) else ("str",):
                made = made.replace(_NUMBERS[how](value), f"urn:x-sokhcn:{place}:{how}")
    return made


def _pattern(made: str) -> _Pattern:
    """Taken apart at the marks."""
    text, numbers, ways = (_MARK.split(made)[first::3] for first in range(3))
    places = [
        _Place(2 * nth + 1, int(one), how)
        for nth, (one, how) in enumerate(zip(numbers, ways, strict=True))
    ]
    words = []
    for how, write in _WRITERS.items():
        if some := [one for one in places if one.how == how]:
            words.append((write, [one.slot for one in some], [one.word for one in some]))
    return _Pattern(
        pieces=[piece for one in text for piece in (one, "")][:-1],
        numbers=[(slot, one, _NUMBERS[how]) for slot, one, how in places if how in _NUMBERS],
        words=words,
    )


def _members(entry: Entry) -> Iterator[Any]:
    """The entry, and all that belongs to it."""
    place = () if entry.place is None else (entry.place,)
    return chain((entry, entry.source), entry.categories, entry.enclosures, entry.copies, place)


def _numbers(entry: Entry) -> tuple[Any, ...]:
    """Times and numbers."""
    at, place = (entry.published_at, entry.updated_at), entry.place
    return (*at, entry.view_count, place and place.latitude, place and place.longitude)


def _said(entry: Entry) -> list[Any]:
    """All that differs within a kind, in an order that is the same for all of a kind."""
    members = chain.from_iterable([_WORDS_OF[type(one)](one) for one in _members(entry)])
    return [*_numbers(entry), *members]


def _kind(entry: Entry, said: list[Any]) -> object:
    """What decides about elements: how many of what, and what is known."""
    return (
        len(entry.categories),
        tuple([one.is_picture for one in entry.enclosures]),
        tuple([one.is_first for one in entry.copies]),
        tuple([one and True for one in said]),
    )


def _marked(entry: Entry) -> Entry:
    """An entry of the same kind that says nothing but marks, numbered as what `_said` says is."""
    numbers = count(len(_numbers(entry)))

    def marked(one: Any) -> Any:
        named = list(zip(WORDS[type(one)], numbers))  # noqa: B905  the numbers have no end
        return replace(one, **{name: _mark(at) for name, at in named if getattr(one, name)})

    made: Entry = replace(
        marked(entry),
        source=marked(entry.source),
        categories=tuple(map(marked, entry.categories)),
        enclosures=tuple(map(marked, entry.enclosures)),
        copies=tuple(map(marked, entry.copies)),
        published_at=SOME_TIME,
        updated_at=ANOTHER,
        view_count=None if entry.view_count is None else SOME_VIEWS,
    )
    if entry.place is None:
        return made
    place: Place = replace(marked(entry.place), **SOMEWHERE)
    return replace(made, place=place)


def _mark(number: int) -> str:
    return f"urn:x-sokhcn:{number}:\n<"


def _checked(data: bytes) -> bytes:
    """What feedgen refuses is refused (XML 1.0, section 2.2)."""
    is_none = _MAYBE_NONE in data and _NONE.search(data)
    if is_none or len(data.translate(None, _FORBIDDEN)) < len(data):
        raise ValueError("a text holds characters that XML forbids")
    return data
