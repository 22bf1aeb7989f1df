"""Feeds out of the store: the whole tree as files."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from aggregator.syndication.choosing import changed_at, province_topics, which
from aggregator.syndication.documents import PAGE, document, feed, info
from aggregator.trends import most_read_now
from feeds.entries import Entry, entry
from feeds.files import write
from feeds.formats import FORMATS
from feeds.index import FeedAddress, FeedKind, addresses
from feeds.names import Names
from storage.filters import Cursor
from storage.store import Store
from storage.tables import ArticleRow

__all__ = ["PAGE", "changed_at", "document", "feed", "publish", "which"]


class Published(NamedTuple):
    """Files of a publication."""

    written: int
    unchanged: int


def publish(
    store: Store, names: Names, out: Path, on_progress: Callable[[int, int], None] | None = None
) -> Published:
    """Write every feed with its whole history below ``out``; only what changed is rewritten.

    Page 2 of ``/feeds/all.atom`` is ``/feeds/all.2.atom``: a file server knows no ``?page=2``.
    Raises UnwritableError.
    """
    tree = list(addresses(names, province_topics(store)))
    written = unchanged = 0
    entries: dict[int, Entry] = {}
    for done, address in enumerate(tree, 1):
        for path, data in _files(store, names, address, entries):
            if write(out, path, data):
                written += 1
            else:
                unchanged += 1
        if on_progress is not None:
            on_progress(done, len(tree))
    return Published(written, unchanged)


def _files(
    store: Store, names: Names, address: FeedAddress, entries: dict[int, Entry]
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every page of a feed in every format."""

    def path(number: int, suffix: str) -> str:
        return f"{address.path}{f'.{number}' if number > 1 else ''}.{suffix}"

    for number, (found, more) in enumerate(_pages(store, address), 1):
        on_page = [_entry(row, names, entries) for row in found]
        for suffix, form in FORMATS.items():
            url = partial(_file_url, names, path, suffix)
            said = info(names, address, url, number, more=more)
            yield path(number, suffix), form.build(said, on_page)


def _file_url(names: Names, path: Callable[[int, str], str], suffix: str, number: int) -> str:
    return names.feed_url(path(number, suffix))


def _entry(row: ArticleRow, names: Names, entries: dict[int, Entry]) -> Entry:
    """An article stands in many feeds: its entry is made once."""
    number = row.id or 0
    if number not in entries:
        entries[number] = entry(row, names)
    return entries[number]


def _pages(store: Store, address: FeedAddress) -> Iterator[tuple[Sequence[ArticleRow], bool]]:
    """The articles page by page, each with whether there are more; at least one."""
    if address.kind is FeedKind.TRENDING:
        yield most_read_now(store, limit=PAGE), False
        return
    chosen = which(address)
    after: Cursor | None = None
    while True:
        found = store.articles.latest(chosen, limit=PAGE + 1, after=after)
        on_page, more = found[:PAGE], len(found) > PAGE
        yield on_page, more
        if not more:
            return
        after = Cursor(on_page[-1].listed_at, on_page[-1].id or 0)
