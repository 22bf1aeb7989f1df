"""Feeds out of the store: one page of one feed, or the whole tree as files."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from aggregator import provinces
from aggregator.trends import most_read_now
from feeds.build import FeedInfo
from feeds.entries import Entry, entry
from feeds.files import write
from feeds.formats import FORMATS
from feeds.index import FeedAddress, FeedKind, addresses
from feeds.names import Names
from storage.filters import Cursor, Filter
from storage.store import Store
from storage.tables import ArticleRow

PAGE = 50
"""Entries of a page of a feed."""
NEVER = datetime(2020, 1, 1, tzinfo=UTC)
"""When a feed that never had an article last changed."""

PageUrl = Callable[[int], str]


class Published(NamedTuple):
    """Files of a publication."""

    written: int
    unchanged: int


def which(address: FeedAddress) -> Filter:
    """The articles of a feed; a province has those of the units merged into it."""
    chosen = {field: [slug] for field, slug in address.filter.items()}
    return Filter(
        provinces=[one for slug in chosen.get("province", ()) for one in provinces.members(slug)],
        topics=chosen.get("topic", ()),
        genres=chosen.get("genre", ()),
        sources=chosen.get("source", ()),
    )


def rows(
    store: Store, address: FeedAddress, *, limit: int, offset: int = 0
) -> Sequence[ArticleRow]:
    """The articles of a feed in its order: newest first, or what is read most now."""
    if address.kind is FeedKind.TRENDING:
        return most_read_now(store, limit=limit, offset=offset)
    return store.articles.latest(which(address), limit=limit, offset=offset)


def changed_at(store: Store, address: FeedAddress) -> datetime:
    """When a feed last changed."""
    if address.kind is FeedKind.TRENDING:
        return store.articles.history.counted_at() or NEVER
    return store.articles.changed_at(which(address)) or NEVER


def feed(
    store: Store,
    names: Names,
    address: FeedAddress,
    suffix: str,
    *,
    page: int = 1,
    limit: int = PAGE,
) -> bytes:
    """One page of a feed as it is served."""

    def url(number: int) -> str:
        options = [f"page={number}"] * (number > 1) + [f"limit={limit}"] * (limit != PAGE)
        query = f"?{'&'.join(options)}" if options else ""
        return names.feed_url(address.path, f".{suffix}{query}")

    found = rows(store, address, limit=limit + 1, offset=(page - 1) * limit)
    info = _info(names, address, url, page, more=len(found) > limit)
    return FORMATS[suffix].build(info, [entry(row, names) for row in found[:limit]])


def document(names: Names, rows: Sequence[ArticleRow], suffix: str) -> bytes:
    """The answer to a question of the command line, as a feed."""
    address = FeedAddress(path="/feeds/search", title="Kết quả", kind=FeedKind.ALL, filter={})
    info = _info(
        names, address, lambda _: names.feed_url(address.path, f".{suffix}"), 1, more=False
    )
    return FORMATS[suffix].build(info, [entry(row, names) for row in rows])


def publish(
    store: Store, names: Names, out: Path, on_progress: Callable[[int, int], None] | None = None
) -> Published:
    """Write every feed with its whole history below ``out``; only what changed is rewritten.

    Page 2 of ``/feeds/all.atom`` is ``/feeds/all.2.atom``: a file server knows no ``?page=2``.
    Raises UnwritableError.
    """
    tree = list(addresses(names, _province_topics(store)))
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
            info = _info(names, address, url, number, more=more)
            yield path(number, suffix), form.build(info, on_page)


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


def _info(names: Names, address: FeedAddress, url: PageUrl, page: int, *, more: bool) -> FeedInfo:
    return FeedInfo(
        id=address.id,
        title=address.title,
        subtitle=_subtitle(address),
        self_url=url(page),
        site_url=names.feed_url("/"),
        updated_at=NEVER,
        first_url=url(1),
        previous_url=url(page - 1) if page > 1 else None,
        next_url=url(page + 1) if more else None,
    )


def _subtitle(address: FeedAddress) -> str:
    """Of a province that ended: where its news stands now."""
    slug = address.filter.get("province")
    if slug is None or not provinces.is_dissolved(slug):
        return ""
    now = provinces.province(provinces.current_unit(slug)).periods[-1].full_name
    return f"Từ ngày 01/07/2025 thuộc {now}"


def _province_topics(store: Store) -> list[tuple[str, str]]:
    """Pairs with an article: a province, or the one that it became part of, and a topic."""
    pairs = {
        (unit, topic)
        for province, topic in store.articles.province_topics()
        for unit in (province, provinces.current_unit(province))
    }
    return sorted(pairs)
