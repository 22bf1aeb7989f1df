"""The entries of a publication as they stand in its files, each written as seldom as may be.

What a file tells already is taken from it; the rest is written once for all files, as long as there
is room to keep it.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence, Set

from aggregator.syndication import telling
from aggregator.syndication.shaping import AS_IT_IS
from feeds.entries import Entry
from feeds.formats import FORMATS
from feeds.fragments import Piece, taken_apart
from feeds.leaving_out import whole
from feeds.names import Names
from storage.feeds.places import Standing
from storage.store import Store

ROOM = 96_000_000
"""Bytes of entries that are kept: of some 6,000 articles."""

Written = Mapping[str, Piece]
"""An article in each format in which it can be written."""


class Pieces:
    """The entries of one publication."""

    def __init__(self, store: Store, names: Names, changed: Set[int] | None) -> None:
        """``changed``: the articles of which files tell no longer; None: of all."""
        self.store, self.names, self.changed = store, names, changed
        self.made: OrderedDict[int, Written] = OrderedDict()
        self.used = 0

    def of(self, articles: Sequence[Standing], files: Mapping[str, bytes | None]) -> list[Written]:
        """Each of these articles; what ``files`` say of those that did not change is right."""
        told = self._told(articles, files)
        self._make([one.id for one in articles if one.id not in told and one.id not in self.made])
        found = [told.get(one.id) or self._use(one.id) for one in articles]
        self._let_go()
        return found

    def _told(
        self, articles: Sequence[Standing], files: Mapping[str, bytes | None]
    ) -> dict[int, Written]:
        """What files say of articles, of those that are in all of them."""
        if self.changed is None:
            return {}
        by_format = {
            suffix: {one.id: one for one in taken_apart(FORMATS[suffix].parts, data or b"")}
            for suffix, data in files.items()
        }
        return {
            one.id: {suffix: pieces[one.uid] for suffix, pieces in by_format.items()}
            for one in articles
            if one.id not in self.changed and all(one.uid in some for some in by_format.values())
        }

    def _make(self, ids: Sequence[int]) -> None:
        rows = self.store.plain.among(ids) if ids else []
        numbers = {row.uid: row.id or 0 for row in rows}
        entries = telling.made(self.store, self.names, rows, AS_IT_IS)
        for entry, made in zip(entries, written(entries), strict=True):
            self.made[numbers[entry.id]] = made
            self.used += _size(made)

    def _use(self, number: int) -> Written:
        if number in self.made:
            self.made.move_to_end(number)
        return self.made.get(number, {})

    def _let_go(self) -> None:
        """Of what was not used for longest, where there is no more room."""
        while self.used > ROOM:
            self.used -= _size(self.made.popitem(last=False)[1])


def written(entries: Sequence[Entry]) -> list[Written]:
    """Entries in every format."""
    made: list[dict[str, Piece]] = [{} for _ in entries]
    of_entry = {id(entry): one for entry, one in zip(entries, made, strict=True)}
    for suffix, form in FORMATS.items():
        for entry, data in whole(form.parts.entry, entries):
            of_entry[id(entry)][suffix] = Piece(entry.id, entry.updated_at, data)
    return list(made)


def _size(one: Written) -> int:
    return sum(len(piece.data) for piece in one.values())
