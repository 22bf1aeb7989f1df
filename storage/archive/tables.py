"""The tables of the page archive; `storage.archive.archive` asks them."""

from datetime import datetime

from sqlalchemy import JSON, Index, LargeBinary
from sqlmodel import Field, SQLModel

from storage.tables import Time


class DictionaryRow(SQLModel, table=True):
    """What pages of a source are packed with; the newest one of a source is for new pages."""

    __tablename__ = "dictionaries"

    id: str = Field(primary_key=True)
    """BLAKE2b of the dictionary."""
    source: str = Field(foreign_key="sources.slug", index=True)
    made_at: datetime = Field(sa_type=Time)
    data: bytes = Field(sa_type=LargeBinary)
    """The dictionary, packed."""


class BodyRow(SQLModel, table=True):
    """What some answer brought, kept once however often it came."""

    __tablename__ = "bodies"

    digest: str = Field(primary_key=True)
    """BLAKE2b of the body, 32 hexadecimal digits."""
    data: bytes = Field(sa_type=LargeBinary)
    """The body, packed (`storage.archive.packing`)."""
    size: int
    """Bytes of the body."""
    dictionary: str | None = Field(default=None, foreign_key="dictionaries.id", index=True)


class ResponseRow(SQLModel, table=True):
    """One answer of a site that was read, as it came but for the packing on its way."""

    __tablename__ = "responses"
    __table_args__ = (
        Index("ix_responses_url", "url", "fetched_at"),
        Index("ix_responses_source", "source", "kind"),
    )

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(foreign_key="sources.slug")
    url: str
    method: str = "GET"
    posted: str | None = None
    """The fields of a form that was sent."""
    fetched_at: datetime = Field(sa_type=Time)
    confirmed_at: datetime | None = Field(default=None, sa_type=Time)
    """When the site last said that it has not changed since."""
    status: int
    headers: list[list[str]] = Field(sa_type=JSON)
    """Pairs of name and value, in the order of the answer."""
    digest: str = Field(foreign_key="bodies.digest", index=True)
    kind: str
    """``article``: read as one; ``other``: asked for as an article, and none; ``listing``."""
