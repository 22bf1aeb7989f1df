"""One page of a feed: what stands on it, what it says of itself, and the bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from aggregator import provinces
from aggregator.delivery.cadence import cadence
from aggregator.delivery.changes import hub_of
from aggregator.syndication import choosing, notices
from aggregator.syndication.choosing import NEVER, PLAIN, Slice, which
from aggregator.syndication.telling import entries
from aggregator.syndication.wishes import PAGE, Wish, before
from feeds.entries import Entry, Withdrawal, entry, withdrawal
from feeds.formats import FORMATS
from feeds.index import FeedAddress, FeedKind, search
from feeds.info import FeedInfo
from feeds.names import Names
from storage.filters import Cursor
from storage.store import Store
from storage.tables import ArticleRow

__all__ = ["PAGE", "Content", "content", "document", "feed", "said", "self_url"]


class Content(NamedTuple):
    """What stands on a page of a feed, and whether another one follows."""

    entries: Sequence[Entry]
    withdrawn: tuple[Withdrawal, ...] = ()
    older: Cursor | None = None
    """Where the next page begins."""
    more: bool = False
    """Whether there is a next page, where places have only numbers."""


def feed(
    store: Store,
    names: Names,
    address: FeedAddress,
    suffix: str,
    wish: Wish = PLAIN,
) -> bytes:
    """One page of a feed as it is served."""
    on_page = content(store, names, address, wish)
    info = replace(
        said(names, address, suffix, self_url(names, address, suffix, wish)),
        hub_url=hub_of(names, address, wish),
        first_url=_url(names, address, suffix, wish),
        previous_url=_previous(names, address, suffix, wish),
        next_url=_next(names, address, suffix, wish, on_page),
        withdrawn=on_page.withdrawn,
    )
    return FORMATS[suffix].build(info, on_page.entries)


def content(store: Store, names: Names, address: FeedAddress, wish: Wish = PLAIN) -> Content:
    """The entries of a page, with what was withdrawn."""
    if address.kind is FeedKind.HEALTH:
        return _notices(store, names, wish)
    if address.kind is FeedKind.TRENDING:
        found = choosing.trending(store, wish)
    else:
        found = choosing.page(store, wish.which or which(address, wish), wish)
    told = entries(store, names, [row.id or 0 for row in found.rows], wish.shape)
    if address.kind is FeedKind.SOURCE and wish.sieve is None:
        told += _notices_of(store, names, address.filter["source"], wish, found)
        told.sort(key=lambda one: one.published_at, reverse=True)
    if wish.by_date:
        told.sort(key=lambda one: one.published_at, reverse=True)
    gone = tuple(withdrawal(one, names) for one in found.withdrawn)
    return Content(told, gone, found.older, found.more)


def document(names: Names, rows: Sequence[ArticleRow], suffix: str) -> bytes:
    """The answer to a question of the command line, as a feed."""
    address = search("", "")
    info = said(names, address, suffix, names.feed_url(address.path, f".{suffix}"))
    return FORMATS[suffix].build(info, [entry(row, names) for row in rows])


def self_url(names: Names, address: FeedAddress, suffix: str, wish: Wish = PLAIN) -> str:
    """The address of a page, in the one form that we link it by."""
    if wish.before is not None:
        return _url(names, address, suffix, wish, before=before(wish.before))
    return _url(names, address, suffix, wish, page=wish.page if wish.page > 1 else None)


def _url(names: Names, address: FeedAddress, suffix: str, wish: Wish, **place: object) -> str:
    return names.feed_url(address.path, f".{suffix}{wish.query(**place)}")


def _previous(names: Names, address: FeedAddress, suffix: str, wish: Wish) -> str | None:
    """Known only of pages with numbers: what stands before a place changes with every article."""
    if wish.page == 1 or wish.before is not None:
        return None
    number = wish.page - 1 if wish.page > 2 else None
    return _url(names, address, suffix, wish, page=number)


def _next(
    names: Names, address: FeedAddress, suffix: str, wish: Wish, on_page: Content
) -> str | None:
    if on_page.older is not None:
        return _url(names, address, suffix, wish, before=before(on_page.older))
    return _url(names, address, suffix, wish, page=wish.page + 1) if on_page.more else None


def said(names: Names, address: FeedAddress, suffix: str, itself: str) -> FeedInfo:
    """What every page of a feed says of itself."""
    subtitle, successor = _successor(address)
    return FeedInfo(
        id=address.id,
        title=address.title,
        subtitle=subtitle,
        self_url=itself,
        site_url=names.feed_url(address.page),
        updated_at=NEVER,
        successor_url=names.feed_url(successor, f".{suffix}") if successor else None,
        ttl=cadence(names, which(address)),
    )


def _successor(address: FeedAddress) -> tuple[str, str]:
    """Of a province that ended: where its news stands now, in words and as a path."""
    slug = address.filter.get("province")
    if slug is None or not provinces.is_dissolved(slug):
        return "", ""
    now = provinces.province(provinces.current_unit(slug))
    path = address.path.replace(f"/province/{slug}", f"/province/{now.slug}")
    return f"Từ ngày 01/07/2025 thuộc {now.periods[-1].full_name}", path


def _notices(store: Store, names: Names, wish: Wish) -> Content:
    """Those of all sources, the latest first."""
    found = [notices.entry(one, names) for one in notices.notices(store, names)]
    kept = [one for one in found if notices.passes(one, wish)]
    start, end = (wish.page - 1) * wish.limit, wish.page * wish.limit
    shaped = [wish.shape.of(one, one.summary) for one in kept[start:end]]
    return Content(shaped, more=len(kept) > end)


def _notices_of(
    store: Store, names: Names, source: str, wish: Wish, found: Slice
) -> Iterator[Entry]:
    """What befell a source in the time that a page of its feed covers."""
    told = notices.notices(store, names, source)
    for one in notices.between(told, found.newer, found.older):
        made = notices.entry(one, names)
        yield wish.shape.of(made, made.summary)
