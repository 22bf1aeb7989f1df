"""Entries that were made before, as long as nothing has changed that they tell of."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from feeds.entries import Entry
from feeds.names import Names
from storage.store import Store
from storage.tables import ArticleRow

ROOM = 10_000
"""Entries that are kept, of some 10 KB each."""

Make = Callable[[Sequence[ArticleRow]], Sequence[Entry]]
"""Entries of articles, perhaps not of all."""


class Ready:
    """The entries of one store under one set of names."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.kept: OrderedDict[int, tuple[int, Entry]] = OrderedDict()
        self.lock = threading.Lock()

    def entries(self, store: Store, ids: Sequence[int], make: Make) -> list[Entry]:
        """The entries of these articles, in their order; only rows of new ones are read."""
        stamps = {number: told.stamp for number, told in store.feeds.told(ids).items()}
        found = self._known(ids, stamps)
        missing = [number for number in ids if number not in found]
        if missing:
            rows = store.plain.among(missing)
            made = {entry.id: entry for entry in make(rows)}
            new = {row.id or 0: made[row.uid] for row in rows if row.uid in made}
            self._keep(new, stamps)
            found |= new
        return [found[number] for number in ids if number in found]

    def _known(self, ids: Sequence[int], stamps: dict[int, int]) -> dict[int, Entry]:
        found = {}
        with self.lock:
            for number in ids:
                stamp, entry = self.kept.get(number, (None, None))
                if entry is not None and stamp == stamps.get(number):
                    self.kept.move_to_end(number)
                    found[number] = entry
        return found

    def _keep(self, new: dict[int, Entry], stamps: dict[int, int]) -> None:
        with self.lock:
            for number, entry in new.items():
                if number in stamps:
                    self.kept[number] = (stamps[number], entry)
                    self.kept.move_to_end(number)
            while len(self.kept) > ROOM:
                self.kept.popitem(last=False)


_OF_STORES: WeakKeyDictionary[Engine, Ready] = WeakKeyDictionary()


def ready(store: Store, names: Names) -> Ready:
    """What this process has ready of a store."""
    kept = _OF_STORES.get(store.engine)
    if kept is None or kept.names is not names:
        kept = _OF_STORES[store.engine] = Ready(names)
    return kept
