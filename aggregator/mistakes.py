"""What would be right, where pydantic says that something is wrong: for whoever wrote it."""

from collections.abc import Mapping
from typing import Any

ACCEPTED = {
    "bool": "true or false",
    "dict": "a table",
    "enum": "{expected}",
    "finite": "a number",
    "float": "a number",
    "greater_than": "more than {gt:g}",
    "greater_than_equal": "{ge:g} or more",
    "int": "a whole number",
    "less_than_equal": "{le:g} or less",
    "list": 'a list: ["…", "…"]',
    "model": "a table",
    "string": "text",
    "string_too_long": "{max_length} characters at most",
    "too": "{min_length} at least",
}
"""A mistake's type, or the first word of it."""


def accepted(problem: Mapping[str, Any]) -> str:
    """In words, what is accepted in the place of what a `pydantic_core.ErrorDetails` tells of."""
    kind: str = problem["type"]
    if expected := ACCEPTED.get(kind) or ACCEPTED.get(kind.partition("_")[0]):
        return "accepted: " + expected.format(**problem.get("ctx", {}))
    message: str = problem["msg"].removeprefix("Value error, ")
    return f"{message[:1].lower()}{message[1:]}"
