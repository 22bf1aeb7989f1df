"""The tables of what is read most now. All in them follows from the view counts."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from storage.tables import Time

_GIVEN: dict[str, Any] = {"autoincrement": False}


class TrendRow(SQLModel, table=True):
    """An article, in the order of what is read most, beside what is usual, first."""

    __tablename__ = "trends"

    place: int = Field(primary_key=True, sa_column_kwargs=_GIVEN)
    """From 1."""
    article_id: int = Field(foreign_key="articles.id", ondelete="CASCADE", unique=True)


class TrendsMadeRow(SQLModel, table=True):
    """Of which moment that order is: one row, or none where it was never worked out."""

    __tablename__ = "trends_made"

    number: int = Field(primary_key=True, sa_column_kwargs=_GIVEN)
    """Always 1."""
    as_of: datetime = Field(sa_type=Time)
    """When the last view count was seen that it counts."""
