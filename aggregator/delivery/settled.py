"""The history of a feed in pages that stay as they are when something new appears.

A page begins at an article whose number says so, about one of fifty, and ends before the next one.
So where pages begin follows from the articles alone: a new, changed or removed article touches the
page that it stands on, perhaps its neighbour, and no other.
"""

from collections.abc import Iterator
from typing import NamedTuple

from aggregator.asking.questions import written
from storage.filters import Cursor, Filter
from storage.store import Store

USUAL = 50
"""Articles of a page, on average."""
AT_ONCE = 200
"""Places looked at in one question about a page."""
AT_LENGTH = 2_000
"""The same, of one that goes through the whole history."""
TOP = "recent"


class Settled(NamedTuple):
    """A page of the history."""

    places: tuple[Cursor, ...]
    """Where its articles stand, at least one, newest first."""
    older: Cursor | None
    """Where the next page begins; None of the last one."""

    @property
    def begins(self) -> Cursor:
        """Where its newest article stands."""
        return self.places[0]

    @property
    def name(self) -> str:
        """What its file is called besides the feed.

        What is newer than the first article that begins a page is a page too, with a name that
        stays while its articles come and go.
        """
        return name(self.begins) if begins_a_page(self.begins.id) else TOP


def begins_a_page(article_id: int) -> bool:
    """For about one article of fifty; numbers near to one another are scattered (Knuth's hash)."""
    return (article_id * 2_654_435_761 & 0xFFFFFFFF) * USUAL >> 32 == 0


def name(place: Cursor) -> str:
    """Of the page that begins there."""
    return written(place)


def just_before(place: Cursor) -> Cursor:
    """A place behind which the article at this one is the first."""
    return Cursor(place.listed_at, place.id + 1)


def pages(store: Store, which: Filter) -> Iterator[Settled]:
    """The whole history, newest first."""
    on_page: list[Cursor] = []
    for place in _walk(store, which):
        if on_page and begins_a_page(place.id):
            yield Settled(tuple(on_page), place)
            on_page = []
        on_page.append(place)
    if on_page:
        yield Settled(tuple(on_page), None)


def around(store: Store, which: Filter, place: Cursor) -> list[Settled]:
    """The pages that show whether an article stands at a place: that before it, and its own."""
    begins = [_begin_before(store, which, place) or _newest(store, which)]
    if begins_a_page(place.id) and _is_taken(store, which, place):
        begins.append(place)
    found = dict.fromkeys(one for one in begins if one is not None)
    return [beginning_at(store, which, one) for one in found]


def behind(store: Store, which: Filter, place: Cursor) -> str | None:
    """The name of the page with the first article after a place; None where there is none."""
    following = store.articles.places(which, limit=1, after=place)
    if not following:
        return None
    if begins_a_page(following[0].id):
        return name(following[0])
    begins = _begin_before(store, which, following[0])
    return name(begins) if begins else TOP


def beginning_at(store: Store, which: Filter, begins: Cursor) -> Settled:
    """The page that begins at an article."""
    on_page = [begins]
    for place in _walk(store, which, begins, AT_ONCE):
        if begins_a_page(place.id):
            return Settled(tuple(on_page), place)
        on_page.append(place)
    return Settled(tuple(on_page), None)


def _walk(
    store: Store, which: Filter, after: Cursor | None = None, at_once: int = AT_LENGTH
) -> Iterator[Cursor]:
    while places := store.articles.places(which, limit=at_once, after=after):
        yield from places
        if len(places) < at_once:
            return
        after = places[-1]


def _newest(store: Store, which: Filter) -> Cursor | None:
    return next(iter(store.articles.places(which, limit=1)), None)


def _is_taken(store: Store, which: Filter, place: Cursor) -> bool:
    return place in store.articles.places(which, limit=1, after=just_before(place))


def _begin_before(store: Store, which: Filter, place: Cursor) -> Cursor | None:
    """Where the page begins that ends last before a place; None within the newest page."""
    before = place
    while places := store.articles.places_before(which, limit=AT_ONCE, before=before):
        for newer in places:
            if begins_a_page(newer.id):
                return newer
        before = places[-1]
    return None
