"""Articles as lines of a file, in batches as they come."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from aggregator.asking import answers
from storage.store import Store

COLUMNS = ("id", "uid", "published_at", "published_precision", "province", "current_province",
           "source", "genre", "topics", "title", "author", "source_credit", "section",
           "view_count", "documents", "gone_at", "url")  # fmt: skip
"""Of CSV; several values of a field stand in one cell, with ``;`` between."""

KEPT = [name for name in COLUMNS if name not in {"id", "current_province", "topics", "documents"}]
"""Those that are columns of the table."""

_line = json.JSONEncoder(ensure_ascii=False).encode
Batches = Iterable[Sequence[int]]


def jsonl(store: Store, batches: Batches) -> Iterator[str]:
    """Articles as the API tells them, an object a line."""
    for ids in batches:
        told = answers.articles(store, store.plain.among(ids))
        yield "".join(f"{_line(one)}\n" for one in told)


def as_csv(store: Store, batches: Batches) -> Iterator[str]:
    """Comma-separated values (RFC 4180) under a header."""
    yield _csv([COLUMNS])
    for ids in batches:
        yield _csv(_cells(store, ids))


def _cells(store: Store, ids: Sequence[int]) -> Iterator[Sequence[Any]]:
    """The columns of each, without what it says."""
    topics, documents = (store.plain.parts(name, ids) for name in ("topics", "documents"))
    for row in store.plain.columns(ids, *KEPT):
        told = row._asdict()
        told |= {name: answers.iso(told[name]) for name in ("published_at", "gone_at")}
        told["current_province"] = answers.current_province(row.province)
        told["topics"] = ";".join(one.topic for one in topics.get(row.id, ()))
        told["documents"] = ";".join(one.number for one in documents.get(row.id, ()))
        yield [told[name] for name in COLUMNS]


def _csv(rows: Iterable[Sequence[Any]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


LINES: Mapping[str, Callable[[Store, Batches], Iterator[str]]] = {"csv": as_csv, "jsonl": jsonl}
