"""Feeds over HTTP."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from aggregator import publishing
from aggregator.web.serving import InForce, Opened, document
from feeds.formats import FORMATS
from feeds.index import find

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
        raise HTTPException(404, f"no feed /feeds/{path}; all feeds stand at /")
    data = publishing.feed(store, setting.names, address, suffix, page=page, limit=limit)
    changed = store.articles.changed_at(publishing.which(address)) or publishing.NEVER
    return document(request, data, FORMATS[suffix].content_type, changed)
