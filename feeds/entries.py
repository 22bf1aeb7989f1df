"""What an entry of a feed says, settled before any format is thought of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from urllib.parse import urljoin

from feeds.enclosures import Enclosure, enclosures
from feeds.names import Names, feed_id
from feeds.text import uri, web_uri, xml_text
from storage.feeds.withdrawals import Withdrawn
from storage.tables import ArticleRow

VIETNAM = timezone(timedelta(hours=7))
UNDATED = "khong-ro-ngay-dang"
"""The category of what is dated by when it was first seen."""


class CategoryKind(StrEnum):
    """What a category of an entry says about it."""

    TOPIC = "topic"
    PROVINCE = "province"
    GENRE = "genre"
    SECTION = "section"
    DATE = "date"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A label on an entry. Of our own kinds, ``scheme/term.atom`` is the category's feed."""

    kind: CategoryKind
    term: str
    label: str
    scheme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The department (or newspaper) that published the article, and our feed of it."""

    slug: str
    name: str
    site_url: str
    feed_id: str
    feed_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another place where the same text stands."""

    url: str
    source: str
    """Who published it there, by name."""
    is_first: bool = False
    """Whether it is the one from which the others were taken, as far as anybody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The seat of the province that the article tells of."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What feeds tell of an article besides what its row says."""

    updated_at: datetime
    """When a reader would last have wanted to know of a change."""
    view_count: int | None = None
    copies: tuple[Copy, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article as feeds tell it: texts fit for XML, addresses for links, times in +07:00."""

    id: str
    url: str
    title: str
    published_at: datetime
    """By the department, or when it was first seen."""
    updated_at: datetime
    source: Source
    is_dated: bool = True
    """Whether the department says when it published this."""
    author: str | None = None
    source_credit: str | None = None
    summary: str | None = None
    content_html: str | None = None
    categories: tuple[Category, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    view_count: int | None = None
    language: str | None = None
    copies: tuple[Copy, ...] = ()
    place: Place | None = None

    def terms(self, kind: CategoryKind) -> list[str]:
        """The entry's categories of one kind, as slugs."""
        return [category.term for category in self.categories if category.kind is kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """An entry that was, of an article that its department took back."""

    id: str
    at: datetime
    """When that was found."""
    url: str
    source: str
    """The department, by name."""


def entry(row: ArticleRow, names: Names, about: About | None = None) -> Entry:
    """An article of the store as an entry."""
    about = about or About(updated_at=row.updated_at, view_count=row.view_count)
    url = web_uri(row.url) or uri(row.canonical_url)
    source = _source(row, names)
    return Entry(
        id=row.uid,
        url=url,
        title=xml_text(row.title) or url,
        published_at=_time(row.published_at or row.first_seen_at),
        is_dated=row.published_at is not None,
        updated_at=_time(about.updated_at),
        author=xml_text(row.author),
        source=source,
        source_credit=xml_text(row.source_credit),
        summary=xml_text(row.summary),
        content_html=xml_text(row.body_html),
        categories=tuple(_categories(row, names, source)),
        enclosures=enclosures(row),
        view_count=about.view_count,
        language=xml_text(row.language),
        copies=about.copies,
        place=about.place,
    )


def withdrawal(gone: Withdrawn, names: Names) -> Withdrawal:
    """What is left of an article that is gone."""
    name = xml_text(names.sources.get(gone.source)) or gone.source
    return Withdrawal(id=gone.uid, at=_time(gone.gone_at), url=uri(gone.url), source=name)


def _source(row: ArticleRow, names: Names) -> Source:
    path = f"/feeds/source/{row.source}"
    return Source(
        slug=row.source,
        name=xml_text(names.sources.get(row.source)) or row.source,
        site_url=uri(names.sites.get(row.source) or urljoin(row.url, "/")),
        feed_id=feed_id(path),
        feed_url=names.feed_url(path, ".atom"),
    )


def _categories(row: ArticleRow, names: Names, source: Source) -> Iterator[Category]:
    for topic in row.topics:
        yield _ours(CategoryKind.TOPIC, topic.topic, names)
    if row.province:
        yield _ours(CategoryKind.PROVINCE, row.province, names)
    if row.genre:
        yield _ours(CategoryKind.GENRE, row.genre, names)
    if section := xml_text(row.section):
        yield Category(
            kind=CategoryKind.SECTION, term=section, label=section, scheme=source.site_url
        )
    if row.published_at is None:
        yield Category(
            kind=CategoryKind.DATE,
            term=UNDATED,
            label="Không rõ ngày đăng",
            scheme=names.feed_url("/feeds"),
        )


def _ours(kind: CategoryKind, slug: str, names: Names) -> Category:
    label = xml_text(names.of(kind).get(slug)) or slug
    return Category(kind=kind, term=slug, label=label, scheme=names.feed_url(f"/feeds/{kind}"))


def _time(value: datetime) -> datetime:
    return value.astimezone(VIETNAM).replace(microsecond=0)
