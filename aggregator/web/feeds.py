"""Feeds over HTTP."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from aggregator import publishing
from aggregator.questions import QuestionError, check_slug
from aggregator.web.serving import InForce, Opened, document
from feeds.formats import FORMATS
from feeds.index import find
from feeds.names import Names

router = APIRouter(include_in_schema=False)


@router.api_route("/feeds/{path:path}.{suffix}", methods=["GET", "HEAD"])
def feed(
    request: Request,
    setting: InForce,
    store: Opened,
    path: str,
    suffix: str,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    limit: Annotated[int, Query(ge=1, le=200)] = publishing.PAGE,
) -> Response:
    """One page of a feed."""
    address = find(f"/feeds/{path}", setting.names)
    if suffix not in FORMATS:
        raise HTTPException(404, f"no format {suffix!r}; accepted: {', '.join(FORMATS)}")
    if address is None:
        raise HTTPException(404, _no_feed(path, setting.names))
    data = publishing.feed(store, setting.names, address, suffix, page=page, limit=limit)
    changed = publishing.changed_at(store, address)
    return document(request, data, FORMATS[suffix].content_type, changed)


def _no_feed(path: str, names: Names) -> str:
    """Which part of a feed's address there is not, and what there is instead."""
    words = path.split("/")
    for field, slug in zip(words[::2], words[1::2], strict=False):
        try:
            check_slug(field, slug, names.of(field))
        except QuestionError as error:
            return str(error)
        except KeyError:
            break
    return f"no feed /feeds/{path}; all feeds stand at /"
