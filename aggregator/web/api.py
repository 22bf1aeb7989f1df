"""The store over HTTP, for programs."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from sqlalchemy import text

from aggregator import jobs, provinces
from aggregator.asking import answers, listing, trends
from aggregator.asking.questions import Asked, Sort
from aggregator.copying.explaining import explained
from aggregator.history import revisions
from aggregator.sorting import topics
from aggregator.web.serving import InForce, Opened
from storage.store import Store
from storage.tables import ArticleRow

router = APIRouter()

Many = Annotated[list[str], Query(default_factory=list)]


@router.get("/api/v1/articles")
def articles(
    setting: InForce,
    store: Opened,
    province: Many,
    topic: Many,
    genre: Many,
    source: Many,
    q: str = "",
    since: str = "",
    until: str = "",
    min_views: Annotated[int | None, Query(ge=0)] = None,
    sort: Annotated[Sort, Query()] = Sort.DATE,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: str = "",
) -> dict[str, Any]:
    """Articles, newest first. Following ``next_cursor`` visits every match exactly once."""
    asked = Asked(
        q=q,
        province=province,
        topic=topic,
        genre=genre,
        source=source,
        since=since,
        until=until,
        min_views=min_views,
    )
    asking = listing.ask(asked, sort, setting.names, datetime.now(UTC), cursor)
    found, counts = listing.page(store, asking, limit), listing.facets(store, asking)
    return {
        "items": answers.articles(store, found.rows),
        "total": counts.total.number,
        "total_is_estimate": not counts.total.is_exact,
        "next_cursor": found.next_cursor,
        "facets": counts.numbers,
    }


@router.get("/api/v1/articles/{article_id}")
def article(store: Opened, article_id: int) -> dict[str, Any]:
    """One article."""
    (found,) = answers.articles(store, [_existing(store, article_id)])
    return found


@router.get("/api/v1/articles/{article_id}/views")
def article_views(store: Opened, article_id: int) -> list[dict[str, Any]]:
    """How often an article had been read, over time."""
    return answers.views(trends.views_of(store, _existing(store, article_id)))


@router.get("/api/v1/articles/{article_id}/revisions")
def article_revisions(store: Opened, article_id: int) -> list[dict[str, Any]]:
    """What an article said over time, the present last, and what was changed each time."""
    return answers.revisions(revisions.revisions(store, _existing(store, article_id)))


@router.get("/api/v1/articles/{article_id}/copies")
def article_copies(store: Opened, article_id: int) -> list[dict[str, Any]]:
    """The other articles of the same text, with how much each shares and what differs."""
    return answers.copies(explained(store, _existing(store, article_id)))


@router.get("/api/v1/sources")
def sources(setting: InForce, store: Opened) -> list[dict[str, Any]]:
    """Every source, with its articles and its last crawl."""
    return jobs.known_sources(setting.spiders, store)


@router.get("/api/v1/provinces")
def all_provinces(store: Opened) -> list[dict[str, Any]]:
    """Every province that is or was: what is part of it today, and its own articles."""
    counts = store.articles.counts("province")
    return [
        {
            "slug": unit.slug,
            "name": unit.periods[-1].full_name,
            "code": unit.code,
            "current_province": provinces.current_unit(unit.slug),
            "members": provinces.members(unit.slug),
            "articles": counts.get(unit.slug, 0),
        }
        for unit in provinces.provinces().values()
    ]


@router.get("/api/v1/topics")
def all_topics(store: Opened) -> list[dict[str, Any]]:
    """Every topic, with its articles."""
    counts = store.articles.counts("topic")
    return [
        {"slug": slug, "vi": topic.vi, "en": topic.en, "articles": counts.get(slug, 0)}
        for slug, topic in topics.topics().items()
    ]


def _existing(store: Store, article_id: int) -> ArticleRow:
    row = store.articles.get(article_id)
    if row is None:
        raise HTTPException(404, f"no article {article_id}")
    return row


@router.get("/healthz", include_in_schema=False)
def healthz(store: Opened) -> dict[str, str]:
    """Alive: this process answers, and its store does."""
    store.session.connection().execute(text("SELECT 1"))
    return {"status": "ok"}
