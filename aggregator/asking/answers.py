"""Rows of the store as the JSON objects of the API and the command line."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from aggregator import provinces
from aggregator.asking.counting import Counting
from aggregator.asking.resolving import Resolution
from aggregator.copies import Cluster, clusters
from aggregator.copying.explaining import Copies
from aggregator.history.differences import Piece
from aggregator.history.edits import Fact
from aggregator.history.revisions import Revision
from aggregator.history.views import Step
from aggregator.searching import snippet
from spiders.items import VIETNAM
from storage.searching.words import Words
from storage.store import Store
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


@cache
def current_province(slug: str | None) -> str | None:
    """What a province is part of today; None for none."""
    return slug and provinces.current_unit(slug)


def articles(store: Store, rows: Sequence[ArticleRow]) -> list[dict[str, Any]]:
    """Articles with everything that is known of them and of their copies."""
    known = clusters(store, rows)
    return [article(row, known.get(row.id or 0)) for row in rows]


def found(store: Store, rows: Sequence[ArticleRow], words: Words) -> list[dict[str, Any]]:
    """Articles that were looked for; with words, each with the part of it that has most of them."""
    told = articles(store, rows)
    if words:
        for one in told:
            pieces = snippet(one["body_text"] or one["summary"] or "", words)
            one["snippet"] = [{"text": piece.text, "hit": piece.is_hit} for piece in pieces]
    return told


def stats(store: Store, counting: Counting) -> dict[str, Any]:
    """The store in numbers."""
    numbers = counting.numbers(store)
    return {
        **numbers,
        "sources": len(counting.totals(store, "source")),
        "provinces": len(counting.totals(store, "province")),
        "genres": counting.totals(store, "genre"),
        "newest_at": iso(numbers["newest_at"]),
        "changed_at": iso(numbers["changed_at"]),
    }


def article(row: ArticleRow, cluster: Cluster | None = None) -> dict[str, Any]:
    """An article with everything that is known of it.

    ``cluster`` is that of `copies.clusters`; of one with copies, it is null where it is not given.
    """
    if cluster is None and row.cluster is None:
        cluster = Cluster(1, row.uid)
    return {
        "id": row.id,
        "uid": row.uid,
        **{name: getattr(row, name) for name in AS_READ},
        **{name: iso(getattr(row, name)) for name in TIMES},
        "current_province": current_province(row.province),
        "topics": [{"slug": topic.topic, "score": round(topic.score, 3)} for topic in row.topics],
        "deadlines": [
            {"at": iso(one.due_at), "precision": one.precision, "what": one.what}
            for one in row.deadlines
        ],
        "documents": [one.number for one in row.documents],
        "cluster": cluster and cluster._asdict(),
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


def copies(found: Copies) -> list[dict[str, Any]]:
    """The other articles of a text: how much of it each shares, and what differs."""
    return [
        {
            **{name: getattr(one.article, name) for name in ("id", "uid", "url", "source",
               "province", "title", "source_credit")},
            "published_at": iso(one.article.published_at),
            "is_original": one.is_original,
            "kind": one.verdict.kind.value,
            "shared": round(one.verdict.shared, 3),
            "jaccard": round(one.verdict.jaccard, 3),
            "same_title": one.verdict.same_title,
            "through": one.through,
            "change": {"title": _pieces(one.title), "text": _pieces(one.text)},
        }
        for one in found.others
    ]  # fmt: skip


def trail(found: Copies) -> dict[str, Any]:
    """What became of an article's cluster: those that were merged into it, those that it left."""
    return {
        "id": found.cluster,
        "merges": [
            {"from": one.from_cluster, "into": one.into_cluster, "at": iso(one.at), "why": one.why}
            for one in found.merges
        ],
        "left": [
            {"cluster": one.cluster, "at": iso(one.at), "why": one.why} for one in found.leavings
        ],
    }


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
        "current_province": current_province(row.province),
        "canonical_url": row.canonical_url,
        "url": row.url,
        "state": found.state,
        "found_by": found.how,
        "gone_at": iso(row.gone_at),
        "addresses": found.addresses,
        "successor": found.successor,
    }


def source(
    row: Mapping[str, Any], articles: int, last: CrawlRunRow | None, state: str
) -> dict[str, Any]:
    """A source with its articles, its last crawl, and how it is."""
    return {
        **row,
        "articles": articles,
        "health": state,
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
