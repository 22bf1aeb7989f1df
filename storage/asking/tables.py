"""The tables by which a walk through a list stays whole, and by which changes are told by time.

Triggers of the database keep both, in the transaction of whoever writes (migrations 0009 and 0010).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from storage.feeds.tables import FeedStampRow
from storage.tables import ArticleRow, Time

KEPT = 100_000
"""Moves that are kept, the latest; a walk that began before is at its end."""

_GIVEN: dict[str, Any] = {"autoincrement": False}


class ArticleMoveRow(SQLModel, table=True):
    """Where an article stood in lists before its date or its view count changed."""

    __tablename__ = "article_moves"

    number: int | None = Field(default=None, primary_key=True)
    """In the order of the changes."""
    article_id: int
    """Not a foreign key: what is removed is met no more."""
    listed_at: datetime = Field(sa_type=Time)
    view_count: int | None = Field(default=None, sa_type=BigInteger)


class ChangeTimeRow(SQLModel, table=True):
    """The first change of a minute, by its number in ``article_stamps``."""

    __tablename__ = "change_times"

    minute: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_GIVEN)
    """Since 1970."""
    stamp: int = Field(sa_type=BigInteger)


for _kept in (ArticleMoveRow, ChangeTimeRow):
    for _moving in (ArticleRow, FeedStampRow):
        # who copies tables one after the other copies those last which the others move
        SQLModel.metadata.tables[str(_kept.__tablename__)].add_is_dependent_on(
            SQLModel.metadata.tables[str(_moving.__tablename__)]
        )
