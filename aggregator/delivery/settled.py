"""The history of a feed in pages that stay as they are when something new appears.

A page begins at an article whose number says so, about one of fifty, and ends before the next one.
So where pages begin follows from the articles alone: a new, changed or removed article touches the
page that it stands on, perhaps its neighbour, and no other. What is newer than the first of those
has a page only where the feed's own page has no room for all of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from aggregator.asking.questions import written
from aggregator.syndication.wishes import PAGE
from storage.feeds.places import Standing
from storage.filters import Cursor, Filter
from storage.store import Store

USUAL = 50
"""Articles of a page, on average."""
AT_ONCE = 60
"""Places looked at in one question: as a rule enough to find where a page begins, or ends."""
AT_LENGTH = 2_000
"""The same, of one that goes through the whole history."""
TOP = "recent"


class Settled(NamedTuple):
    """A page of the history."""

    articles: Sequence[Standing]
    """At least one, newest first."""
    following: Standing | None
    """With which the next page begins; None of the last one."""

    @property
    def name(self) -> str:
        """What its file is called besides the feed.

        What is newer than the first article that begins a page is a page too, with a name that
        stays while its articles come and go.
        """
        return name(self.articles[0])


def begins_a_page(article_id: int) -> bool:
    """For about one article of fifty; numbers near to one another are scattered (Knuth's hash)."""
    return (article_id * 2_654_435_761 & 0xFFFFFFFF) * USUAL >> 32 == 0


def name(begins: Standing | Cursor) -> str:
    """Of the page that begins there, if it is not the newest."""
    return written(Cursor(begins.listed_at, begins.id)) if begins_a_page(begins.id) else TOP


def just_before(place: Cursor) -> Cursor:
    """A place behind which the article at this one is the first."""
    return Cursor(place.listed_at, place.id + 1)


class History:
    """The articles of a feed as they stand; the newest are asked for once."""

    def __init__(self, store: Store, which: Filter) -> None:
        self.places, self.which = store.feeds.standing, which
        self.newest = self.places.newest(which, limit=PAGE + 1)
        self.is_whole = len(self.newest) <= PAGE

    @property
    def behind_the_first(self) -> str | None:
        """The name of the page with the first article that the feed's own page has no room for."""
        if self.is_whole:
            return None
        upwards = (one for one in reversed(self.newest) if begins_a_page(one.id))
        return name(next(upwards, self.newest[0]))

    @property
    def needs_top(self) -> bool:
        """Whether what is newer than the first article that begins a page needs a page itself."""
        return self.behind_the_first == TOP

    def pages(self) -> Iterator[Settled]:
        """All of it, newest first."""
        return _cut(self._walk(None, AT_LENGTH))

    def around(self, place: Cursor) -> list[Settled]:
        """The pages that show whether an article stands at a place: that before it, its own."""
        found = _cut(chain(self._above(place), self._walk(just_before(place))))
        pages = list(islice(found, 1))
        following = pages[0].following if pages else None
        if following is not None and following.place == place:
            pages += islice(found, 1)
        return pages

    def _above(self, place: Cursor) -> list[Standing]:
        """What stands before a place on its page, and with what that begins."""
        found: list[Standing] = []
        for one in self._upwards(place):
            found.append(one)
            if begins_a_page(one.id):
                break
        return found[::-1]

    def _walk(self, after: Cursor | None = None, at_once: int = AT_ONCE) -> Iterator[Standing]:
        """Those after a place."""
        if after is None or self._knows(after):
            yield from (one for one in self.newest if after is None or one.place < after)
            if self.is_whole:
                return
            after = self.newest[-1].place
        while places := self.places.newest(self.which, limit=at_once, after=after):
            yield from places
            after = places[-1].place

    def _upwards(self, place: Cursor) -> Iterator[Standing]:
        """Those before a place, the nearest first."""
        if self._knows(place):
            yield from (one for one in reversed(self.newest) if one.place > place)
            return
        while places := self.places.before(self.which, limit=AT_ONCE, before=place):
            yield from places
            place = places[-1].place

    def _knows(self, place: Cursor) -> bool:
        return self.is_whole or place >= self.newest[-1].place


def _cut(articles: Iterable[Standing]) -> Iterator[Settled]:
    """Into pages."""
    on_page: list[Standing] = []
    for one in articles:
        if on_page and begins_a_page(one.id):
            yield Settled(on_page, one)
            on_page = []
        on_page.append(one)
    if on_page:
        yield Settled(on_page, None)
