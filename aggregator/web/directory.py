"""Pages for people that list what there is: provinces, topics, sources, feeds."""

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request, Response

from aggregator import health, jobs, provinces
from aggregator.sorting import topics
from aggregator.web.rendering import Lang, Language, page
from aggregator.web.serving import InForce, Opened, counting
from feeds.index import EVERYTHING, HEALTH, addresses, groups
from storage.store import Store

router = APIRouter(include_in_schema=False)


@router.api_route("/provinces", methods=["GET", "HEAD"])
def all_provinces(request: Request, store: Opened, lang: Lang = Language.VI) -> Response:
    """The units of today, each with those that became part of it."""
    counts = counting(request).totals(store, "province")
    rows = [
        {
            "slug": unit.slug,
            "name": unit.periods[-1].full_name,
            "articles": sum(counts.get(one, 0) for one in provinces.members(unit.slug)),
            "parts": [
                (one, provinces.province(one).name)
                for one in provinces.members(unit.slug)
                if one != unit.slug
            ],
        }
        for unit in provinces.current()
    ]
    return _directory(request, store, lang, "province", rows)


@router.api_route("/topics", methods=["GET", "HEAD"])
def all_topics(request: Request, store: Opened, lang: Lang = Language.VI) -> Response:
    """Every topic."""
    counts = counting(request).totals(store, "topic")
    rows = [
        {"slug": slug, "name": getattr(topic, lang), "articles": counts.get(slug, 0), "parts": []}
        for slug, topic in topics.topics().items()
    ]
    return _directory(request, store, lang, "topic", rows)


@router.api_route("/sources", methods=["GET", "HEAD"])
def all_sources(
    request: Request, setting: InForce, store: Opened, lang: Lang = Language.VI
) -> Response:
    """Every source: where it is, how its last crawl went, and whether it can be seen."""
    articles = counting(request).totals(store, "source")
    states = health.states(setting, store, datetime.now(UTC))
    return page(
        request,
        "sources.html.j2",
        lang,
        _changed(store),
        feed=HEALTH,
        sources=jobs.known_sources(setting.spiders, store, articles, states),
        names=setting.names,
        moment=datetime.fromisoformat,
    )


@router.api_route("/feeds", methods=["GET", "HEAD"])
def all_feeds(
    request: Request, setting: InForce, store: Opened, lang: Lang = Language.VI
) -> Response:
    """Every feed, in each format."""
    return page(
        request,
        "feeds.html.j2",
        lang,
        _changed(store),
        groups=list(groups(addresses(setting.names))),
    )


def _directory(
    request: Request, store: Store, lang: Language, field: str, rows: list[dict[str, Any]]
) -> Response:
    most = max((row["articles"] for row in rows), default=0)
    return page(
        request,
        "directory.html.j2",
        lang,
        _changed(store),
        feed=EVERYTHING,
        field=field,
        rows=rows,
        most=most,
    )


def _changed(store: Store) -> datetime:
    return store.listings.changed_at() or datetime.now(UTC)
