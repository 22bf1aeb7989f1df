"""What reading yields: text NFC, addresses absolute, times aware, markup safe."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta, timezone
from enum import StrEnum

VIETNAM = timezone(timedelta(hours=7))
"""Indochina Time: no daylight saving, +07:00 all year."""


class Precision(StrEnum):
    """How much of a printed time is known; the rest stands at its first value (00:00, day 1)."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"


class PageKind(StrEnum):
    """What a page is, when it is not an article."""

    LISTING = "list"
    NOT_FOUND = "soft-404"
    LOGIN = "login"
    MAINTENANCE = "maintenance"
    CHALLENGE = "challenge"
    WAIT = "wait"
    """A guard against floods in place of the page, which will be there a little later."""
    PARKED = "parked"
    EMPTY = "empty"
    ERROR = "error"


class NotAnArticleError(Exception):
    """A page that holds no article, with what it is instead."""

    def __init__(self, url: str, kind: PageKind, reason: str) -> None:
        super().__init__(f"{url}: no article but {kind.value}: {reason}")
        self.url, self.kind, self.reason = url, kind, reason


class LayoutError(Exception):
    """A part that no article lacks was not found: the site has changed, or was never understood."""

    def __init__(self, url: str, part: str) -> None:
        super().__init__(f"{url}: no {part} found")
        self.url, self.part = url, part


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of the article's body."""

    url: str
    alt: str | None = None
    caption: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A document that belongs to the article."""

    url: str
    name: str
    media_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published piece, cleaned but not interpreted. ``None`` is what the page does not show."""

    url: str
    canonical_url: str
    title: str
    summary: str | None = None
    published_at: datetime | None = None
    published_precision: Precision | None = None
    modified_at: datetime | None = None
    author: str | None = None
    source_credit: str | None = None
    section: str | None = None
    view_count: int | None = None
    body_text: str | None = None
    body_html: str | None = None
    language: str | None = None
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)
    """Field name → the rule that found it, as ``kind:what``."""
    warnings: tuple[str, ...] = ()
    """What was seen and not believed, in words."""

    def as_json(self) -> dict[str, object]:
        """The article as plain JSON values, times in ISO 8601 with ``+07:00``."""
        return {spec.name: _plain(getattr(self, spec.name)) for spec in fields(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One article as a list page announces it."""

    url: str
    title: str
    published_at: datetime | None = None
    modified_at: datetime | None = None
    view_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPage:
    """How the next page of a list is asked for: most often a plain address."""

    url: str
    method: str = "GET"
    """``GET``, or ``POST`` with the fields of ``form``, URL-encoded in UTF-8."""
    form: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    pages_left: int | None = None
    """How many pages follow that one, where its answer will not tell and this page does."""

    @property
    def plain_url(self) -> str | None:
        """The address, where it says all."""
        return self.url if self.method == "GET" and not self.headers else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list page: the articles in the page's order, and where the list goes on."""

    url: str
    links: tuple[Link, ...] = ()
    next_url: str | None = None
    """Set where a plain address leads on; ``next_page`` tells of every way."""
    next_page: NextPage | None = None
    vouched: bool = True
    """Whether all links are announced as articles; a sitemap names every page of its site."""
    channels: tuple[str, ...] = ()
    """Addresses of further lists of the same kind: the parts of a sitemap, the newest first."""


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM).isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Image | Attachment):
        return {spec.name: getattr(value, spec.name) for spec in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value
