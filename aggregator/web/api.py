"""The store over HTTP, for programs."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from sqlalchemy import text

from aggregator import answers, jobs, provinces, revisions, topics, trends
from aggregator.copying.explaining import explained
from aggregator.questions import Asked, Sort, cursor, offset, question, written
from aggregator.web.serving import InForce, Opened
from storage.filters import Cursor, Filter
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
    since: str = "",
    until: str = "",
    min_views: Annotated[int | None, Query(ge=0)] = None,
    sort: Annotated[Sort, Query()] = Sort.DATE,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor_: Annotated[str, Query(alias="cursor")] = "",
) -> dict[str, Any]:
    """Articles, newest first. Following ``next_cursor`` visits every match exactly once.

    Sorted by anything but dates, exactly once as long as no article moves up or down.
    """
    asked = Asked(
        province=province,
        topic=topic,
        genre=genre,
        source=source,
        since=since,
        until=until,
        min_views=min_views,
    )
    which = question(asked, setting.names, datetime.now(UTC))
    rows, following = _page(store, which, sort, cursor_, limit)
    return {
        "items": answers.articles(store, rows),
        "total": trends.number(store, sort, which),
        "next_cursor": following,
        "facets": {
            field: store.articles.counts(field, which) for field in ("province", "topic", "source")
        },
    }


def _page(
    store: Store, which: Filter, sort: Sort, place: str, limit: int
) -> tuple[Sequence[ArticleRow], str | None]:
    """Articles from a cursor on, and the cursor of those that follow."""
    if sort is Sort.DATE:
        found = store.articles.latest(which, limit=limit + 1, after=cursor(place))
        last = found[limit - 1] if len(found) > limit else None
        return found[:limit], written(Cursor(last.listed_at, last.id or 0)) if last else None
    start = offset(place)
    found = trends.sorted_by(store, sort, which, limit=limit + 1, offset=start)
    return found[:limit], str(start + limit) if len(found) > limit else None


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
