"""What a page is instead of an article."""

from dataclasses import dataclass

from spiders.items import PageKind


@dataclass(frozen=True, slots=True)
class Kind:
    """What a page is instead of an article, and the words or figures that say so."""

    kind: PageKind
    reason: str
