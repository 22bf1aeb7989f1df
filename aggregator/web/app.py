"""The web application: its parts, and how it says what is wrong."""

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware

from aggregator.asking.counting import Counting
from aggregator.asking.questions import QuestionError
from aggregator.jobs import Setting
from aggregator.web import api, article, directory, feeds, monitoring, pages
from aggregator.web.shelf import ServedAhead, Shelf
from storage.engine import ConnectError, open_engine
from storage.refusals import StoreError

logger = logging.getLogger(__name__)


def application(setting: Setting) -> ServedAhead:
    """Everything that is served, on the store as it is."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.setting = setting
        app.state.engine = open_engine(setting.config.database_url)
        app.state.counting = Counting()
        served.shelf = Shelf(app.state.engine)
        yield
        served.shelf.close()
        app.state.engine.dispose()

    served = ServedAhead(
        title="sokhcn",
        description="Science and technology news of Vietnam's provinces. All questions are GET;"
        " times are ISO 8601 with +07:00; text is UTF-8, NFC.",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    for part in (feeds, api, article, directory, pages, monitoring):
        served.include_router(part.router)
    served.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD"],
                          expose_headers=["ETag", "Link"])  # fmt: skip
    served.add_exception_handler(QuestionError, _bad_question)
    served.add_exception_handler(RequestValidationError, _bad_parameter)
    served.add_exception_handler(HTTPException, _refused)
    for kind in (StoreError, ConnectError):
        served.add_exception_handler(kind, _out_of_reach)
    return served


def _bad_question(request: Request, error: Exception) -> Response:
    """422: which parameter, its value, what would be accepted."""
    assert isinstance(error, QuestionError)  # noqa: S101  registered for it alone
    told = {"parameter": error.parameter, "value": error.value, "accepted": error.accepted}
    return _answer(request, 422, str(error), told)


def _bad_parameter(request: Request, error: Exception) -> Response:
    """422, as FastAPI finds it: of the wrong type, or out of bounds."""
    assert isinstance(error, RequestValidationError)  # noqa: S101  registered for it alone
    problem = error.errors()[0]
    parameter = str(problem["loc"][-1])
    told = {"parameter": parameter, "value": problem.get("input"), "accepted": problem["msg"]}
    return _answer(request, 422, f"{parameter} = {problem.get('input')!r}: {problem['msg']}", told)


def _out_of_reach(request: Request, error: Exception) -> Response:
    """503; where the database is and why it fails is for the log, not for everybody."""
    logger.error("%s %s: %s", request.method, request.url.path, error)
    told = "the store is out of reach for the moment; try again in a minute"
    return _answer(request, 503, told, {}, {"Retry-After": "60"})


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  registered for it alone
    return _answer(request, error.status_code, error.detail, {}, error.headers)


def _answer(
    request: Request,
    status: int,
    message: str,
    told: Mapping[str, object],
    headers: object = None,
) -> Response:
    """JSON for programs, a plain page for people."""
    kept = dict(headers) if isinstance(headers, dict) else None
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": message, **told}, status, kept)
    return PlainTextResponse(f"{status}: {message}\n", status, kept)
