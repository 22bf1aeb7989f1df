"""What all parts of the web application share: the store, and answers that are not sent twice."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Annotated

from fastapi import Depends, Request, Response

from aggregator.asking.counting import Counting
from aggregator.jobs import Setting
from aggregator.web.conditional import GZIP, IDENTITY, coding, is_unmodified, matches
from feeds.formats import etag
from storage.store import Store, reading


def _setting(request: Request) -> Setting:
    setting: Setting = request.app.state.setting
    return setting


def _store(request: Request) -> Iterator[Store]:
    with reading(request.app.state.engine) as store:
        yield store


def counting(request: Request) -> Counting:
    """What this process has counted."""
    kept: Counting = request.app.state.counting
    return kept


InForce = Annotated[Setting, Depends(_setting)]
Opened = Annotated[Store, Depends(_store)]


def document(request: Request, data: bytes, content_type: str, changed: datetime) -> Response:
    """A document with its validators (RFC 9110, section 13), or 304 where the client has it."""
    tag = etag(data)
    zipped = coding(request.headers.get("accept-encoding"), GZIP) != IDENTITY
    if zipped:  # a strong tag names one sequence of bytes
        tag = f'{tag[:-1]}-gzip"'
    headers = {
        "ETag": tag,
        "Last-Modified": format_datetime(changed.astimezone(UTC), usegmt=True),
        "Cache-Control": "public, max-age=300",
        "Vary": "Accept-Encoding",
    }
    if _unchanged(request, tag, changed):
        return Response(status_code=304, headers=headers)
    if zipped:
        data = gzip.compress(data, 6, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(data, headers=headers, media_type=content_type)


def _unchanged(request: Request, tag: str, changed: datetime) -> bool:
    known = request.headers.get("if-none-match")
    if known is not None:
        return matches(known, tag)
    since = request.headers.get("if-modified-since")
    return since is not None and is_unmodified(since, changed)
