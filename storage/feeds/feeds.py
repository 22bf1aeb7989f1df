"""What feeds ask: whether they have changed, and which articles did."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select

from storage.databases.engine import for_reading
from storage.databases.upsert import upsert
from storage.feeds.places import FeedPlaces
from storage.feeds.tables import (
    ArticleStampRow,
    FeedMarkRow,
    FeedStampRow,
    HubPingRow,
    LeftPlaceRow,
)
from storage.filters import Cursor, Filter
from storage.tables import ArticleRow

CHUNK = 500
"""Articles asked for at once."""


_IDS: Any = bindparam("ids", expanding=True)
_STAMPS = SQLModel.metadata.tables[str(ArticleStampRow.__tablename__)].c
TOLD = columns(_STAMPS.article_id, _STAMPS.stamp, _STAMPS.views).where(_STAMPS.article_id.in_(_IDS))


class Stamp(NamedTuple):
    """A change, counted over all articles, and when it was made."""

    number: int
    at: datetime


class Told(NamedTuple):
    """What feeds tell of an article besides what its row says."""

    stamp: int
    views: int | None


class Ping(NamedTuple):
    """A feed that a hub is to be told of."""

    topic: str
    due_at: datetime
    tries: int


Field = tuple[str, str]
"""``("province", "hue")``; ``("all", "")`` is everything."""


def kinds(which: Filter) -> tuple[frozenset[Field], ...]:
    """The kinds of articles that a filter chooses from.

    What it chooses can only have changed when of each of these sets one has.
    """
    chosen = (
        ("source", which.sources),
        ("province", which.provinces),
        ("genre", which.genres),
        ("topic", which.topics),
    )
    sets = [frozenset((field, slug) for slug in slugs) for field, slugs in chosen if slugs]
    return tuple(sets) or (frozenset({("all", "")}),)


def last(stamps: Mapping[Field, Stamp], which: Filter) -> Stamp | None:
    """The last change that may have changed what a filter chooses; None where there was none."""
    of_each = [[stamps[one] for one in some if one in stamps] for some in kinds(which)]
    return min(max(some) for some in of_each) if all(of_each) else None


class Feeds:
    """What one session can see of changes."""

    def __init__(self, session: Session) -> None:
        self.session, self.standing = session, FeedPlaces(session)

    def stamps(self) -> Mapping[Field, Stamp]:
        """The last change of each kind of articles that ever had any."""
        rows = self.session.exec(
            select(FeedStampRow.field, FeedStampRow.slug, FeedStampRow.stamp,
                   FeedStampRow.changed_at)
        )  # fmt: skip
        return {(field, slug): Stamp(stamp, at) for field, slug, stamp, at in rows}

    def stamp(self) -> int:
        """The number of the last change."""
        query = select(FeedStampRow.stamp).where(FeedStampRow.field == "all")
        return self.session.exec(query).first() or 0

    def told(self, ids: Sequence[int]) -> dict[int, Told]:
        """Of each of these articles."""
        found: dict[int, Told] = {}
        for start in range(0, len(ids), CHUNK):
            rows = self.session.connection().execute(TOLD, {"ids": ids[start : start + CHUNK]})
            found |= {one: Told(stamp, views) for one, stamp, views in rows}
        return found

    def changed_since(self, stamp: int, limit: int) -> Sequence[int]:
        """Numbers of the articles that changed after that, also of those removed; some of them."""
        row = ArticleStampRow
        query = select(row.article_id).where(col(row.stamp) > stamp).order_by(col(row.stamp))
        return self.session.exec(query.limit(limit)).all()

    def places_since(self, stamp: int, limit: int) -> set[Cursor]:
        """Where articles stand, or stood, that changed after that; as many or all there are."""
        move, article = LeftPlaceRow, ArticleRow
        left = select(move.listed_at, move.article_id).where(col(move.stamp) > stamp)
        stay = (
            select(article.listed_at, article.id)
            .join(ArticleStampRow, col(ArticleStampRow.article_id) == col(article.id))
            .where(col(ArticleStampRow.stamp) > stamp)
        )
        found = (*self.session.exec(left.limit(limit)), *self.session.exec(stay.limit(limit)))
        return {Cursor(listed_at, number or 0) for listed_at, number in found}

    def mark(self, name: str) -> int | None:
        """Up to which change somebody has told of all; None who never told of any."""
        row = self.session.get(FeedMarkRow, name)
        return row.stamp if row is not None else None

    def set_mark(self, name: str, stamp: int) -> None:
        """Call it on a store opened by `Store.write`."""
        upsert(self.session, FeedMarkRow, {"name": name, "stamp": stamp})

    def ping(self, topics: Iterable[str], now: datetime) -> None:
        """The hub is to be told of these feeds; who waits for another try is told anew."""
        for topic in topics:
            upsert(self.session, HubPingRow, {"topic": topic, "tries": 0, "due_at": now})

    def pings(self, now: datetime, limit: int) -> Sequence[Ping]:
        """Those due, the longest first."""
        row = HubPingRow
        due = select(row.topic, row.due_at, row.tries).where(col(row.due_at) <= now)
        order = (col(row.due_at), col(row.topic))
        return [Ping(*ping) for ping in self.session.exec(due.order_by(*order).limit(limit))]

    def pinged(self, topic: str, due_at: datetime) -> None:
        """The hub knows; but not of what happened after the ping that was due then."""
        row = self.session.get(HubPingRow, topic)
        if row is not None and row.due_at == due_at:
            self.session.delete(row)

    def refused(self, topic: str, due_at: datetime, again_at: datetime) -> None:
        """The hub did not take it: try again then."""
        row = self.session.get(HubPingRow, topic)
        if row is not None and row.due_at == due_at:
            row.tries, row.due_at = row.tries + 1, again_at

    def give_up(self, topic: str) -> None:
        """Nobody is told of it any more."""
        row = self.session.get(HubPingRow, topic)
        if row is not None:
            self.session.delete(row)


LAST_CHANGE = "SELECT stamp FROM feed_stamps WHERE field = 'all' AND slug = ''"
LAST_COUNT = (
    "SELECT coalesce((SELECT as_of FROM trends_made), (SELECT max(seen_at) FROM view_counts))"
)


class Watch:
    """Whether anything changed, asked so often that the question must be cheap.

    It keeps a connection of its own; call it from one thread.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = for_reading(engine)
        self.connection: Connection | None = None

    def last_change(self) -> int:
        """The number of the last change of any article."""
        found = self._ask(LAST_CHANGE)
        return found[0] if found else 0

    def last_count(self) -> object:
        """The last view count of which what is read most now knows, in the database's words."""
        found = self._ask(LAST_COUNT)
        return found and found[0]

    def stamps(self) -> dict[Field, int]:
        """The number of the last change of each kind of articles."""
        asked = self._connected().execute("SELECT field, slug, stamp FROM feed_stamps")
        return {(field, slug): stamp for field, slug, stamp in asked.fetchall()}

    def close(self) -> None:
        """Give back the connection."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def _ask(self, question: str) -> Any:
        """Past SQLAlchemy, which would take ten times as long."""
        try:
            return self._connected().execute(question).fetchone()
        except Exception:
            self.close()  # of a server that was started anew
            return self._connected().execute(question).fetchone()

    def _connected(self) -> Any:
        if self.connection is None:
            self.connection = self.engine.connect()
        return self.connection.connection.driver_connection
