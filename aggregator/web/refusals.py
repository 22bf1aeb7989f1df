"""How the web says what is wrong: JSON for programs, a page for people, a line for the rest."""

import logging
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException

from aggregator.asking.questions import QuestionError
from aggregator.mistakes import accepted
from aggregator.web.labels import labels
from aggregator.web.rendering import Language, render
from aggregator.web.words import FIELDS, WORDS
from storage.databases.engine import ConnectError
from storage.databases.refusals import StoreError

logger = logging.getLogger(__name__)

OF_PROGRAMS = ("/feeds/", "/feeds.", "/healthz", "/readyz", "/metrics")
"""What programs ask for: no page for people is answered there."""


def register(app: FastAPI) -> None:
    """Have these answers given."""
    app.add_exception_handler(QuestionError, _bad_question)
    app.add_exception_handler(RequestValidationError, _bad_parameter)
    app.add_exception_handler(HTTPException, _refused)
    for kind in (StoreError, ConnectError):
        app.add_exception_handler(kind, _out_of_reach)


def _bad_question(request: Request, error: Exception) -> Response:
    """422: which parameter, its value, what would be accepted."""
    assert isinstance(error, QuestionError)  # noqa: S101  registered for it alone
    return _answer(request, 422, str(error), _told(error))


def _bad_parameter(request: Request, error: Exception) -> Response:
    """422, as FastAPI finds it: of the wrong type, or out of bounds."""
    assert isinstance(error, RequestValidationError)  # noqa: S101  registered for it alone
    problem = error.errors()[0]
    mistake = QuestionError(str(problem["loc"][-1]), str(problem.get("input")), accepted(problem))
    return _bad_question(request, mistake)


def _out_of_reach(request: Request, error: Exception) -> Response:
    """503; where the database is and why it fails is for the log, not for everybody."""
    logger.error("%s %s: %s", request.method, request.url.path, error)
    told = "the store is out of reach for the moment; try again in a minute"
    return _answer(request, 503, told, {}, {"Retry-After": "60"})


def _refused(request: Request, error: Exception) -> Response:
    """As a route has raised it, from a QuestionError where a part of the path names nothing."""
    assert isinstance(error, HTTPException)  # noqa: S101  registered for it alone
    cause = error.__cause__
    told = _told(cause) if isinstance(cause, QuestionError) else {}
    return _answer(request, error.status_code, error.detail, told, error.headers)


def _told(error: QuestionError) -> dict[str, str]:
    return {"parameter": error.parameter, "value": error.value, "accepted": error.accepted}


def _answer(
    request: Request,
    status: int,
    message: str,
    told: Mapping[str, object],
    headers: Mapping[str, str] | None = None,
) -> Response:
    path, kept = request.url.path, dict(headers or {})
    if path.startswith("/api/"):
        return JSONResponse({"error": message, **told}, status, kept)
    if path.startswith(OF_PROGRAMS):
        return PlainTextResponse(f"{status}: {message}\n", status, kept)
    return HTMLResponse(_page(request, status, told), status, kept)


def _page(request: Request, status: int, told: Mapping[str, Any]) -> bytes:
    """In the language of who looks at it, with ways on: the message itself is in English."""
    lang = Language.EN if request.query_params.get("lang") == Language.EN else Language.VI
    field, value = told.get("parameter", ""), told.get("value", "")
    known = labels(field, request.app.state.setting.names, lang) if field in FIELDS else {}
    return render(
        request,
        "refusal.html.j2",
        lang,
        status=status,
        heading=WORDS[lang]["refusals"].get(status, WORDS[lang]["refusals"][404]),
        field=field,
        value=value,
        accepted=WORDS[lang]["accepts"].get(field, ""),
        near=get_close_matches(value, known),
        known=known,
        path_of=FIELDS,
    )
