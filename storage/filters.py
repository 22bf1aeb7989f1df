"""Which articles are meant, and the place in a list of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from storage.tables import ArticleRow, ArticleTopicRow


class Cursor(NamedTuple):
    """A place in the order newest first: everything after it was listed earlier."""

    listed_at: datetime
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which articles: each field narrows, several values of one field widen."""

    provinces: Sequence[str] = ()
    topics: Sequence[str] = ()
    genres: Sequence[str] = ()
    sources: Sequence[str] = ()
    since: datetime | None = None
    """Listed at or after."""
    until: datetime | None = None
    """Listed before."""
    min_views: int | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as SQL."""
        row = ArticleRow
        found: list[ColumnElement[bool]] = []
        for column, values in (
            (row.province, self.provinces),
            (row.genre, self.genres),
            (row.source, self.sources),
        ):
            if values:
                found.append(col(column).in_(values))
        if self.topics:
            of_topic = select(ArticleTopicRow.article_id).where(
                col(ArticleTopicRow.topic).in_(self.topics)
            )
            found.append(col(row.id).in_(of_topic))
        if self.since:
            found.append(col(row.listed_at) >= self.since)
        if self.until:
            found.append(col(row.listed_at) < self.until)
        if self.min_views is not None:
            found.append(col(row.view_count) >= self.min_views)
        return found


ALL = Filter()
