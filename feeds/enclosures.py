"""The documents and pictures of an article, as a feed encloses them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from feeds.text import web_uri, xml_text
from storage.tables import ArticleRow

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
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A document or picture of the article; how long it is, nobody has looked."""

    url: str
    media_type: str
    title: str | None = None
    is_picture: bool = False
    alt: str | None = None
    """What a picture shows, for who does not see it."""


def enclosures(row: ArticleRow) -> tuple[Enclosure, ...]:
    """Documents, then pictures, each address once and under its first name."""
    first: dict[str, Enclosure] = {}
    for enclosure in (*_documents(row), *_pictures(row)):
        first.setdefault(enclosure.url, enclosure)
    return tuple(first.values())


def _documents(row: ArticleRow) -> Iterator[Enclosure]:
    for document in row.attachments:
        if url := web_uri(document["url"]):
            told = document.get("media_type") or ""
            yield Enclosure(
                url=url,
                media_type=told if _MEDIA_TYPE.fullmatch(told) else UNKNOWN_TYPE,
                title=xml_text(document.get("name")),
            )


def _pictures(row: ArticleRow) -> Iterator[Enclosure]:
    for picture in row.images:
        if url := web_uri(picture["url"]):
            alt = xml_text(picture.get("alt"))
            yield Enclosure(
                url=url,
                media_type=_PICTURE_TYPES.get(_suffix(url), UNKNOWN_TYPE),
                title=xml_text(picture.get("caption")) or alt,
                is_picture=True,
                alt=alt,
            )


def _suffix(url: str) -> str:
    return re.split(r"[?#]", url)[0].rpartition(".")[2].lower()
