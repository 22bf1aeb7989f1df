"""A value with the rule that found it and how sure that is: the surest wins."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Value_co = TypeVar("Value_co", covariant=True)

BELIEVED = 0.4
"""Below this certainty a value is not given: unknown is null."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Value_co]):
    """What one rule read off a page."""

    value: Value_co
    rule: str
    """``kind:what``: ``label:Ngày đăng``, ``meta:og:title``, ``structure:under-title``."""
    certainty: float


def surest(candidates: Iterable[Found[Value_co]]) -> Found[Value_co] | None:
    """The candidate with the greatest certainty, the first among equals, if it is believed."""
    best: Found[Value_co] | None = None
    for candidate in candidates:
        if best is None or candidate.certainty > best.certainty:
            best = candidate
    return best if best and best.certainty >= BELIEVED else None
