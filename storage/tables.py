"""The tables. What the columns mean is said here once; everything else asks in these words."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Index, TypeDecorator, text
from sqlmodel import Field, Relationship, SQLModel


class Time(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC: SQLite forgets the zone that it was given."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; a naive time is a fault of the caller."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"a time without zone cannot be stored: {value!r}")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC: PostgreSQL tells a time in the zone of the session."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


def _time(**options: Any) -> Any:
    return Field(sa_type=Time, **options)


def _json(default: type[list[Any]] | type[dict[str, Any]]) -> Any:
    return Field(default_factory=default, sa_type=JSON)


_IS_GONE = text("gone_at IS NOT NULL")


class SourceRow(SQLModel, table=True):
    """One website of a department (or newspaper) during one era, as last configured."""

    __tablename__ = "sources"

    slug: str = Field(primary_key=True)
    name: str
    kind: str
    """``department``, ``national`` or ``newspaper``."""
    province: str | None = None
    platform: str
    base_url: str
    learned: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    """What its pages have in common, in the words of the reader that learnt it."""
    site: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    """What crawls came to know of its lists and its pace, in the words of the spider."""


class ClusterRow(SQLModel, table=True):
    """One text that several articles are copies of; which ones, `ArticleRow.cluster` says."""

    __tablename__ = "clusters"

    id: int | None = Field(default=None, primary_key=True)
    made_at: datetime = _time()


class ArticleTopicRow(SQLModel, table=True):
    """An article's topic with its score, 0 to 1."""

    __tablename__ = "article_topics"
    __table_args__ = (Index("ix_article_topics_topic", "topic", "article_id"),)

    article_id: int | None = Field(
        default=None, primary_key=True, foreign_key="articles.id", ondelete="CASCADE"
    )
    topic: str = Field(primary_key=True)
    score: float


class DeadlineRow(SQLModel, table=True):
    """Until when something can be done, as an article says."""

    __tablename__ = "article_deadlines"
    __table_args__ = (Index("ix_article_deadlines_due", "due_at", "article_id"),)

    article_id: int | None = Field(
        default=None, primary_key=True, foreign_key="articles.id", ondelete="CASCADE"
    )
    position: int = Field(primary_key=True)
    """In the order of the article, from 0."""
    due_at: datetime = _time()
    """Of precision ``day``: the beginning of the last day, in Vietnam."""
    precision: str
    """``day`` or ``minute``."""
    what: str
    """What is due, in the words of the article."""


class ArticleDocumentRow(SQLModel, table=True):
    """A document that an article names, by its number in the usual form: ``57-NQ/TW``."""

    __tablename__ = "article_documents"
    __table_args__ = (Index("ix_article_documents_number", "number", "article_id"),)

    article_id: int | None = Field(
        default=None, primary_key=True, foreign_key="articles.id", ondelete="CASCADE"
    )
    number: str = Field(primary_key=True)
    position: int = 0
    """In the order of the article, from 0."""


