"""What there is: sources, provinces, topics, and all of it in numbers."""

from datetime import UTC, datetime

from fastapi import Request, Response

from aggregator import health, jobs, provinces
from aggregator.asking import answers
from aggregator.sorting import topics
from aggregator.web.api import models
from aggregator.web.api.routes import part
from aggregator.web.api.telling import told
from aggregator.web.serving import InForce, Opened, counting

router = part()


@router.get("/sources", response_model=list[models.Source])
def sources(request: Request, setting: InForce, store: Opened) -> Response:
    """Every source, with its articles, its last crawl, and whether it can be seen."""
    articles = counting(request).totals(store, "source")
    states = health.states(setting, store, datetime.now(UTC))
    return told(request, jobs.known_sources(setting.spiders, store, articles, states))


@router.get("/provinces", response_model=list[models.Province])
def all_provinces(request: Request, store: Opened) -> Response:
    """Every province that is or was: what is part of it today, and its own articles."""
    counts = counting(request).totals(store, "province")
    found = [
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
    return told(request, found)


@router.get("/topics", response_model=list[models.TopicCount])
def all_topics(request: Request, store: Opened) -> Response:
    """Every topic, with its articles."""
    counts = counting(request).totals(store, "topic")
    found = [
        {"slug": slug, "vi": topic.vi, "en": topic.en, "articles": counts.get(slug, 0)}
        for slug, topic in topics.topics().items()
    ]
    return told(request, found)


@router.get("/stats", response_model=models.Stats)
def stats(request: Request, store: Opened) -> Response:
    """The store in numbers."""
    return told(request, answers.stats(store, counting(request)))
