"""Asking the index: where articles stand that have certain words, the newest first.

SQLite walks its index from the end and stops. PostgreSQL's gives all or nothing, so it is asked for
the last ten days first, then for more, and for everything only where that cannot be much.
"""

import json
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from storage.searching.match import (
    All,
    AnyOf,
    But,
    Node,
    Row,
    for_fts5,
    for_tsquery,
    loosely,
    one_of,
)
from storage.searching.spans import EVERYWHERE, FIRST, MOST_SPANS, Span, back, moment, told_by_days
from storage.searching.tokens import FACTS, year

STEP, MARGIN = 6, 1.5
"""How many times as many spans of ten days are asked for next, at most; and how many times as many
as will be enough, if there is as much in them as in those before."""
NARROW_SPANS = 18
"""Of one province or source everything is asked for where so many will not be enough."""
YEARS = 4
"""Up to so many are told apart by FTS5."""
FEW = 10
"""Where no more were found in two steps, there are not too many in all to be asked for at once."""
NARROW = tuple(f"{FACTS[name]}:" for name in ("province", "source"))
"""How what few articles are begins in the index."""


class Places:
    """The index that a session can see."""

    BACK = text("""
        SELECT place FROM article_words WHERE place < :high
        ORDER BY place DESC LIMIT 1 OFFSET :number
    """)

    NEWER = text("SELECT max(place) FROM article_words WHERE place >= :low AND place < :high")

    def __init__(self, session: Session) -> None:
        self.session = session
        self.last: dict[Span, int | None] = {}

    def latest(self, number: int, within: Span = EVERYWHERE) -> Span:
        """The part with so many articles, the newest, whatever they say; all if there are fewer."""
        asked = {"number": number, "high": within.high}
        found = self.session.execute(self.BACK, asked).scalar()
        return within if found is None else replace(within, low=max(within.low, found + 1))

    def _last(self, within: Span) -> int | None:
        if within not in self.last:
            asked = {"low": within.low, "high": within.high}
            self.last[within] = self.session.execute(self.NEWER, asked).scalar()
        return self.last[within]

    @contextmanager
    def by_words(self) -> Iterator[None]:
        """Meanwhile several questions cost less."""
        yield


class OnFile(Places):
    """FTS5."""

    NEWEST = text("""
        SELECT w.place FROM article_words_index AS i JOIN article_words AS w ON w.place = i.rowid
        WHERE article_words_index MATCH :words AND i.rowid >= :low AND i.rowid < :high
        ORDER BY i.rowid DESC LIMIT :limit
    """)
    FACTS = text("""
        SELECT w.place, w.facts FROM article_words_index AS i
        JOIN article_words AS w ON w.place = i.rowid
        WHERE article_words_index MATCH :words AND i.rowid >= :low AND i.rowid < :high
        LIMIT :limit
    """)
    COUNT = text("""
        SELECT count(*) FROM article_words_index
        WHERE article_words_index MATCH :words AND rowid >= :low AND rowid < :high
    """)
    AMONG = text("""
        SELECT rowid FROM article_words_index WHERE article_words_index MATCH :words
        AND rowid IN (SELECT value FROM json_each(:places))
    """)

    def newest(self, node: Node, within: Span, limit: int) -> list[int]:
        """The last places, the last first."""
        few = self._narrowed(node, within)
        return list(self._ask(self.NEWEST, few, within, limit).scalars())

    def facts(self, node: Node, within: Span, limit: int | None) -> list[tuple[int, str]]:
        """Any places, with what stands there."""
        return [(row[0], row[1]) for row in self._ask(self.FACTS, node, within, limit)]

    def count(self, node: Node, within: Span) -> int:
        """How many places have the words."""
        return int(self._ask(self.COUNT, node, within, None).scalar_one())

    def among(self, node: Node, places: Sequence[int]) -> list[int]:
        """Which of these places have the words."""
        asked = {"words": for_fts5(node), "places": json.dumps(list(places))}
        return list(self.session.execute(self.AMONG, asked).scalars())

    def among_close(self, node: Node, places: Sequence[int]) -> list[int]:
        """The same of places between which not many others have the words; the last first."""
        within = Span(min(places), max(places) + 1)
        few = {*places}
        return [at for at in self._ask(self.NEWEST, node, within, None).scalars() if at in few]

    def _narrowed(self, node: Node, within: Span) -> Node:
        """The same, told by years too where these are few.

        FTS5 heeds the lower end only where it has found something: else it walks on to the first.
        """
        if within.low == FIRST or (last := self._last(within)) is None:
            return node
        years = range(moment(within.low).year, moment(last).year + 1)
        return All((one_of(map(year, years)), node)) if len(years) <= YEARS else node

    def _ask(self, query: Any, node: Node, within: Span, limit: int | None) -> Any:
        asked = {"words": for_fts5(node), "low": within.low, "high": within.high}
        return self.session.execute(query, {**asked, "limit": -1 if limit is None else limit})


