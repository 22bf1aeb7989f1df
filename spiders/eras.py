"""The addresses that a site had in the course of time, as far as anyone has seen them."""

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass
from typing import Literal

Evidence = Literal["seen", "guess", "gone", "configured"]
"""An address was met somewhere; only fits the manner of others; led nowhere; is the user's own."""


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

    @property
    def evidence(self) -> Evidence:
        """What is known of it."""
        return "guess" if self.guess else "gone" if self.until else "seen"


def evidence(eras: Iterable[Era], base_url: str) -> Evidence:
    """What is known of an address; one that is not among the eras was configured."""
    return next((era.evidence for era in eras if era.base_url == base_url), "configured")
