"""The store over HTTP, for programs; described by itself at ``/api/openapi.json``."""

from fastapi import APIRouter

from aggregator.web.api import articles, changes, files, kinds, manual

router = APIRouter()
for _part in (files, articles, changes, kinds, manual):
    router.include_router(_part.router)
