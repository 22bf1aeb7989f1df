"""Lists that can be walked: what comes after a place, and what has moved since the walk began.

A walk begins at a *start*: the last article's number and the last move's. Where an article stands
is what it was then: what has moved since is found in ``article_moves``, what is newer is left out.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, func, or_, select, tuple_
from sqlmodel import Session, col

from storage.asking import spellings  # noqa: F401  whoever asks by keys has them kept
from storage.asking.tables import KEPT, ArticleMoveRow, ChangeTimeRow
from storage.feeds.tables import ArticleStampRow, FeedStampRow
from storage.filters import ALL, Filter
from storage.searching.match import tree
from storage.searching.places import places_of
from storage.searching.tables import number as number_of
from storage.searching.tables import place
from storage.searching.words import Words
from storage.tables import ArticleRow, ArticleTopicRow

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
CHUNK = 500
"""Numbers asked for at once."""
FEW = 2_000
"""So many articles are rather looked up one by one than passed by on a walk through all."""
UNCOUNTED = -1
"""Where an article without a view count stands in the order of views."""

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_FIELDS = ("province", "source", "genre")
_KINDS = select(*(getattr(ArticleRow, name) for name in _FIELDS)).where(
    col(ArticleRow.id).in_(_IDS)
)
_TOPICS = select(col(ArticleTopicRow.topic)).where(col(ArticleTopicRow.article_id).in_(_IDS))

Place = tuple[int, int]
"""A key and the article's number: a list goes from the largest on."""


class Start(NamedTuple):
    """When a walk began."""

    last_article: int
    last_move: int


class Moved(NamedTuple):
    """Where an article stood when a walk began."""

    id: int
    listed_at: datetime
    view_count: int | None


class Change(NamedTuple):
    """That something about an article has changed, counted over all articles."""

    stamp: int
    id: int


