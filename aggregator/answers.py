"""Rows of the store as the JSON objects of the API and the command line."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from aggregator import provinces
from spiders.items import VIETNAM
from storage.tables import ArticleRow, CrawlRunRow, ViewCountRow

TIMES = ("published_at", "modified_at", "first_seen_at", "last_seen_at", "updated_at", "gone_at")
AS_READ = (
    "url",
    "canonical_url",
    "title",
    "summary",
    "published_precision",
    "author",
    "source_credit",
    "section",
    "view_count",
    "body_text",
    "body_html",
    "language",
    "images",
    "attachments",
    "provenance",
    "warnings",
    "genre",
    "source",
    "province",
    "revision",
)


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 with ``+07:00``."""
    return moment.astimezone(VIETNAM).isoformat() if moment else None


def article(row: ArticleRow) -> dict[str, Any]:
    """An article with everything that is known of it."""
    return {
        "id": row.id,
        "uid": row.uid,
        **{name: getattr(row, name) for name in AS_READ},
        **{name: iso(getattr(row, name)) for name in TIMES},
        "current_province": row.province and provinces.current_unit(row.province),
        "topics": [{"slug": topic.topic, "score": round(topic.score, 3)} for topic in row.topics],
    }


def views(rows: Sequence[ViewCountRow]) -> list[dict[str, Any]]:
    """View counts over time."""
    return [{"seen_at": iso(row.seen_at), "count": row.count} for row in rows]


def source(row: Mapping[str, Any], articles: int, last: CrawlRunRow | None) -> dict[str, Any]:
    """A source with its articles and its last crawl."""
    return {
        **row,
        "articles": articles,
        "last_crawl": last
        and {
            "status": last.status,
            "started_at": iso(last.started_at),
            "finished_at": iso(last.finished_at),
            "new": last.new,
            "updated": last.updated,
            "failed": last.failed,
            "warnings": last.warnings,
        },
    }
