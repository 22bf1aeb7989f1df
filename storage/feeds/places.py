"""Where the articles of a feed stand, in questions that are made once.

To make a question takes longer than to have it answered, and publishing asks many. Each goes along
an index that has the order of lists and stops when it has enough, whatever the size of the store.
"""
# ruff: noqa: S608  the words are ours

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import bindparam, text
from sqlmodel import Session

from storage.filters import Cursor, Filter
from storage.tables import Time

FEW = 2_000
"""Of a topic with no more articles all are looked at; those of any other are met on the way."""


def has_places(which: Filter) -> bool:
    """Whether `FeedPlaces` can be asked for these articles."""
    narrowed = which.since or which.until or which.min_views is not None or which.withdrawn
    named = which.documents or which.authors or which.sections
    several = max(map(len, (which.topics, which.genres, which.sources))) > 1
    return not (narrowed or named or several)


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
    """Whether what was taken back is left out."""
    first_only: bool = False
    dialect: str = ""
    bound: str = ""
    """``<`` for what follows a place, ``>`` for what stands before it."""


class _Question(NamedTuple):
    query: Any
    names: tuple[str, ...]
    """Of its values."""


class FeedPlaces:
    """The places that one session can see, of filters that `has_places` lets through."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._topics: dict[str, str] = {}

    def newest(self, which: Filter, *, limit: int, after: Cursor | None = None) -> list[Standing]:
        """The newest first; those after a place."""
        return self._merged(which, limit, after, "<" if after else "")

    def before(self, which: Filter, *, limit: int, before: Cursor) -> list[Standing]:
        """Those before a place, the nearest first."""
        return self._merged(which, limit, before, ">")

    def province_topics(self) -> list[tuple[str, str]]:
        """The pairs of a province and a topic that some article has.

        Each pair is looked for until it is found, which takes a few articles of most.
        """
        return [(province, topic) for province, topic in self.session.connection().execute(_PAIRS)]

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
            Standing(*row)
            for province in which.provinces or (None,)
            for row in self._rows(asked, {**values, "province": province})
        ]
        if len(which.provinces) > 1:
            found.sort(reverse=bound != ">")
        return found[:limit]

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
            dialect=self.session.get_bind().dialect.name,
            bound=bound,
        )

    def _met(self, topic: str) -> str:
        """How articles of a topic are met soonest; asked once."""
        if topic not in self._topics:
            found = self.session.connection().execute(_MANY, {"topic": topic}).scalar()
            self._topics[topic] = "rare" if found is None else "common"
        return self._topics[topic]


_MANY = text(f"SELECT 1 FROM article_topics WHERE topic = :topic LIMIT 1 OFFSET {FEW}")
_PAIRS = text(
    "SELECT p.slug, t.slug FROM feed_stamps p CROSS JOIN feed_stamps t"
    " WHERE p.field = 'province' AND p.slug <> '' AND t.field = 'topic' AND EXISTS ("
    "SELECT 1 FROM articles a CROSS JOIN article_topics x"
    " WHERE a.province = p.slug AND x.article_id = a.id AND x.topic = t.slug)"
)
_TABLES = {
    "": "articles a",
    "rare": "article_topics t CROSS JOIN articles a",
    "common": "articles p CROSS JOIN article_topics t CROSS JOIN articles a",
}
"""SQLite goes through tables in this order where they are joined so; ``p`` is read from an index
alone, so that only articles of the topic are looked up."""


@lru_cache
def _question(asked: _Asked) -> _Question:
    order, met = "ASC" if asked.bound == ">" else "DESC", "p" if asked.topic == "common" else "a"
    conditions = [f"{met}.{one} = :{one}" for one in asked.fields]
    if asked.bound:
        conditions.append(f"({met}.listed_at, {met}.id) {asked.bound} (:listed_at, :id)")
    if asked.topic:
        conditions += ["t.topic = :topic", f"t.article_id = {met}.id"]
    if met == "p":
        conditions.append("a.id = p.id")
    if asked.standing:
        conditions.append("a.gone_at IS NULL")
    if asked.first_only:
        conditions.append(f"(a.cluster IS NULL OR NOT EXISTS ({_earlier(asked)}))")
    query = (
        f"SELECT a.listed_at, a.id, a.uid FROM {_TABLES[asked.topic]}"
        f" WHERE {' AND '.join(conditions) or 'true'}"
        f" ORDER BY {met}.listed_at {order}, {met}.id {order} LIMIT :limit"
    )
    binds: list[Any] = [bindparam("listed_at", type_=Time())] if asked.bound else []
    if asked.first_only and "province" in asked.fields:
        binds.append(bindparam("provinces", expanding=True))
    made = text(query).bindparams(*binds).columns(listed_at=Time())
    return _Question(made, tuple(made.compile().params))


def _earlier(asked: _Asked) -> str:
    """A copy that belongs to the feed and was known before.

    Where copies were rare when SQLite last counted, it would rather go through all articles.
    """
    index = " INDEXED BY ix_articles_cluster" if asked.dialect == "sqlite" else ""
    values = {one: f"= :{one}" for one in asked.fields}
    if "province" in values:
        values["province"] = "IN :provinces"
    conditions = ["e.cluster = a.cluster", "e.id < a.id"]
    conditions += [f"e.{one} {value}" for one, value in values.items()]
    if asked.topic:
        of_topic = "SELECT 1 FROM article_topics WHERE article_id = e.id AND topic = :topic"
        conditions.append(f"EXISTS ({of_topic})")
    if asked.standing:
        conditions.append("e.gone_at IS NULL")
    return f"SELECT 1 FROM articles e{index} WHERE {' AND '.join(conditions)}"
