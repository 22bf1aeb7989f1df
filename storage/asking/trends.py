"""What is read most now: an order that is worked out after a crawl, and asked for by place."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, text
from sqlmodel import Session, col, select

from storage.asking.trend_tables import TrendRow, TrendsMadeRow
from storage.databases.upsert import upsert
from storage.filters import ALL, Filter
from storage.tables import ArticleRow

KEPT = 10_000
"""Articles of the order that are kept, the first ones."""
CHUNK = 500
"""Places asked for at once. Joined with the articles, SQLite would go through all of those."""
ADD = text("INSERT INTO trends (place, article_id) SELECT :place, id FROM articles WHERE id = :id")
"""Nothing of an article that was removed meanwhile."""


class Trends:
    """The order that one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def as_of(self) -> datetime | None:
        """When the last view count was seen that it counts; None where it was never made."""
        return self.session.exec(select(TrendsMadeRow.as_of)).first()

    def ids(self, which: Filter = ALL, *, limit: int = KEPT, offset: int = 0) -> list[int]:
        """The numbers of those that are chosen, in this order; nothing that is gone."""
        found: list[int] = []
        for start in range(0, KEPT, CHUNK):
            if not (some := self._places(start)):
                break
            chosen = set(self.session.exec(_those_of(some, which)))
            found += [one for one in some if one in chosen]
            if len(found) >= offset + limit:
                break
        return found[offset : offset + limit]

    def _places(self, start: int) -> list[int]:
        """The next `CHUNK`; places of what was removed are left out."""
        place = col(TrendRow.place)
        query = select(TrendRow.article_id).where(place > start, place <= start + CHUNK)
        return list(self.session.exec(query.order_by(place)))

    def keep(self, ids: Sequence[int], as_of: datetime) -> None:
        """A new order, unless there is one of a later moment; call it within `Store.write`."""
        known = self.as_of()
        if known is not None and known > as_of:
            return
        self.session.connection().execute(delete(TrendRow))
        places = [{"place": place, "id": one} for place, one in enumerate(ids[:KEPT], 1)]
        if places:
            self.session.connection().execute(ADD, places)
        upsert(self.session, TrendsMadeRow, {"number": 1, "as_of": as_of})


def _those_of(ids: Sequence[int], which: Filter) -> Any:
    """The question which of these are chosen, and not gone."""
    article = col(ArticleRow.id)
    return select(article).where(
        article.in_(ids), col(ArticleRow.gone_at).is_(None), *which.conditions()
    )
