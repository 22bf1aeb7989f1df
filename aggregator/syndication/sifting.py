"""Articles that expressions let through, newest first, out of the whole history."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from aggregator import provinces
from aggregator.asking.questions import QuestionError
from aggregator.sorting import topics
from aggregator.syndication.rsshub import Sieve, Words
from storage.asking.texts import Text
from storage.feeds.places import has_places
from storage.filters import Cursor, Filter
from storage.searching import words as search_words
from storage.store import Store
from storage.tables import ArticleRow

AT_ONCE = 500
"""Texts read at once."""
READ = 20_000
"""Texts that one request may read; the next page goes on behind them."""
PATIENCE = 3.0
"""Seconds of matching after which an expression is refused: only one made to be slow takes them."""


class Wanted(NamedTuple):
    """Which articles."""

    which: Filter
    sieve: Sieve | None = None
    words: search_words.Words = search_words.ANY

    @property
    def is_searched(self) -> bool:
        """Whether the index of words finds them sooner: no other one knows topics in their order.

        What all or one source published, the table itself has in its order.
        """
        which = self.which
        chosen = (*which.topics, *which.genres, *which.provinces)
        return bool(self.words or chosen or len(which.sources) > 1)


class Found(NamedTuple):
    """Where articles stand, in order, and where what follows begins."""

    rows: Sequence[Cursor]
    older: Cursor | None


def latest(store: Store, wanted: Wanted, *, limit: int, after: Cursor | None) -> Found:
    """The newest that are let through.

    There may be fewer, and still older ones: where ``READ`` texts were read.
    """
    if wanted.sieve is None:
        places = _places(store, wanted, limit + 1, after)
        return Found(places[:limit], places[limit - 1] if len(places) > limit else None)
    read = _texts(store, wanted, wanted.sieve, after)
    keeps = _Patient(wanted.sieve)
    found: list[Cursor] = []
    last: Cursor | None = None
    for number, (text, words) in enumerate(read, 1):
        last = _place(text)
        if keeps(words):
            found.append(last)
        if len(found) == limit or number == READ:
            return Found(found, last if next(read, None) is not None else None)
    return Found(found, None)


def kept(rows: Iterable[ArticleRow], sieve: Sieve | None) -> Iterator[ArticleRow]:
    """Those of these articles that are let through."""
    for row in rows:
        sorted_by = [topic.topic for topic in row.topics]
        if sieve is None or sieve.keeps(_words(row, sorted_by)):
            yield row


class _Patient:
    """A sieve that is given up when it takes too long."""

    def __init__(self, sieve: Sieve, clock: Callable[[], float] = time.perf_counter) -> None:
        self.sieve, self.clock, self.spent = sieve, clock, 0.0

    def __call__(self, words: Words) -> bool:
        begun = self.clock()
        keeps = self.sieve.keeps(words)
        self.spent += self.clock() - begun
        if self.spent > PATIENCE:
            accepted = "accepted: an expression that is found in less time, or filter_time"
            raise QuestionError("filter", self.sieve.text, accepted)
        return keeps


def _places(store: Store, wanted: Wanted, limit: int, after: Cursor | None) -> Sequence[Cursor]:
    which = wanted.which
    if not wanted.words and not which.topics and has_places(which):
        return [one.place for one in store.feeds.standing.newest(which, limit=limit, after=after)]
    if wanted.is_searched:
        ids = store.search.newest(wanted.words, which, limit=limit, after=after)
        return [Cursor(row.listed_at, row.id) for row in store.plain.columns(ids, "listed_at")]
    return store.articles.places(which, limit=limit, after=after)


def _texts(
    store: Store, wanted: Wanted, sieve: Sieve, after: Cursor | None
) -> Iterator[tuple[Text, Words]]:
    while texts := _batch(store, wanted, after):
        ids = [text.id for text in texts]
        sorted_by = store.texts.topics(ids) if sieve.asks_categories else {}
        for text in texts:
            yield text, _words(text, sorted_by.get(text.id, []))
        after = _place(texts[-1])


def _batch(store: Store, wanted: Wanted, after: Cursor | None) -> list[Text]:
    if wanted.is_searched:
        ids = store.search.newest(wanted.words, wanted.which, limit=AT_ONCE, after=after)
        return store.texts.among(ids)
    return store.texts.latest(wanted.which, limit=AT_ONCE, after=after)


def _words(row: ArticleRow | Text, sorted_by: Sequence[str]) -> Words:
    names = [topics.topics()[slug].vi for slug in sorted_by if slug in topics.topics()]
    if row.province and row.province in provinces.provinces():
        names.append(provinces.province(row.province).name)
    if row.genre and row.genre in topics.genres():
        names.append(topics.genres()[row.genre].vi)
    if row.section:
        names.append(row.section)
    description = "\n\n".join(filter(None, (row.summary, row.body_text)))
    return Words(row.title, description, row.author or "", names)


def _place(row: ArticleRow | Text) -> Cursor:
    return Cursor(row.listed_at, row.id or 0)
