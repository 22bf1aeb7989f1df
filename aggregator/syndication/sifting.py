"""Articles that expressions let through, newest first, out of the whole history."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from aggregator import provinces, topics
from aggregator.questions import QuestionError
from aggregator.syndication.rsshub import Sieve, Words
from storage.filters import Cursor, Filter
from storage.store import Store
from storage.tables import ArticleRow
from storage.texts import Text

AT_ONCE = 500
"""Texts read at once."""
READ = 20_000
"""Texts that one request may read; the next page goes on behind them."""
PATIENCE = 3.0
"""Seconds after which an expression is refused: only one made to be slow takes so long."""


class Found(NamedTuple):
    """Articles in order, or where they stand, and where what follows begins."""

    rows: Sequence[ArticleRow | Cursor]
    older: Cursor | None


def latest(
    store: Store, which: Filter, sieve: Sieve | None, *, limit: int, after: Cursor | None
) -> Found:
    """The newest that are let through.

    There may be fewer, and still older ones: where ``READ`` texts were read.
    """
    if sieve is None:
        places = store.articles.places(which, limit=limit + 1, after=after)
        return Found(places[:limit], places[limit - 1] if len(places) > limit else None)
    read = _texts(store, which, sieve, after)
    ids: list[int] = []
    last: Cursor | None = None
    for number, (text, words) in enumerate(read, 1):
        last = _place(text)
        if sieve.keeps(words):
            ids.append(text.id)
        if len(ids) == limit or number == READ:
            more = next(read, None) is not None
            return Found(store.articles.among(ids), last if more else None)
    return Found(store.articles.among(ids), None)


def kept(rows: Iterable[ArticleRow], sieve: Sieve | None) -> Iterator[ArticleRow]:
    """Those of these articles that are let through."""
    for row in rows:
        sorted_by = [topic.topic for topic in row.topics]
        if sieve is None or sieve.keeps(_words(row, sorted_by)):
            yield row


def _texts(
    store: Store,
    which: Filter,
    sieve: Sieve,
    after: Cursor | None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[tuple[Text, Words]]:
    begun = clock()
    while texts := store.texts.latest(which, limit=AT_ONCE, after=after):
        ids = [text.id for text in texts]
        sorted_by = store.texts.topics(ids) if sieve.asks_categories else {}
        for text in texts:
            if clock() - begun > PATIENCE:
                accepted = "accepted: an expression that is found in less time, or filter_time"
                raise QuestionError("filter", sieve.text, accepted)
            yield text, _words(text, sorted_by.get(text.id, []))
        after = _place(texts[-1])


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
