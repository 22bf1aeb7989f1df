"""What is read most now: an order that is worked out after a crawl, and asked for by place."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, text
from sqlmodel import Session, col, select

from storage.filters import ALL, Filter
from storage.tables import ArticleRow
from storage.trend_tables import TrendRow, TrendsMadeRow
from storage.upsert import upsert

KEPT = 10_000
"""Articles of the order that are kept, the first ones."""
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
        query = (
            select(ArticleRow.id)
            .join(TrendRow, col(TrendRow.article_id) == col(ArticleRow.id))
            .where(col(ArticleRow.gone_at).is_(None), *which.conditions())
            .order_by(col(TrendRow.place))
        )
        return [one or 0 for one in self.session.exec(query.limit(limit).offset(offset))]

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
