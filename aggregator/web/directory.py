"""Pages for people that list what there is: provinces, topics, sources, feeds."""

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request, Response

from aggregator import health, jobs, provinces
from aggregator.jobs import Setting
from aggregator.web.labels import is_name, label, labels
from aggregator.web.rendering import Lang, Language, page
from aggregator.web.serving import InForce, Opened, counting
from aggregator.web.words import WORDS
from feeds.index import EVERYTHING, HEALTH, FeedAddress, addresses, groups
from feeds.names import Names
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
def all_topics(
    request: Request, setting: InForce, store: Opened, lang: Lang = Language.VI
) -> Response:
    """Every topic."""
    return _called(request, setting, store, lang, "topic")


@router.api_route("/genres", methods=["GET", "HEAD"])
def all_genres(
    request: Request, setting: InForce, store: Opened, lang: Lang = Language.VI
) -> Response:
    """Every genre."""
    return _called(request, setting, store, lang, "genre")


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
        groups=_groups(setting.names, lang),
        is_name=is_name,
    )


def _called(
    request: Request, setting: Setting, store: Store, lang: Language, field: str
) -> Response:
    """A directory of what has a label in each language, and no parts."""
    counts = counting(request).totals(store, field)
    rows = [
        {"slug": slug, "name": name, "articles": counts.get(slug, 0), "parts": []}
        for slug, name in labels(field, setting.names, lang).items()
    ]
    return _directory(request, store, lang, field, rows)


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


def _groups(names: Names, lang: Language) -> list[tuple[str, list[tuple[FeedAddress, str]]]]:
    """Headings, and below each its feeds with what they are called."""
    return [
        (
            heading if lang is Language.VI else WORDS[lang]["feed_groups"][feeds[0].kind],
            [(feed, label(feed, names, lang)) for feed in feeds],
        )
        for heading, feeds in groups(addresses(names))
    ]


def _changed(store: Store) -> datetime:
    return store.listings.changed_at() or datetime.now(UTC)
