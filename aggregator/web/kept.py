"""A document ready to be sent: its codings, its validators, and what it depends on."""

import gzip
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, NamedTuple

import brotli

from aggregator.web.conditional import IDENTITY, is_unmodified, matches
from feeds.formats import etag
from storage.feeds.feeds import Field

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Message = dict[str, Any]
Needs = tuple[frozenset[Field], ...]
"""Kinds of articles; what is in all of these sets has changed when one of each set has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How a document may be kept: said by who has made it."""

    changed: datetime
    """When what it says last changed."""
    max_age: timedelta
    """How long readers may rely on it without asking."""
    needs: Needs
    counts_views: bool = False
    """Whether it is another one with every new view count."""
    at_most: timedelta | None = None
    """How long it is right if nothing changes in the store."""
    links: tuple[tuple[str, str], ...] = ()
    """Relation and address of each ``Link`` header."""


class Answer(NamedTuple):
    """A document in one coding."""

    tag: str
    whole: Message
    not_modified: Message
    body: bytes


def _brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=4))


CODERS: Mapping[str, Callable[[bytes], bytes]] = {
    IDENTITY: bytes,
    "gzip": lambda data: gzip.compress(data, 4, mtime=0),
    "br": _brotli,
    "zstd": lambda data: zstd.compress(data, 6),
}
"""Levels that take 2 ms for a feed of 200 KB: it may be another one with the next article."""


FOR_BROWSERS = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link"),
)
"""So that pages of other sites may read feeds (https://fetch.spec.whatwg.org/#http-cors-protocol)."""


class Kept:
    """A document that stays right while nothing changes that it depends on."""

    def __init__(self, body: bytes, content_type: bytes, keeping: Keeping) -> None:
        self.body, self.content_type, self.keeping = body, content_type, keeping
        self.changed = keeping.changed
        self.answers: dict[str, Answer] = {}
        self.answers[IDENTITY] = self.code(IDENTITY)

    @property
    def weight(self) -> int:
        """Bytes that it may take in all codings, and what is around them."""
        return 2 * len(self.body) + 2_000

    def code(self, coding: str) -> Answer:
        """The document in one coding; a strong tag names one sequence of bytes."""
        body, tag = CODERS[coding](self.body), etag(self.body)
        if coding != IDENTITY:
            tag = f'{tag[:-1]}-{coding}"'
        validators = [
            (b"etag", tag.encode()),
            (b"last-modified", _date(self.changed)),
            (b"cache-control", f"public, max-age={round(_seconds(self.keeping))}".encode()),
            (b"vary", b"accept-encoding"),
            *FOR_BROWSERS,
            *_links(self.keeping.links),
        ]
        described = [
            (b"content-type", self.content_type),
            (b"content-length", str(len(body)).encode()),
            (b"accept-ranges", b"none"),
        ]
        if coding != IDENTITY:
            described.append((b"content-encoding", coding.encode()))
        return Answer(tag, _start(200, validators + described), _start(304, validators), body)

    def is_known(self, answer: Answer, known: str | None, since: str | None) -> bool:
        """Whether a client with these conditions has it already (RFC 9110, section 13.2.2)."""
        if known is not None:
            return matches(known, answer.tag)
        return since is not None and is_unmodified(since, self.changed)

    def succeeds(self, former: "Kept") -> None:
        """Another document in the place of one: also who only looks at dates has to see it."""
        self.changed = max(self.changed, former.changed + timedelta(seconds=1))
        self.answers[IDENTITY] = self.code(IDENTITY)


def _start(status: int, headers: list[tuple[bytes, bytes]]) -> Message:
    return {"type": "http.response.start", "status": status, "headers": headers}


def _date(moment: datetime) -> bytes:
    return format_datetime(moment.astimezone(UTC).replace(microsecond=0), usegmt=True).encode()


def _seconds(keeping: Keeping) -> float:
    return min(keeping.max_age, keeping.at_most or keeping.max_age).total_seconds()


def _links(links: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(b"link", f'<{address}>; rel="{relation}"'.encode()) for relation, address in links]
