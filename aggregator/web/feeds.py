"""Feeds over HTTP."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, HTTPException, Request, Response

from aggregator.asking import trends
from aggregator.asking.questions import QuestionError, check_slug
from aggregator.delivery.cadence import cadence
from aggregator.delivery.changes import hub_of
from aggregator.syndication import deadlines, documents
from aggregator.syndication.asking import asked
from aggregator.syndication.choosing import NEVER, PLAIN, province_topics, which
from aggregator.syndication.subscriptions import subscriptions
from aggregator.syndication.wishes import Wish
from aggregator.web.kept import Keeping
from aggregator.web.serving import InForce, Opened
from aggregator.web.shelf import KEEPING
from feeds.calendar import CALENDAR_TYPE
from feeds.formats import FORMATS
from feeds.index import EVERYTHING, FeedAddress, FeedKind
from feeds.names import Names
from feeds.opml import OPML_TYPE
from storage.feeds.feeds import kinds, last
from storage.store import Store

router = APIRouter(include_in_schema=False)

A_WHILE = timedelta(minutes=5)
"""How late a feed may be that depends on more than the articles."""
MOVING = {"filter_time", "since", "until"}
"""Parameters that may be told from now."""


@router.api_route("/feeds.opml", methods=["GET", "HEAD"])
def all_feeds(request: Request, setting: InForce, store: Opened) -> Response:
    """All feeds, for import into a reader."""
    data = subscriptions(setting.names, province_topics(store))
    itself = setting.names.feed_url("/feeds.opml")
    kept = keeping(store, setting.names, EVERYTHING, PLAIN, ("self", itself))
    request.scope[KEEPING].append(kept)
    return Response(data, media_type=OPML_TYPE)


@router.api_route("/feeds/calls.ics", methods=["GET", "HEAD"])
def calls(request: Request, setting: InForce, store: Opened) -> Response:
    """Deadlines as a calendar."""
    pairs, now = request.query_params.multi_items(), datetime.now(UTC)
    data = deadlines.calls(store, setting.names, pairs, now)
    itself = deadlines.itself(setting.names, pairs, now)
    kept = keeping(store, setting.names, EVERYTHING, PLAIN, ("self", itself))
    request.scope[KEEPING].append(replace(kept, at_most=A_WHILE))
    return Response(data, media_type=CALENDAR_TYPE)


@router.api_route("/feeds/{path:path}.{suffix}", methods=["GET", "HEAD"])
def feed(
    request: Request,
    setting: InForce,
    store: Opened,
    path: str,
    suffix: str,
) -> Response:
    """One page of a feed."""
    if suffix not in FORMATS:
        raise HTTPException(404, f"no format {suffix!r}; accepted: {', '.join(FORMATS)}")
    pairs = request.query_params.multi_items()
    named = asked(f"/feeds/{path}", pairs, setting.names, datetime.now(UTC))
    if named is None:
        raise HTTPException(404, _no_feed(path, setting.names))
    data = documents.feed(store, setting.names, named.address, suffix, named.wish)
    itself = documents.self_url(setting.names, named.address, suffix, named.wish)
    links = [("self", itself)]
    if hub := hub_of(setting.names, *named):
        links.append(("hub", hub))
    request.scope[KEEPING].append(keeping(store, setting.names, *named, *links))
    return Response(data, media_type=FORMATS[suffix].content_type)


def keeping(
    store: Store, names: Names, address: FeedAddress, wish: Wish, *links: tuple[str, str]
) -> Keeping:
    """On what a feed depends, and how long it lasts."""
    chosen, trending = wish.which or which(address), address.kind is FeedKind.TRENDING
    change = last(store.feeds.stamps(), chosen)
    changed = change.at if change else NEVER
    if trending:
        changed = max(changed, trends.as_of(store) or NEVER)
    return Keeping(
        changed=changed,
        max_age=cadence(names, chosen),
        needs=kinds(chosen),
        counts_views=trending,
        at_most=A_WHILE if _tells_the_time(address, wish) else None,
        links=links,
    )


def _tells_the_time(address: FeedAddress, wish: Wish) -> bool:
    """Whether it becomes another one without an article that changes."""
    of_sources = address.kind in {FeedKind.HEALTH, FeedKind.SOURCE}
    return of_sources or any(name in MOVING for name, _ in wish.said)


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
    return f"no feed /feeds/{path}; all feeds stand at /feeds"
