"""Articles that their departments took back, as far as feeds tell of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, select, text, tuple_
from sqlmodel import Session, col

from storage.filters import Cursor, Filter
from storage.tables import ArticleRow, Time


class Withdrawn(NamedTuple):
    """What is told of an article that is gone."""

    id: int
    uid: str
    url: str
    source: str
    listed_at: datetime
    gone_at: datetime


MOST = 20_000
"""Withdrawals in a span of time that are looked at, whichever articles are asked for."""

_PLACE = (col(ArticleRow.listed_at), col(ArticleRow.id))
_FIRST, _LAST = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
# made once, for most pages: where nobody took anything back, that is all that is asked
_ANY_BETWEEN = text(
    "SELECT 1 FROM articles WHERE gone_at IS NOT NULL AND (listed_at, id) < (:newer, :newer_id)"
    " AND (listed_at, id) >= (:older, :older_id) LIMIT 1"
).bindparams(bindparam("newer", type_=Time()), bindparam("older", type_=Time()))
_ANY_SINCE = text(
    "SELECT 1 FROM articles WHERE gone_at IS NOT NULL AND gone_at >= :since LIMIT 1"
).bindparams(bindparam("since", type_=Time()))


class Withdrawals:
    """The withdrawals that one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def between(
        self, which: Filter, newer: Cursor | None, older: Cursor | None, *, limit: int
    ) -> list[Withdrawn]:
        """Those listed before ``newer`` and from ``older`` on, in the order of lists."""
        newest, oldest = newer or Cursor(_LAST, 0), older or Cursor(_FIRST, 0)
        span = {"newer": newest.listed_at, "newer_id": newest.id,
                "older": oldest.listed_at, "older_id": oldest.id}  # fmt: skip
        if self.session.connection().execute(_ANY_BETWEEN, span).first() is None:
            return []
        place = tuple_(*_PLACE)
        bounds = [place < tuple_(*newest), place >= tuple_(*oldest)]
        return self._asked(which, bounds, _PLACE, limit)

    def lately(self, which: Filter, since: datetime, *, limit: int) -> list[Withdrawn]:
        """Those found to be gone since then, the latest first."""
        if self.session.connection().execute(_ANY_SINCE, {"since": since}).first() is None:
            return []
        gone_at = col(ArticleRow.gone_at)
        return self._asked(which, [gone_at >= since], (gone_at, _PLACE[1]), limit)

    def among(self, ids: Sequence[int]) -> list[Withdrawn]:
        """Those of these articles, in the order of their numbers here."""
        if not ids:
            return []
        query = select(*(getattr(ArticleRow, name) for name in Withdrawn._fields)).where(
            col(ArticleRow.id).in_(ids), col(ArticleRow.gone_at).is_not(None)
        )
        found = {row.id: Withdrawn(*row) for row in self.session.execute(query)}
        return [found[one] for one in ids if one in found]

    def _asked(
        self,
        which: Filter,
        conditions: Sequence[ColumnElement[bool]],
        order: Sequence[Any],
        limit: int,
    ) -> list[Withdrawn]:
        gone = select(ArticleRow.id).where(col(ArticleRow.gone_at).is_not(None), *conditions)  # type: ignore[call-overload]
        few = (
            gone.order_by(*(one.desc() for one in order))
            .limit(MOST)
            .cte()
            .prefix_with("MATERIALIZED")
        )
        chosen = replace(which, withdrawn=None, first_only=False).conditions()
        query = select(*(getattr(ArticleRow, name) for name in Withdrawn._fields)).where(
            col(ArticleRow.id).in_(select(few.c.id)), *chosen
        )
        rows = query.order_by(*(one.desc() for one in order)).limit(limit)
        return [Withdrawn(*row) for row in self.session.execute(rows)]
