"""One page of a feed: what it says of itself, and the bytes."""

from collections.abc import Callable, Sequence

from aggregator import provinces
from aggregator.cadence import cadence
from aggregator.syndication.choosing import NEVER, rows, which
from feeds.entries import entry
from feeds.formats import FORMATS
from feeds.index import FeedAddress, FeedKind
from feeds.info import FeedInfo
from feeds.names import Names
from storage.store import Store
from storage.tables import ArticleRow

PAGE = 50
"""Entries of a page of a feed."""

PageUrl = Callable[[int], str]


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
    said = info(names, address, url, page, more=len(found) > limit)
    return FORMATS[suffix].build(said, [entry(row, names) for row in found[:limit]])


def document(names: Names, rows: Sequence[ArticleRow], suffix: str) -> bytes:
    """The answer to a question of the command line, as a feed."""
    address = FeedAddress(path="/feeds/search", title="Kết quả", kind=FeedKind.ALL, filter={})
    url = names.feed_url(address.path, f".{suffix}")
    said = info(names, address, lambda _: url, 1, more=False)
    return FORMATS[suffix].build(said, [entry(row, names) for row in rows])


def info(names: Names, address: FeedAddress, url: PageUrl, page: int, *, more: bool) -> FeedInfo:
    """What a page of a feed says of itself; ``more`` where older articles follow."""
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
        hub_url=names.hub_url,
        ttl=cadence(names, which(address)),
    )


def _subtitle(address: FeedAddress) -> str:
    """Of a province that ended: where its news stands now."""
    slug = address.filter.get("province")
    if slug is None or not provinces.is_dissolved(slug):
        return ""
    now = provinces.province(provinces.current_unit(slug)).periods[-1].full_name
    return f"Từ ngày 01/07/2025 thuộc {now}"
