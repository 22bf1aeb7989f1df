"""Articles as lines of a file, in batches as they come."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from aggregator.asking import answers
from storage.store import Store
from storage.tables import ArticleRow

COLUMNS = ("id", "uid", "published_at", "published_precision", "province", "current_province",
           "source", "genre", "topics", "title", "author", "source_credit", "section",
           "view_count", "documents", "gone_at", "url")  # fmt: skip
"""Of CSV; several values of a field stand in one cell, with ``;`` between."""

Batches = Iterable[Sequence[ArticleRow]]


def jsonl(store: Store, batches: Batches) -> Iterator[str]:
    """Articles as the API tells them, an object a line."""
    for rows in batches:
        told = answers.articles(store, rows)
        yield "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in told)


def as_csv(_store: Store, batches: Batches) -> Iterator[str]:
    """Comma-separated values (RFC 4180) under a header."""
    yield _csv([dict(zip(COLUMNS, COLUMNS, strict=True))])
    for rows in batches:
        yield _csv(_flat(answers.article(row)) for row in rows)


def _flat(told: Mapping[str, Any]) -> dict[str, Any]:
    topics = ";".join(topic["slug"] for topic in told["topics"])
    return {**told, "topics": topics, "documents": ";".join(told["documents"])}


def _csv(rows: Iterable[Mapping[str, Any]]) -> str:
    written = io.StringIO()
    csv.DictWriter(written, COLUMNS, extrasaction="ignore").writerows(rows)
    return written.getvalue()


LINES: Mapping[str, Callable[[Store, Batches], Iterator[str]]] = {"csv": as_csv, "jsonl": jsonl}
