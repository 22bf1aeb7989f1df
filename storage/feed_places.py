"""Where the articles of a feed stand, in questions that are made once.

To make a question takes longer than to have it answered, and publishing asks many. Each goes along
an index that has the order of lists and stops when it has enough, whatever the size of the store.
"""
# ruff: noqa: S608  the words are ours

import heapq
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import bindparam, text
from sqlmodel import Session

from storage.filters import Cursor, Filter
from storage.tables import Time

FEW = 2_000
"""Of a topic with no more articles all are looked at; those of any other are met on the way."""


class Standing(NamedTuple):
    """An article where it stands in lists."""

    listed_at: datetime
    id: int
    uid: str

    @property
    def place(self) -> Cursor:
        """Without its name."""
        return Cursor(self.listed_at, self.id)


class _Asked(NamedTuple):
    """What a question depends on, besides its values."""

    fields: tuple[str, ...]
    topic: str = ""
    """How it is met: ``rare``, ``common``, or in no way."""
    standing: bool = False
    first_only: bool = False
    bound: str = ""
    """``<`` for what follows a place, ``>`` for what stands before it."""


class _Question(NamedTuple):
    query: Any
    names: tuple[str, ...]
    """Of its values."""


class FeedPlaces:
    """The places that one session can see; of topics a filter may name one."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._topics: dict[str, str] = {}

    def newest(self, which: Filter, *, limit: int, after: Cursor | None = None) -> list[Standing]:
        """The newest first; those after a place."""
        return self._merged(which, limit, after, "<" if after else "")

    def before(self, which: Filter, *, limit: int, before: Cursor) -> list[Standing]:
        """Those before a place, the nearest first."""
        return self._merged(which, limit, before, ">")

    def _merged(
        self, which: Filter, limit: int, place: Cursor | None, bound: str
    ) -> list[Standing]:
        """Of several provinces each is asked for its own: together they have no order."""
        asked = self._asked(which, bound)
        values: dict[str, Any] = {
            "provinces": list(which.provinces), "topic": next(iter(which.topics), None),
            "genre": next(iter(which.genres), None), "source": next(iter(which.sources), None),
            "limit": limit, **(place._asdict() if place else {}),
        }  # fmt: skip
        found = [
            [Standing(*row) for row in self._rows(asked, {**values, "province": province})]
            for province in which.provinces or (None,)
        ]
        merged = heapq.merge(*found, reverse=bound != ">")
        return list(islice(merged, limit))

    def _rows(self, asked: _Asked, values: dict[str, Any]) -> Sequence[Any]:
        question = _question(asked)
        needed = {name: values[name] for name in question.names}
        return self.session.connection().execute(question.query, needed).all()

    def _asked(self, which: Filter, bound: str) -> _Asked:
        fields = (("province", which.provinces), ("genre", which.genres),
                  ("source", which.sources))  # fmt: skip
        return _Asked(
            fields=tuple(name for name, values in fields if values),
            topic=self._met(which.topics[0]) if which.topics else "",
            standing=which.withdrawn is False,
            first_only=which.first_only,
            bound=bound,
        )

    def _met(self, topic: str) -> str:
        """How articles of a topic are met soonest; asked once."""
        if topic not in self._topics:
            found = self.session.connection().execute(_MANY, {"topic": topic}).scalar()
            self._topics[topic] = "rare" if found is None else "common"
        return self._topics[topic]


_MANY = text(f"SELECT 1 FROM article_topics WHERE topic = :topic LIMIT 1 OFFSET {FEW}")
_TOPIC: dict[str, Callable[[str], str]] = {
    "": lambda article: f"articles {article}",
    "rare": lambda article: f"article_topics t_{article} CROSS JOIN articles {article}",
    "common": lambda article: f"articles {article} CROSS JOIN article_topics t_{article}",
}
"""SQLite goes through tables in this order where they are joined so."""


@lru_cache
def _question(asked: _Asked) -> _Question:
    order = "ASC" if asked.bound == ">" else "DESC"
    conditions = [*_conditions(asked, "a", [f"a.{one} = :{one}" for one in asked.fields])]
    if asked.first_only:
        conditions.append(f"(a.cluster IS NULL OR NOT EXISTS ({_earlier(asked)}))")
    if asked.bound:
        conditions.append(f"(a.listed_at, a.id) {asked.bound} (:listed_at, :id)")
    query = (
        f"SELECT a.listed_at, a.id, a.uid FROM {_TOPIC[asked.topic]('a')}"
        f" WHERE {' AND '.join(conditions) or 'true'}"
        f" ORDER BY a.listed_at {order}, a.id {order} LIMIT :limit"
    )
    binds: list[Any] = [bindparam("listed_at", type_=Time())] if asked.bound else []
    if asked.first_only and "province" in asked.fields:
        binds.append(bindparam("provinces", expanding=True))
    made = text(query).bindparams(*binds).columns(listed_at=Time())
    return _Question(made, tuple(made.compile().params))


def _conditions(asked: _Asked, article: str, fields: Sequence[str]) -> list[str]:
    found = list(fields)
    if asked.topic:
        found.append(f"t_{article}.article_id = {article}.id AND t_{article}.topic = :topic")
    if asked.standing:
        found.append(f"{article}.gone_at IS NULL")
    return found


def _earlier(asked: _Asked) -> str:
    """A copy that belongs to the feed and was known before."""
    fields = ["e.province IN :provinces" if one == "province" else f"e.{one} = :{one}"
              for one in asked.fields]  # fmt: skip
    conditions = _conditions(asked, "e", ["e.cluster = a.cluster", "e.id < a.id", *fields])
    tables = _TOPIC["common" if asked.topic else ""]("e")
    return f"SELECT 1 FROM {tables} WHERE {' AND '.join(conditions)}"
