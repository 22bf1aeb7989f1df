"""What an entry of a feed says, settled before any format is thought of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from urllib.parse import urljoin

from feeds.names import Names, feed_id
from feeds.text import uri, xml_text
from storage.tables import ArticleRow

VIETNAM = timezone(timedelta(hours=7))
UNKNOWN_TYPE = "application/octet-stream"
"""The media type of a file of which only the address is known (RFC 2046, section 4.5.1)."""

_PICTURE_TYPES = {
    "avif": "image/avif",
    "bmp": "image/bmp",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


class CategoryKind(StrEnum):
    """What a category of an entry says about it."""

    TOPIC = "topic"
    PROVINCE = "province"
    GENRE = "genre"
    SECTION = "section"


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A label on an entry. Of our own kinds, ``scheme/term.atom`` is the category's feed."""

    kind: CategoryKind
    term: str
    label: str
    scheme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A document or picture of the article; how long it is, nobody has looked."""

    url: str
    media_type: str
    title: str | None = None
    is_picture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The department (or newspaper) that published the article, and our feed of it."""

    slug: str
    name: str
    site_url: str
    feed_id: str
    feed_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article as feeds tell it: texts fit for XML, addresses for links, times in +07:00."""

    id: str
    url: str
    title: str
    updated_at: datetime
    source: Source
    published_at: datetime | None = None
    author: str | None = None
    source_credit: str | None = None
    summary: str | None = None
    content_html: str | None = None
    categories: tuple[Category, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    view_count: int | None = None
    language: str | None = None

    def terms(self, kind: CategoryKind) -> list[str]:
        """The entry's categories of one kind, as slugs."""
        return [category.term for category in self.categories if category.kind is kind]


def entry(row: ArticleRow, names: Names) -> Entry:
    """An article of the store as an entry."""
    url = uri(row.url)
    source = _source(row, names)
    return Entry(
        id=row.uid,
        url=url,
        title=xml_text(row.title) or url,
        published_at=row.published_at and _time(row.published_at),
        updated_at=_time(row.updated_at),
        author=xml_text(row.author),
        source=source,
        source_credit=xml_text(row.source_credit),
        summary=xml_text(row.summary),
        content_html=xml_text(row.body_html),
        categories=tuple(_categories(row, names, source)),
        enclosures=tuple(_once(_enclosures(row))),
        view_count=row.view_count,
        language=xml_text(row.language),
    )


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


def _ours(kind: CategoryKind, slug: str, names: Names) -> Category:
    label = xml_text(names.of(kind).get(slug)) or slug
    return Category(kind=kind, term=slug, label=label, scheme=names.feed_url(f"/feeds/{kind}"))


def _enclosures(row: ArticleRow) -> Iterator[Enclosure]:
    for document in row.attachments:
        yield Enclosure(
            url=uri(document["url"]),
            media_type=xml_text(document.get("media_type")) or UNKNOWN_TYPE,
            title=xml_text(document.get("name")),
        )
    for picture in row.images:
        url = uri(picture["url"])
        yield Enclosure(
            url=url,
            media_type=_PICTURE_TYPES.get(_suffix(url), UNKNOWN_TYPE),
            title=xml_text(picture.get("caption") or picture.get("alt")),
            is_picture=True,
        )


def _once(enclosures: Iterable[Enclosure]) -> Iterable[Enclosure]:
    first: dict[str, Enclosure] = {}
    for enclosure in enclosures:
        first.setdefault(enclosure.url, enclosure)
    return first.values()


def _suffix(url: str) -> str:
    return re.split(r"[?#]", url)[0].rpartition(".")[2].lower()


def _time(value: datetime) -> datetime:
    return value.astimezone(VIETNAM).replace(microsecond=0)
