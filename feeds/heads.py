"""What stands before the entries of a document: written once for all that differ only in words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from feeds.entries import VIETNAM, Entry
from feeds.info import FeedInfo
from feeds.text import uri, xml_text

ADDRESSES = ("self_url", "site_url", "first_url", "previous_url", "next_url", "hub_url",
             "successor_url")  # fmt: skip
WORDS: Mapping[str, Callable[[str], str | None]] = {
    "id": str,
    **dict.fromkeys(("title", "subtitle"), xml_text),
    **dict.fromkeys(ADDRESSES, uri),
}
"""What differs from feed to feed, and what every format makes of it before it writes it."""
MARK = re.compile(rb"urn:x-sokhcn:(\w+):")
SOME_TIME = datetime(1, 1, 2, 3, 4, 5, tzinfo=VIETNAM)
NOTHING = FeedInfo(
    id="", title="", self_url="", site_url="", updated_at=SOME_TIME, written_at=SOME_TIME
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a format's documents."""

    head: Callable[[FeedInfo], bytes]
    """Up to where entries begin."""
    escape: Callable[[str], str]
    """Writes words as they stand in a head."""
    entry: Callable[[Entry], bytes]
    """One entry as it stands in a document; raises where it cannot be written."""
    tail: bytes
    """What follows the last entry."""
    joint: bytes = b""
    """Stands between two entries."""
    start: bytes = b""
    """Stands before the first entry, and nowhere before."""
    begins: bytes
    """With what every entry begins, and nothing else behind ``start``."""
    identity: re.Pattern[bytes]
    """Finds the id of an entry."""
    changed: re.Pattern[bytes]
    """Finds when it last changed."""
    time: Callable[[datetime], str] | None = None
    """How a head writes the time of the newest entry; None where it writes none."""


def head(parts: Parts, info: FeedInfo, updated: datetime) -> bytes:
    """Up to where entries begin, in a document whose newest change is of that time."""
    if info.withdrawn:
        return parts.head(replace(info, written_at=updated))
    said = {name: text for name, fit in WORDS.items() if (text := fit(getattr(info, name) or ""))}
    words = {name.encode(): parts.escape(text).encode() for name, text in said.items()}
    if parts.time is not None:
        words[b"written_at"] = parts.time(updated).encode()
    made = _pattern(parts, frozenset(said), info.language, info.ttl)
    return b"".join(words[one] if odd % 2 else one for odd, one in enumerate(made))


@lru_cache(maxsize=1_000)
def _pattern(
    parts: Parts, said: frozenset[str], language: str, ttl: timedelta | None
) -> list[bytes]:
    """A head in pieces; every second is the name of what stands there."""
    marks: dict[str, Any] = {name: f"urn:x-sokhcn:{name}:" for name in said}
    made = parts.head(replace(NOTHING, language=language, ttl=ttl, **marks))
    if parts.time is not None:
        made = made.replace(parts.time(SOME_TIME).encode(), b"urn:x-sokhcn:written_at:")
    return MARK.split(made)