class OnServer(Places):
    """GIN over tsvector."""

    NEWEST = text("""
        SELECT place FROM article_words WHERE words @@ CAST(:words AS tsquery)
        AND place + 0 >= :low AND place + 0 < :high ORDER BY place + 0 DESC LIMIT :limit
    """)
    NEWEST_PHRASES = text("""
        SELECT place FROM (
            SELECT place, words FROM article_words WHERE words @@ CAST(:loosely AS tsquery)
            AND place + 0 >= :low AND place + 0 < :high ORDER BY place + 0 DESC OFFSET 0
        ) AS found WHERE (words @@ CAST(:words AS tsquery)) IS TRUE LIMIT :limit
    """)
    """The order of words is looked up in one article after the other, until there are enough."""
    FACTS = text("""
        SELECT place, facts FROM article_words WHERE words @@ CAST(:words AS tsquery)
        AND place + 0 >= :low AND place + 0 < :high LIMIT :limit
    """)
    COUNT = text("""
        SELECT count(*) FROM article_words WHERE words @@ CAST(:words AS tsquery)
        AND place + 0 >= :low AND place + 0 < :high
    """)
    AMONG = text("""
        SELECT place FROM article_words WHERE place = ANY(:places)
        AND (words @@ CAST(:words AS tsquery)) IS TRUE
    """)
    """``IS TRUE`` asks no index for the words: a phrase might be looked for everywhere first."""
    SET = text("SELECT set_config('enable_seqscan', :to, false)")
    """Off, and ``place + 0``, leave no other way than the words' index: the planner does not know
    that a row's words stand apart from it, and that to read and unpack those of all rows takes a
    hundred times as long."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.is_set = False

    def newest(self, node: Node, within: Span, limit: int) -> list[int]:
        """The last places, the last first."""
        found: list[int] = []
        if (last := self._last(within)) is None:
            return []
        is_narrow, asked = _is_narrow(node), 0
        step, most = (STEP, NARROW_SPANS) if is_narrow else (1, MOST_SPANS)
        with self.by_words():
            while asked + step <= most:
                days, part = back(last, within, step)
                found += self._last_of(All((node, one_of(days))), part, limit - len(found))
                asked, last, within = asked + step, part.low - 1, Span(within.low, part.low)
                if len(found) >= limit or within.low >= within.high:
                    return found
                if asked > STEP and len(found) < FEW:
                    break
                enough = math.ceil(MARGIN * asked * (limit - len(found)) / max(1, len(found)))
                step = enough if is_narrow else min(STEP * step, enough)
            rest = told_by_days(node, last, within)
            return [*found, *self._last_of(rest, within, limit - len(found))]

    def _last_of(self, node: Node, within: Span, limit: int) -> list[int]:
        """The last places, by one question."""
        query = self.NEWEST if (loose := loosely(node)) == node else self.NEWEST_PHRASES
        return list(self._ask(query, node, within, limit, loosely=for_tsquery(loose)).scalars())

    def facts(self, node: Node, within: Span, limit: int | None) -> list[tuple[int, str]]:
        """Any places, with what stands there."""
        with self.by_words():
            return [(row[0], row[1]) for row in self._ask(self.FACTS, node, within, limit)]

    def count(self, node: Node, within: Span) -> int:
        """How many places have the words."""
        with self.by_words():
            few = self._narrowed(node, within)
            return int(self._ask(self.COUNT, few, within, None).scalar_one())

    def among(self, node: Node, places: Sequence[int]) -> list[int]:
        """Which of these places have the words."""
        asked = {"words": for_tsquery(node), "places": list(places)}
        with self.by_words():
            return list(self.session.execute(self.AMONG, asked).scalars())

    def among_close(self, node: Node, places: Sequence[int]) -> list[int]:
        """The same, the last first."""
        return sorted(self.among(node, places), reverse=True)

    def _narrowed(self, node: Node, within: Span) -> Node:
        """The same, told by days too where these are not many."""
        if within.low == FIRST or (last := self._last(within)) is None:
            return node
        return told_by_days(node, last, within)

    def _ask(self, query: Any, node: Node, within: Span, limit: int | None, **more: str) -> Any:
        asked = {"words": for_tsquery(node), "low": within.low, "high": within.high}
        return self.session.execute(query, {**asked, "limit": limit, **more})

    @contextmanager
    def by_words(self) -> Iterator[None]:
        """For as long; a connection on which a search failed is not used again."""
        if self.is_set:
            yield
            return
        self.session.execute(self.SET, {"to": "off"})
        self.is_set = True
        try:
            yield
        except BaseException:
            self.session.invalidate()
            raise
        finally:
            self.is_set = False
        self.session.execute(self.SET, {"to": "on"})


def _is_narrow(node: Node) -> bool:
    """Whether it asks for articles of few provinces or sources."""
    match node:
        case Row(words):
            return words[0].startswith(NARROW)
        case All(parts):
            return any(map(_is_narrow, parts))
        case AnyOf(parts):
            return len(parts) < FEW and all(map(_is_narrow, parts))
        case But(chosen):
            return _is_narrow(chosen)


def places_of(session: Session) -> OnFile | OnServer:
    """The index that a session can see."""
    return (OnFile if session.get_bind().dialect.name == "sqlite" else OnServer)(session)
