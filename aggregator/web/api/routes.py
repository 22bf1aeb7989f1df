"""What all parts of the API have in common: HEAD as GET, and no parameter that nobody reads."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Receive, Scope, Send

from aggregator.asking.questions import QuestionError, listed
from aggregator.web.api.models import Problem


class _Route(APIRoute):
    """Answers HEAD as it does GET; whoever serves it leaves the body out."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return super().matches(_as_get(scope))

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await super().handle(_as_get(scope), receive, send)


def only_known(request: Request) -> None:
    """Raise QuestionError for a parameter that is none: a filter misspelt would choose all."""
    known = dict.fromkeys(_parameters(request.scope["route"].dependant))
    for name, value in request.query_params.multi_items():
        if name not in known:
            near = get_close_matches(name, known, n=2)
            hint = f"no parameter; did you mean {' or '.join(near)}? " if near else "no parameter; "
            raise QuestionError(name, value, f"{hint}accepted: {listed(known) or 'none'}")


def part() -> APIRouter:
    """A router of the API."""
    problems: dict[int | str, dict[str, Any]] = {
        422: {"model": Problem, "description": "A parameter that cannot be meant, or is none."}
    }
    return APIRouter(
        prefix="/api/v1",
        route_class=_Route,
        responses=problems,
        dependencies=[Depends(only_known)],
    )


MISSING: dict[int | str, dict[str, Any]] = {
    404: {"model": Problem, "description": "There is no such article."}
}


def _as_get(scope: Scope) -> Scope:
    return {**scope, "method": "GET"} if scope.get("method") == "HEAD" else scope


def _parameters(dependant: Dependant) -> Iterator[str]:
    yield from (str(field.alias) for field in dependant.query_params)
    for one in dependant.dependencies:
        yield from _parameters(one)