class Listings:
    """The lists that one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def start(self) -> Start:
        """Of a walk that begins now."""
        last = select(func.max(col(ArticleRow.id))).scalar_subquery()
        moves = select(func.max(col(ArticleMoveRow.number))).scalar_subquery()
        article, move = self.session.execute(select(last, moves)).one()
        return Start(article or 0, move or 0)

    def state(self) -> tuple[int, int, int]:
        """Another one after anything that lists depend on has changed."""
        stamp = select(col(FeedStampRow.stamp)).where(col(FeedStampRow.field) == "all")
        return *self.start(), self.session.execute(stamp).scalar() or 0

    def is_known(self, start: Start) -> bool:
        """Whether all that has moved since is still known."""
        return 0 <= self.start().last_move - start.last_move <= KEPT

    def moved(self, start: Start) -> dict[int, Moved]:
        """The articles that stood elsewhere when a walk began."""
        move = ArticleMoveRow
        columns = (col(move.article_id), col(move.listed_at), col(move.view_count))
        since = select(*columns).where(
            col(move.number) > start.last_move, col(move.article_id) <= start.last_article
        )
        rows = self.session.execute(since.order_by(col(move.number).desc()))
        return {row[0]: Moved(*row) for row in rows}  # of each the first move, which comes last

    def newest(self, which: Filter, after: Place | None, limit: int) -> list[Place]:
        """By date; the key is that of `when`."""
        listed, number = col(ArticleRow.listed_at), col(ArticleRow.id)
        query = select(listed, number).where(*self._conditions(which))
        if after is not None:
            moment = EPOCH + after[0] * MICROSECOND
            query = query.where(tuple_(listed, number) < tuple_(moment, after[1]))
        rows = self.session.execute(query.order_by(listed.desc(), number.desc()).limit(limit))
        return [(when(row[0]), row[1]) for row in rows]

    def any_of(self, which: Filter, limit: int | None = None, *, one_in: int = 1) -> list[int]:
        """Numbers of articles that are chosen, in no order: of so many ``one_in``, or all."""
        query = select(col(ArticleRow.id)).where(*self._conditions(which)).limit(limit)
        if one_in > 1:
            query = query.where(col(ArticleRow.id) % one_in == 0)
        return list(self.session.execute(query).scalars())

    def most_read(self, which: Filter, after: Place | None, limit: int) -> list[Place]:
        """By view count; those without one come last."""
        views, number = col(ArticleRow.view_count), col(ArticleRow.id)
        found: list[Place] = []
        conditions = self._conditions(which, of_each=True)
        if after is None or after[0] != UNCOUNTED:
            query = select(views, number).where(views.is_not(None), *conditions)
            if after is not None:
                query = query.where(tuple_(views, number) < tuple_(*after))
            rows = self.session.execute(query.order_by(views.desc(), number.desc()).limit(limit))
            found = [(row[0], row[1]) for row in rows]
        if len(found) == limit:
            return found
        rest = select(number).where(views.is_(None), *conditions)
        if after is not None and after[0] == UNCOUNTED:
            rest = rest.where(number < after[1])
        last = self.session.execute(rest.order_by(number.desc()).limit(limit - len(found)))
        return [*found, *((UNCOUNTED, one) for one in last.scalars())]

    def among(self, ids: Sequence[int], which: Filter) -> set[int]:
        """Those of these articles that are chosen."""
        found: set[int] = set()
        for start in range(0, len(ids), CHUNK):
            some = col(ArticleRow.id).in_(ids[start : start + CHUNK])
            query = select(col(ArticleRow.id)).where(some, *which.conditions())
            found.update(self.session.execute(query).scalars())
        return found

    def having(self, ids: Sequence[int], words: Words) -> set[int]:
        """Those of these articles that have the words."""
        found: set[int] = set()
        article, listed = col(ArticleRow.id), col(ArticleRow.listed_at)
        for start in range(0, len(ids), CHUNK):
            some = article.in_(ids[start : start + CHUNK])
            rows = self.session.execute(select(listed, article).where(some))
            places = [place(moment, number) for moment, number in rows]
            had = places_of(self.session).among(tree(words, ALL), places)
            found.update(map(number_of, had))
        return found

    def dates(self, ids: Sequence[int]) -> dict[int, int]:
        """Article → when it is listed, as a key."""
        found: dict[int, int] = {}
        for start in range(0, len(ids), CHUNK):
            some = col(ArticleRow.id).in_(ids[start : start + CHUNK])
            rows = self.session.execute(
                select(col(ArticleRow.id), col(ArticleRow.listed_at)).where(some)
            )
            found.update((row[0], when(row[1])) for row in rows)
        return found

    def kinds(self, ids: Sequence[int]) -> list[tuple[str, str | None]]:
        """What these articles are: field and slug."""
        found: list[tuple[str, str | None]] = []
        connection = self.session.connection()
        for start in range(0, len(ids), CHUNK):
            some = {"ids": ids[start : start + CHUNK]}
            for row in connection.execute(_KINDS, some).all():
                found += zip(_FIELDS, row, strict=True)
            found += (("topic", row[0]) for row in connection.execute(_TOPICS, some).all())
        return found

    def totals(self, field: str) -> dict[str, int]:
        """How many of all articles for each ``province``, ``source``, ``genre`` or ``topic``."""
        column: Any = col(ArticleTopicRow.topic if field == "topic" else getattr(ArticleRow, field))
        query = select(column, func.count()).where(column.is_not(None)).group_by(column)
        return {row[0]: row[1] for row in self.session.execute(query.order_by(column))}

    def numbers(self) -> dict[str, Any]:
        """``articles``, ``gone``, ``clusters``, ``newest_at``, ``changed_at``."""
        row = ArticleRow
        asked = {
            "articles": select(func.count()).select_from(row),
            "gone": select(func.count()).where(col(row.gone_at).is_not(None)),
            "clusters": select(func.count(func.distinct(col(row.cluster)))),
            "newest_at": select(col(row.listed_at)).order_by(col(row.listed_at).desc()).limit(1),
        }
        found = {name: self.session.execute(query).scalar() for name, query in asked.items()}
        return {**found, "changed_at": self.changed_at()}

    def changed_at(self) -> datetime | None:
        """When any article last changed; None where there never was one."""
        query = select(col(FeedStampRow.changed_at)).where(col(FeedStampRow.field) == "all")
        changed_at: datetime | None = self.session.execute(query).scalar()
        return changed_at

    def view_counts(self, ids: Sequence[int]) -> list[Place]:
        """Where these articles stand in the order of views, the first one first."""
        found: list[Place] = []
        for start in range(0, len(ids), CHUNK):
            some = col(ArticleRow.id).in_(ids[start : start + CHUNK])
            rows = self.session.execute(
                select(col(ArticleRow.view_count), col(ArticleRow.id)).where(some)
            )
            found += [(UNCOUNTED if row[0] is None else row[0], row[1]) for row in rows]
        return sorted(found, reverse=True)

    def changes(self, after: Change, limit: int) -> list[Change]:
        """The articles that have changed since, each once, in the order of their last change."""
        row = ArticleStampRow
        place = (col(row.stamp), col(row.article_id))
        later = or_(place[0] > after.stamp, and_(place[0] == after.stamp, place[1] > after.id))
        query = select(*place).where(place[0] >= after.stamp, later).order_by(*place).limit(limit)
        return [Change(*found) for found in self.session.execute(query)]

    def change_before(self, moment: datetime) -> Change:
        """The last change before a moment, or one that is earlier by less than a minute."""
        row = ChangeTimeRow
        minute = int(moment.timestamp() // 60)
        query = select(func.min(col(row.stamp))).where(col(row.minute) >= minute)
        first = self.session.execute(query).scalar()
        if first is None:
            newest = self.session.execute(select(func.max(col(ArticleStampRow.stamp)))).scalar()
            return Change((newest or 0), (1 << 31) - 1)
        return Change(first - 1, (1 << 31) - 1)

    def _conditions(self, which: Filter, *, of_each: bool = False) -> list[ColumnElement[bool]]:
        """As SQL that both databases answer quickly: few that are read much are named first."""
        found = which.conditions(of_each=of_each)
        if which.min_views is not None:
            read = select(col(ArticleRow.id)).where(col(ArticleRow.view_count) >= which.min_views)
            some: Any = self.session.execute(read.limit(FEW + 1)).scalars().all()
            if len(some) <= FEW:
                found.append(col(ArticleRow.id).in_(some))
        return found


def when(moment: datetime) -> int:
    """A moment as a key: microseconds since 1970."""
    return (moment - EPOCH) // MICROSECOND
