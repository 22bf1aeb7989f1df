"""The web application: its parts, and what they share."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from aggregator.asking.counting import Counting
from aggregator.jobs import Setting
from aggregator.web import api, article, directory, feeds, monitoring, pages, refusals
from aggregator.web.shelf import ServedAhead, Shelf
from storage.databases.engine import open_engine


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
    refusals.register(served)
    return served
