"""Pages for people."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from aggregator import provinces, topics
from aggregator.web.serving import InForce, Opened, document
from aggregator.web.words import WORDS
from feeds.index import FeedAddress, FeedKind, addresses, groups
from spiders.items import VIETNAM

router = APIRouter(include_in_schema=False)
templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)

LATEST = 30
"""Articles on the home page."""


class Language(StrEnum):
    """Languages of the pages; the articles are in their own."""

    VI = "vi"
    EN = "en"


@router.api_route("/", methods=["GET", "HEAD"])
def home(
    request: Request,
    setting: InForce,
    store: Opened,
    lang: Annotated[Language, Query()] = Language.VI,
) -> Response:
    """The latest articles, and all feeds that have any."""
    names = setting.names
    counts = {
        field: store.articles.counts(field) for field in ("province", "topic", "source", "genre")
    }
    rows = store.articles.latest(limit=LATEST)
    page = templates.get_template("home.html.j2").render(
        path="/",
        lang=lang.value,
        words=WORDS[lang.value],
        articles=rows,
        names=names,
        topic_names={slug: getattr(topic, lang.value) for slug, topic in topics.topics().items()},
        total=store.articles.count(),
        feeds=list(groups(feed for feed in addresses(names) if _has_articles(feed, counts))),
        day=day,
        number=number,
    )
    changed = max((row.last_seen_at for row in rows), default=datetime.now(UTC))
    return document(request, page.encode(), "text/html; charset=utf-8", changed)


def _has_articles(feed: FeedAddress, counts: dict[str, dict[str, int]]) -> bool:
    if feed.kind is FeedKind.ALL:
        return True
    return all(
        any(counts[field].get(one) for one in _members(field, slug))
        for field, slug in feed.filter.items()
    )


def _members(field: str, slug: str) -> tuple[str, ...]:
    """A province has the articles of those merged into it."""
    return provinces.members(slug) if field == "province" else (slug,)


def number(count: int) -> str:
    """As numbers are written in Vietnam."""
    return f"{count:,}".replace(",", ".")


def day(moment: Any) -> str:
    """As dates are written in Vietnam."""
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y") if moment else ""
