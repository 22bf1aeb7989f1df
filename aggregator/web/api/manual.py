"""The description of the API as a page: made here, without scripts, from no other server."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from aggregator.web.rendering import templates

router = APIRouter(include_in_schema=False)


@router.api_route("/api/docs", methods=["GET", "HEAD"])
def manual(request: Request) -> Response:
    """Everything of ``/api/openapi.json``, for people."""
    described = request.app.openapi()
    shown = templates.get_template("api.html.j2").render(
        info=described["info"],
        operations=_operations(described),
        schemas=described["components"]["schemas"],
        kind=kind,
    )
    return HTMLResponse(shown)


def kind(schema: dict[str, Any]) -> str:
    """What a value is, in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[-1])
    for way in ("anyOf", "allOf", "oneOf"):
        if way in schema:
            return " | ".join(map(kind, schema[way]))
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"[{kind(schema.get('items', {}))}, …]"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"{{…: {kind(schema['additionalProperties'])}}}"
    return str(schema.get("format", schema.get("type", "any")))


def _operations(described: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"path": path, **operation, "answers": _answers(operation)}
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        if method == "get"
    ]


def _answers(operation: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Status, what it means, what it holds."""
    found = []
    for status, answer in operation["responses"].items():
        contents = [
            f"{media_type}: {kind(content.get('schema', {}))}"
            for media_type, content in answer.get("content", {}).items()
        ]
        found.append((status, answer["description"], ", ".join(contents)))
    return found
