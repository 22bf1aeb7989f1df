"""What the API answers, as its description says; `aggregator.asking.answers` makes the answers."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from aggregator.health import State


class Model(BaseModel):
    """All that an answer has is described."""

    model_config = ConfigDict(extra="forbid")


class Problem(Model):
    """What is wrong with a question."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "error": "province = 'quang-nin': did you mean quang-ninh? accepted: …",
                "parameter": "province",
                "value": "quang-nin",
                "accepted": "did you mean quang-ninh? accepted: …",
            }
        },
    )
    error: str
    parameter: str | None = None
    value: Any = None
    accepted: str | None = Field(None, description="What would be accepted.")


class Image(Model):
    """A picture in the text."""

    model_config = ConfigDict(extra="allow")
    url: str
    alt: str | None = None


class Attachment(Model):
    """A file that belongs to the article."""

    model_config = ConfigDict(extra="allow")
    url: str
    name: str | None = None
    media_type: str | None = None


class Topic(Model):
    """A topic of the taxonomy, and how surely it is one of the article."""

    slug: str
    score: float


class Deadline(Model):
    """Until when something can be done, as the article says."""

    at: datetime
    precision: Literal["day", "minute"]
    what: str


class Cluster(Model):
    """How many articles have this text, and which of them was first."""

    model_config = ConfigDict(extra="allow")
    size: int
    original_uid: str


class Piece(Model):
    """A part of a text; ``hit`` where it was looked for. Not escaped."""

    text: str
    hit: bool


class Article(Model):
    """An article with everything that is known of it. What is unknown is null, never a guess."""

    id: int
    uid: str = Field(description="The same for ever, on every instance, and in every feed.")
    url: str
    canonical_url: str
    title: str
    summary: str | None
    published_at: datetime | None
    published_precision: Literal["second", "minute", "day", "month"] | None
    modified_at: datetime | None
    author: str | None
    source_credit: str | None = Field(description="The publication that it was taken from.")
    section: str | None
    view_count: int | None
    body_text: str | None
    body_html: str | None = Field(description="Safe markup with absolute links.")
    language: str | None
    images: list[Image]
    attachments: list[Attachment]
    provenance: dict[str, str] = Field(description="Which rule found each field.")
    warnings: list[str]
    genre: str | None
    source: str
    province: str | None = Field(description="Of its day.")
    current_province: str | None = Field(description="What that is part of now.")
    revision: int
    first_seen_at: datetime
    last_seen_at: datetime
    updated_at: datetime = Field(description="When the present text was first seen.")
    gone_at: datetime | None = Field(description="When it was found to be taken back.")
    topics: list[Topic]
    deadlines: list[Deadline]
    documents: list[str]
    cluster: Cluster | None


class FoundArticle(Article):
    """An article that was looked for; ``snippet`` is there where words were."""

    snippet: list[Piece] | None = Field(
        None, description="The part of the text with most of the words, in pieces."
    )


class Facets(Model):
    """Slug → how many of the matches."""

    province: dict[str, int]
    topic: dict[str, int]
    source: dict[str, int]
    genre: dict[str, int]


class ArticlePage(Model):
    """Some of the matches."""

    items: list[FoundArticle]
    total: int
    total_is_estimate: bool = Field(description="Beyond 10,000; the facets are then, too.")
    next_cursor: str | None = Field(description="Null on the last page.")
    facets: Facets


class ChangePage(Model):
    """Articles that have changed, in the order of their last change."""

    items: list[Article]
    removed: list[int] = Field(description="Numbers of articles that are kept no longer.")
    next_cursor: str = Field(description="To be kept for the next question; never null.")
    more: bool = Field(description="Whether more has changed already.")


class Views(Model):
    """How often an article had been read, as its site said at one moment."""

    seen_at: datetime
    count: int
    growth: int | None = Field(description="Since the one before, without our own visit.")
    reset: bool = Field(description="Whether the site began to count anew.")


class Source(Model):
    """One website during one era."""

    model_config = ConfigDict(extra="allow")
    slug: str
    name: str
    kind: str
    province: str | None
    platform: str
    base_url: str
    enabled: bool
    articles: int
    health: State = Field(description="Whether it can be seen; `broken`: it cannot.")


class Province(Model):
    """A province that is or was."""

    slug: str
    name: str
    code: str | None
    current_province: str
    members: list[str] = Field(description="What is part of it today, itself first.")
    articles: int = Field(description="Its own, without those of its members.")


class TopicCount(Model):
    """A topic of the taxonomy."""

    slug: str
    vi: str
    en: str
    articles: int


class Stats(Model):
    """What there is, in numbers; all exact."""

    articles: int
    gone: int
    clusters: int = Field(description="Texts that several articles have.")
    sources: int = Field(description="That have articles.")
    provinces: int = Field(description="That have articles.")
    genres: dict[str, int]
    newest_at: datetime | None = Field(description="The date of the newest article.")
    changed_at: datetime | None = Field(description="When something last changed.")