class ArticleRow(SQLModel, table=True):
    """One article, as last seen. Times are UTC; ``None`` is unknown."""

    __tablename__ = "articles"
    __table_args__ = (
        Index("ix_articles_listed", "listed_at", "id"),
        Index("ix_articles_province", "province", "listed_at", "id"),
        Index("ix_articles_source", "source", "listed_at", "id"),
        Index("ix_articles_text", "text_hash"),
        Index("ix_articles_cluster", "cluster", "id"),
        Index("ix_articles_rules", "rules", "id"),
        Index("ix_articles_genre", "genre", "listed_at", "id"),
        Index("ix_articles_views", "view_count", "id"),
        Index("ix_articles_author", "author_key", "listed_at", "id"),
        Index("ix_articles_section", "section_key", "listed_at", "id"),
        Index("ix_articles_visits", "source", "last_seen_at", "listed_at"),
        *(
            Index(name, *columns, sqlite_where=_IS_GONE, postgresql_where=_IS_GONE)
            for name, *columns in (
                ("ix_articles_gone", "gone_at", "id"),
                ("ix_articles_gone_place", "listed_at", "id"),
            )
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True)
    """``urn:uuid:`` + UUIDv5 of the canonical address: the entry's id in every feed, for ever."""
    canonical_url: str = Field(unique=True)
    url: str
    source: str = Field(foreign_key="sources.slug")
    province: str | None = None
    """Slug of the province at the article's time."""
    title: str
    summary: str | None = None
    published_at: datetime | None = _time(default=None)
    published_precision: str | None = None
    modified_at: datetime | None = _time(default=None)
    author: str | None = None
    source_credit: str | None = None
    section: str | None = None
    view_count: int | None = Field(default=None, sa_type=BigInteger)
    body_text: str | None = None
    body_html: str | None = None
    language: str | None = None
    images: list[dict[str, Any]] = _json(list)
    attachments: list[dict[str, Any]] = _json(list)
    provenance: dict[str, str] = _json(dict)
    warnings: list[str] = _json(list)
    genre: str | None = None
    listed_at: datetime = _time()
    """What lists are ordered by: ``published_at``, or when it was first seen."""
    first_seen_at: datetime = _time()
    last_seen_at: datetime = _time()
    updated_at: datetime = _time()
    """When the present text was first seen, or seen again after it was gone; a new view count is no
    new text."""
    missed_at: datetime | None = _time(default=None)
    """When its own address first said that it is gone; no visit has said otherwise since."""
    gone_at: datetime | None = _time(default=None)
    """When its address said so again, a day later at least."""
    revision: int = 1
    content_hash: str
    text_hash: str | None = None
    """Of title and text, where there is enough text to tell one article from another."""
    cluster: int | None = Field(default=None, foreign_key="clusters.id")
    """The text that it is a copy of, or that others are copies of; None where no copy is known."""
    author_key: str | None = None
    """The author's words without marks, in lower case (`storage.asking.spellings`)."""
    section_key: str | None = None
    """The same of the section."""
    rules: str | None = None
    """Of which version the rules were that found genre, topics, deadlines and documents."""

    topics: list[ArticleTopicRow] = Relationship(
        sa_relationship_kwargs={
            "cascade": "all, delete-orphan",
            "order_by": "ArticleTopicRow.score.desc(), ArticleTopicRow.topic",
            "lazy": "selectin",
        }
    )
    deadlines: list[DeadlineRow] = Relationship(
        sa_relationship_kwargs={
            "cascade": "all, delete-orphan",
            "order_by": "DeadlineRow.position",
            "lazy": "selectin",
        }
    )
    documents: list[ArticleDocumentRow] = Relationship(
        sa_relationship_kwargs={
            "cascade": "all, delete-orphan",
            "order_by": "ArticleDocumentRow.position",
            "lazy": "selectin",
        }
    )


class RevisionRow(SQLModel, table=True):
    """What an article said before it was edited; what it says now stands in `ArticleRow`."""

    __tablename__ = "revisions"

    article_id: int = Field(primary_key=True, foreign_key="articles.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    """The article's ``revision`` at that time."""
    seen_at: datetime = _time()
    """When it was first seen like this."""
    title: str
    summary: str | None = None
    published_at: datetime | None = _time(default=None)
    published_precision: str | None = None
    author: str | None = None
    source_credit: str | None = None
    section: str | None = None
    body_text: str | None = None
    attachments: list[dict[str, Any]] = _json(list)


class ViewCountRow(SQLModel, table=True):
    """How often an article had been read, as its site said at one moment: of each visit, one."""

    __tablename__ = "view_counts"
    __table_args__ = (Index("ix_view_counts_seen", "seen_at"),)

    article_id: int = Field(primary_key=True, foreign_key="articles.id", ondelete="CASCADE")
    seen_at: datetime = _time(primary_key=True)
    count: int = Field(sa_type=BigInteger)


class PageRow(SQLModel, table=True):
    """An address that was fetched, and what became of it: the crawl's memory."""

    __tablename__ = "pages"

    url: str = Field(primary_key=True)
    """List pages as requested; article pages by their canonical address."""
    source: str = Field(foreign_key="sources.slug", index=True)
    outcome: str
    """``listing``, ``article``, or why there was none (a kind of page, ``http-404``, …)."""
    article: str | None = Field(default=None, index=True)
    """Of an article's address: the one that the article is kept under."""
    fetched_at: datetime = _time()
    etag: str | None = None
    last_modified: str | None = None
    links: list[str] = _json(list)
    """Of a list page: the addresses of its articles as it gave them, in its order."""
    marks: list[str] = _json(list)
    """For each of ``links``, a digest of how it was announced: a new one tells of an edit."""
    next_url: str | None = None


class CrawlRunRow(SQLModel, table=True):
    """One crawl of one source."""

    __tablename__ = "crawl_runs"

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(foreign_key="sources.slug", index=True)
    started_at: datetime = _time()
    finished_at: datetime | None = _time(default=None)
    full: bool = False
    """Whether the lists were to be followed to their end."""
    status: str = "running"
    """``running``, ``done``, ``failed``, ``interrupted``."""
    requests: int = 0
    not_modified: int = 0
    bytes: int = Field(default=0, sa_type=BigInteger)
    found: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: int = 0
    troubles: dict[str, int] = _json(dict)
    """How often each kind of trouble was met, by its name."""
    warnings: list[str] = _json(list)
