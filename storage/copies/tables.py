"""The tables by which copies are found and told; `storage.copies.copies` asks them."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, LargeBinary
from sqlmodel import Field, SQLModel

from storage.tables import Time

_KEY = {"autoincrement": False}
"""A digest, which nobody counts up."""


class ClusterMergeRow(SQLModel, table=True):
    """Two clusters that turned out to be of one text. The number given up is never given again."""

    __tablename__ = "cluster_merges"
    __table_args__ = (Index("ix_cluster_merges_into", "into_cluster"),)

    from_cluster: int = Field(primary_key=True, foreign_key="clusters.id")
    into_cluster: int = Field(foreign_key="clusters.id")
    at: datetime = Field(sa_type=Time)
    why: str


class ClusterLeavingRow(SQLModel, table=True):
    """An article that was a copy, and is none any more."""

    __tablename__ = "cluster_leavings"

    article_id: int = Field(primary_key=True, foreign_key="articles.id", ondelete="CASCADE")
    at: datetime = Field(primary_key=True, sa_type=Time)
    cluster: int = Field(foreign_key="clusters.id", index=True)
    why: str


class SignatureRow(SQLModel, table=True):
    """What an article's text is found by among all others."""

    __tablename__ = "copy_signatures"

    article_id: int = Field(
        primary_key=True,
        foreign_key="articles.id",
        ondelete="CASCADE",
        sa_column_kwargs=_KEY,
    )
    method: int = Field(index=True)
    """How it was made: only those of one method can be compared."""
    said: str
    """Digest of the text that was signed (`storage.digests.said_hash`)."""
    digest: bytes | None = Field(default=None, sa_type=LargeBinary)
    """MinHash of its shingles, 32 bits each, little-endian; None where it has no text."""
    title: int | None = Field(default=None, sa_type=BigInteger)
    """The key of its title, where that tells one article from another."""


class BandRow(SQLModel, table=True):
    """An article under one of the keys that follow from its signature."""

    __tablename__ = "copy_bands"
    __table_args__ = {"sqlite_with_rowid": False}

    key: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_KEY)
    article_id: int = Field(primary_key=True, sa_column_kwargs=_KEY)


class PassageRow(SQLModel, table=True):
    """A passage that articles share which are no copies of one another."""

    __tablename__ = "copy_passages"
    __table_args__ = {"sqlite_with_rowid": False}

    passage: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_KEY)
    """Digest of its folded syllables."""
    articles: int
    """How many articles were found to have it."""
