"""The addresses that a site had in the course of time, as far as anyone has seen them."""

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass
from typing import Literal

Confidence = Literal["seen", "guess", "configured"]
"""Whether an address was met somewhere, fits the manner of others, or is the user's own."""


@dataclass(frozen=True, slots=True)
class Era:
    """One address of a site. Years are those that are known: most beginnings and ends are not."""

    base_url: str
    _: KW_ONLY
    last_seen: int | None = None
    """The latest year from which a page or a mention of it is known."""
    since: int | None = None
    until: int | None = None
    """The year in which it was found to be gone."""
    platform: str | None = None
    """What it ran on, where that is not what the present site runs on."""
    guess: bool = False
    """Nobody has seen it: departments mostly have such addresses."""


def confidence(eras: Iterable[Era], base_url: str) -> Confidence:
    """How well an address is known; one that is not among the eras was configured."""
    era = next((era for era in eras if era.base_url == base_url), None)
    if era is None:
        return "configured"
    return "guess" if era.guess else "seen"
