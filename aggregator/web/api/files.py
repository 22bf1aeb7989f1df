"""All matches as one file, of any size: a line each, written while they are read."""

from collections.abc import Iterable, Iterator
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import StreamingResponse
from sqlalchemy import Engine

from aggregator.asking import listing, tabular
from aggregator.asking.listing import Question
from aggregator.web.api.filters import Filters
from aggregator.web.api.routes import part
from storage.store import reading

router = part()

Limit = Annotated[int | None, Query(ge=1, le=10**9, description="So many; without it, all.")]


@router.get(
    "/articles.csv",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def as_csv(request: Request, question: Filters, limit: Limit = None) -> StreamingResponse:
    """All matches as comma-separated values (RFC 4180) under a header, without their texts."""
    return _file(request, question, limit, "csv", "text/csv; charset=utf-8; header=present")


@router.get(
    "/articles.jsonl",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/jsonl": {"schema": {"type": "string"}}}}},
)
def as_jsonl(request: Request, question: Filters, limit: Limit = None) -> StreamingResponse:
    """All matches, each with everything known of it, as one JSON object a line."""
    return _file(request, question, limit, "jsonl", "application/jsonl")


def _file(
    request: Request, question: Question, limit: int | None, form: str, content_type: str
) -> StreamingResponse:
    lines: Iterable[str] = ()
    if request.method != "HEAD":
        lines = _lines(request.app.state.engine, question, limit, form)
    named = {"Content-Disposition": f'inline; filename="articles.{form}"'}
    return StreamingResponse(lines, headers=named, media_type=content_type)


def _lines(engine: Engine, question: Question, limit: int | None, form: str) -> Iterator[str]:
    with reading(engine) as store:
        yield from tabular.LINES[form](store, listing.walk(store, question, limit))
