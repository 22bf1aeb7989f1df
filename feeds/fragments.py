"""Entries written once: a feed is its head, and entries joined that were ready made.

What feedgen writes of an entry depends on nothing but the entry, once it stands below a root that
declares the namespaces: it is kept as it stands there, as long as the entry says the same.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from feeds.entries import Entry
from feeds.heads import Parts, head
from feeds.info import FeedInfo, last_updated
from feeds.leaving_out import whole

ROOM = 64_000_000
"""Bytes of entries that are kept: some 8,000 in three formats."""


class Piece(NamedTuple):
    """An entry as it stands in the documents of a format."""

    id: str
    updated_at: datetime
    data: bytes


class Fragments:
    """Ready-made entries; the ones unused for longest go when there is no more room."""

    def __init__(self, room: int = ROOM) -> None:
        self.room, self.used = room, 0
        self.entries: OrderedDict[tuple[int, str], tuple[Entry, Piece]] = OrderedDict()
        self.lock = threading.Lock()

    def document(self, parts: Parts, info: FeedInfo, entries: Sequence[Entry]) -> bytes:
        """A feed; of its entries those are written that were not written before.

        An entry that cannot be written is left out.
        """
        return joined(parts, info, self.pieces(parts, entries))

    def pieces(self, parts: Parts, entries: Sequence[Entry]) -> list[Piece]:
        """The entries that can be written, as they stand in a document."""
        found = self._kept(parts, entries)
        missing = [entry for entry, kept in zip(entries, found, strict=True) if kept is None]
        if missing:
            made = {
                id(entry): (entry, Piece(entry.id, entry.updated_at, data))
                for entry, data in whole(parts.entry, missing)
            }
            self._keep(parts, made.values())
            found = [
                kept or made.get(id(entry), (entry, None))[1]
                for entry, kept in zip(entries, found, strict=True)
            ]
        return [piece for piece in found if piece is not None]

    def _kept(self, parts: Parts, entries: Sequence[Entry]) -> list[Piece | None]:
        """For each entry what is ready, where it says the same as then."""
        found: list[Piece | None] = []
        format_, kept, used = id(parts), self.entries, self.entries.move_to_end
        with self.lock:
            for entry in entries:
                key = (format_, entry.id)
                before, piece = kept.get(key, (None, None))
                if before is entry or before == entry:
                    used(key)
                    found.append(piece)
                else:
                    found.append(None)
        return found

    def _keep(self, parts: Parts, made: Iterable[tuple[Entry, Piece]]) -> None:
        with self.lock:
            for entry, piece in made:
                key = (id(parts), entry.id)
                if former := self.entries.pop(key, None):
                    self.used -= len(former[1].data)
                self.entries[key] = (entry, piece)
                self.used += len(piece.data)
            while self.used > self.room:
                _, (_, dropped) = self.entries.popitem(last=False)
                self.used -= len(dropped.data)


def joined(parts: Parts, info: FeedInfo, pieces: Sequence[Piece]) -> bytes:
    """A feed of entries that are written already."""
    updated = last_updated(info, [piece.updated_at for piece in pieces])
    between = [parts.joint] * (2 * len(pieces) - 1)
    between[::2] = [piece.data for piece in pieces]
    return b"".join((head(parts, info, updated), *between, parts.tail))


def taken_apart(parts: Parts, document: bytes) -> Iterator[Piece]:
    """The entries of a document that `joined` has made."""
    first = document.find(parts.begins, document.find(parts.start))
    if first >= 0 and document.endswith(parts.tail):
        between = document[first + len(parts.begins) : -len(parts.tail)]
        for rest in between.split(parts.joint + parts.begins):
            data = parts.begins + rest
            name, changed = parts.identity.search(data), parts.changed.search(data)
            if name and changed:
                at = datetime.fromisoformat(changed[1].decode())
                yield Piece(name[1].decode(), at, data)
