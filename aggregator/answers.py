"""Rows of the store as the JSON objects of the API and the command line."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from aggregator import provinces
from aggregator.differences import Piece
from aggregator.edits import Fact
from aggregator.resolving import Resolution
from aggregator.revisions import Revision
from aggregator.views import Step
from spiders.items import VIETNAM
from storage.tables import ArticleRow, CrawlRunRow

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
        "deadlines": [
            {"at": iso(one.due_at), "precision": one.precision, "what": one.what}
            for one in row.deadlines
        ],
        "documents": [one.number for one in row.documents],
    }


def views(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """View counts over time; ``growth`` is without our own visits, and null where it is unknown."""
    return [
        {
            "seen_at": iso(step.seen_at),
            "count": step.views,
            "growth": step.growth,
            "reset": step.is_reset,
        }
        for step in steps
    ]


def revisions(found: Sequence[Revision]) -> list[dict[str, Any]]:
    """What an article said over time, the present last; each with what was changed in it."""
    return [
        {
            "revision": one.version.number,
            "seen_at": iso(one.version.seen_at),
            **{name: getattr(one.version, name) for name in ("title", "summary", "author",
               "source_credit", "section", "body_text", "attachments")},
            "published_at": iso(one.version.published_at),
            "change": one.judgement and {
                "aspects": list(one.judgement.aspects),
                "facts": [fact._asdict() for fact in one.judgement.facts],
                "title": _pieces(one.title),
                "text": _pieces(one.text),
            },
        }
        for one in found
    ]  # fmt: skip


def _pieces(pieces: Sequence[Piece]) -> list[dict[str, str]]:
    return [{"kind": piece.kind, "text": piece.text} for piece in pieces]


def in_words(fact: Fact) -> str:
    """A fact as a line: ``hạn nộp hồ sơ: 15/5 → 30/5``."""
    label = fact.label or fact.aspect
    return f"{label}: {fact.before or '—'} → {fact.after or '—'}"


def resolution(found: Resolution) -> dict[str, Any]:
    """The article behind an address."""
    row = found.article
    return {
        "asked": found.asked,
        "id": row.id,
        "uid": row.uid,
        "title": row.title,
        "source": row.source,
        "province": row.province,
        "current_province": row.province and provinces.current_unit(row.province),
        "canonical_url": row.canonical_url,
        "url": row.url,
        "state": found.state,
        "found_by": found.how,
        "gone_at": iso(row.gone_at),
        "addresses": found.addresses,
        "successor": found.successor,
    }


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
