"""Entries written once: a feed is its head, and entries joined that were ready made.

What feedgen writes of an entry depends on nothing but the entry, once it stands below a root that
declares the namespaces: it is kept as it stands there, as long as the entry says the same.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from feeds.entries import VIETNAM, Entry
from feeds.info import FeedInfo, last_updated
from feeds.leaving_out import whole

ROOM = 64_000_000
"""Bytes of entries that are kept: some 8,000 in three formats."""
HEADS = 4_000
"""Heads of feeds that are kept, of about 1 KB each."""
SOME_TIME = datetime(1, 1, 2, 3, 4, 5, tzinfo=VIETNAM)
"""Stands in a kept head for the time of the newest entry."""

Head = tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a format's documents."""

    head: Callable[[FeedInfo], bytes]
    """Up to where entries begin."""
    entry: Callable[[Entry], bytes]
    """One entry as it stands in a document; raises where it cannot be written."""
    tail: bytes
    """What follows the last entry."""
    joint: bytes = b""
    """Stands between two entries."""
    time: Callable[[datetime], str] | None = None
    """How a head writes the time of the newest entry; None where it writes none."""


class Fragments:
    """Ready-made entries and heads; the ones unused for longest go when there is no more room."""

    def __init__(self, room: int = ROOM) -> None:
        self.room, self.used = room, 0
        self.entries: OrderedDict[tuple[int, str], tuple[Entry, bytes]] = OrderedDict()
        self.heads: OrderedDict[tuple[int, FeedInfo], Head] = OrderedDict()
        self.lock = threading.Lock()

    def document(self, parts: Parts, info: FeedInfo, entries: Sequence[Entry]) -> bytes:
        """A feed; of its entries those are written that were not written before.

        An entry that cannot be written is left out.
        """
        pieces = self._pieces(parts, entries)
        updated = last_updated(info, [entry for entry, _ in pieces])
        body = parts.joint.join([piece for _, piece in pieces])
        return self._head(parts, info, updated) + body + parts.tail

    def _pieces(self, parts: Parts, entries: Sequence[Entry]) -> list[tuple[Entry, bytes]]:
        found = self._kept(parts, entries)
        missing = [entry for entry, kept in zip(entries, found, strict=True) if kept is None]
        made = {id(entry): (entry, piece) for entry, piece in whole(parts.entry, missing)}
        self._keep(parts, made.values())
        both = [kept or made.get(id(entry)) for entry, kept in zip(entries, found, strict=True)]
        return [piece for piece in both if piece is not None]

    def _kept(self, parts: Parts, entries: Sequence[Entry]) -> Sequence[tuple[Entry, bytes] | None]:
        """For each entry what is ready, where it says the same as then."""
        found: list[tuple[Entry, bytes] | None] = []
        with self.lock:
            for entry in entries:
                key = (id(parts), entry.id)
                kept = self.entries.get(key)
                if kept is not None and (kept[0] is entry or kept[0] == entry):
                    self.entries.move_to_end(key)
                    found.append(kept)
                else:
                    found.append(None)
        return found

    def _keep(self, parts: Parts, made: Iterable[tuple[Entry, bytes]]) -> None:
        with self.lock:
            for entry, piece in made:
                key = (id(parts), entry.id)
                _, former = self.entries.pop(key, (None, b""))
                self.entries[key] = (entry, piece)
                self.used += len(piece) - len(former)
            while self.used > self.room:
                _, (_, dropped) = self.entries.popitem(last=False)
                self.used -= len(dropped)

    def _head(self, parts: Parts, info: FeedInfo, updated: datetime) -> bytes:
        if parts.time is None:
            return self._around_time(parts, info)[0]
        around = self._around_time(parts, replace(info, written_at=SOME_TIME))
        if len(around) != 2:  # the time stands there more than once, perhaps as somebody's words
            return parts.head(replace(info, written_at=updated))
        return parts.time(updated).encode().join(around)

    def _around_time(self, parts: Parts, info: FeedInfo) -> Head:
        """A head, divided where its time stands."""
        key = (id(parts), info)
        kept = self.heads.get(key)
        if kept is None:
            made = parts.head(info)
            kept = tuple(made.split(parts.time(SOME_TIME).encode())) if parts.time else (made,)
            with self.lock:
                self.heads[key] = kept
                if len(self.heads) > HEADS:
                    self.heads.popitem(last=False)
        return kept
