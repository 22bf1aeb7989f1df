"""Feeds over HTTP."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from aggregator import publishing
from aggregator.cadence import cadence
from aggregator.questions import QuestionError, check_slug
from aggregator.syndication.choosing import NEVER, which
from aggregator.web.kept import Keeping
from aggregator.web.serving import InForce, Opened
from aggregator.web.shelf import KEEPING
from feeds.formats import FORMATS
from feeds.index import FeedAddress, FeedKind, find
from feeds.names import Names
from storage.feeds import kinds, last
from storage.store import Store

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
    request.scope[KEEPING].append(keeping(request, store, setting.names, address))
    data = publishing.feed(store, setting.names, address, suffix, page=page, limit=limit)
    return Response(data, media_type=FORMATS[suffix].content_type)


def keeping(request: Request, store: Store, names: Names, address: FeedAddress) -> Keeping:
    """On what a feed depends, and how long it lasts."""
    chosen, trending = which(address), address.kind is FeedKind.TRENDING
    change = last(store.feeds.stamps(), chosen)
    changed = change.at if change else NEVER
    if trending:
        changed = max(changed, store.articles.history.counted_at() or NEVER)
    query = f"?{request.url.query}" if request.url.query else ""
    links = [("self", names.feed_url(request.url.path, query))]
    if names.hub_url:
        links.append(("hub", names.hub_url))
    return Keeping(
        changed=changed,
        max_age=cadence(names, chosen),
        needs=kinds(chosen),
        counts_views=trending,
        links=tuple(links),
    )


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
