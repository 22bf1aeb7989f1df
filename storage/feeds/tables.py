"""The tables by which feeds know that they have changed; triggers of the database keep them.

Whoever writes an article, in whatever process and by whatever way, moves the stamps of it and of
the feeds that it is in, or was in, in the same transaction (``migrations/versions/0010_feeds.py``).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from storage.tables import ArticleDocumentRow, ArticleRow, ArticleTopicRow, DeadlineRow, Time

_GIVEN: dict[str, Any] = {"autoincrement": False}


class ArticleStampRow(SQLModel, table=True):
    """When an article was last changed in what feeds tell of it."""

    __tablename__ = "article_stamps"
    __table_args__ = (Index("ix_article_stamps_stamp", "stamp", "article_id"),)

    article_id: int = Field(primary_key=True, sa_column_kwargs=_GIVEN)
    """Not a foreign key: that an article was removed is a change like others."""
    stamp: int = Field(sa_type=BigInteger)
    """The number of the change, counted over all articles from 1."""
    views: int | None = Field(default=None, sa_type=BigInteger)
    """The view count that feeds tell: the one that last differed by a tenth, and by 10 at least."""


class FeedStampRow(SQLModel, table=True):
    """When the articles of one kind last changed: one appeared, said something else, or left."""

    __tablename__ = "feed_stamps"

    field: str = Field(primary_key=True)
    """``all`` (whose slug is empty), ``source``, ``province``, ``genre`` or ``topic``."""
    slug: str = Field(primary_key=True)
    stamp: int = Field(sa_type=BigInteger)
    changed_at: datetime = Field(sa_type=Time)


class LeftPlaceRow(SQLModel, table=True):
    """Where an article stood in lists, before it was dated otherwise or removed."""

    __tablename__ = "left_places"

    id: int | None = Field(default=None, primary_key=True)
    stamp: int = Field(sa_type=BigInteger, index=True)
    article_id: int
    listed_at: datetime = Field(sa_type=Time)


class HubPingRow(SQLModel, table=True):
    """A feed that changed, of which a hub of WebSub has not yet taken the news."""

    __tablename__ = "hub_pings"

    topic: str = Field(primary_key=True)
    """The feed's address."""
    tries: int = 0
    due_at: datetime = Field(sa_type=Time, index=True)


class FeedMarkRow(SQLModel, table=True):
    """Up to which change somebody has told of all."""

    __tablename__ = "feed_marks"

    name: str = Field(primary_key=True)
    stamp: int = Field(sa_type=BigInteger)


for _stamps in (ArticleStampRow, FeedStampRow, LeftPlaceRow):
    for _stamped in (ArticleRow, ArticleTopicRow, DeadlineRow, ArticleDocumentRow):
        # who copies tables one after the other copies those last which the others move
        SQLModel.metadata.tables[str(_stamps.__tablename__)].add_is_dependent_on(
            SQLModel.metadata.tables[str(_stamped.__tablename__)]
        )
