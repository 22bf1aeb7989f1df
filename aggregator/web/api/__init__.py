"""The store over HTTP, for programs; described by itself at ``/api/openapi.json``."""

from fastapi import APIRouter
from sqlalchemy import text

from aggregator.web.api import articles, changes, files, kinds, manual
from aggregator.web.serving import Opened

router = APIRouter()
for _part in (files, articles, changes, kinds, manual):
    router.include_router(_part.router)


@router.get("/healthz", include_in_schema=False)
def healthz(store: Opened) -> dict[str, str]:
    """Alive: this process answers, and its store does."""
    store.session.connection().execute(text("SELECT 1"))
    return {"status": "ok"}
