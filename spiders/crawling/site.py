"""What crawls come to know of a site, kept with its source for the next crawl."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

KEPT = 200
"""Addresses of each sort that are remembered at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a site announces its articles, and how it wants to be asked."""

    platform: str | None = None
    """As recognised from its front page."""
    lists: Mapping[str, str] = field(default_factory=dict)
    """Address of a list page → the name of its section, in the order of the site's menus."""
    channels: tuple[str, ...] = ()
    """Feeds, sitemaps and interfaces that announce articles too."""
    tried: tuple[str, ...] = ()
    """Pages that a menu leads to and that announce nothing."""
    shapes: tuple[str, ...] = ()
    """What the addresses of its articles look like (`spiders.addresses.urls.shape`)."""
    hopeless: tuple[str, ...] = ()
    """What addresses looked like that lists announced and that held no article."""
    ignored: tuple[str, ...] = ()
    """Parameters that were found to name nothing."""
    pace: float | None = None
    """Seconds between two requests that its flood guard was found to want."""
    detours: int = 0
    """Redirects on the way to its front page."""
    turn: int = 0
    """Crawls so far: lists that are asked in turn take it from here."""

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """As `as_json` wrote it; what an older or newer version kept otherwise is left out."""
        known = {spec.name for spec in fields(cls)}
        values: dict[str, Any] = {name: kept[name] for name in known & kept.keys()}
        listed = {name: tuple(one) for name, one in values.items() if isinstance(one, list)}
        return cls(**{**values, **listed})

    def as_json(self) -> dict[str, Any]:
        """Plain values, bounded in size."""
        values = asdict(self)
        values["lists"] = dict(list(self.lists.items())[:KEPT])
        for name in ("channels", "tried", "shapes", "hopeless", "ignored"):
            values[name] = list(values[name][:KEPT])
        return values

    def explain(self) -> Iterator[str]:
        """In words, a line each."""
        if self.platform:
            yield f"platform: {self.platform}"
        for url, section in self.lists.items():
            yield f"list: {url}" + (f" ({section})" if section else "")
        for url in self.channels:
            yield f"also announced by: {url}"
        for name in self.shapes:
            yield f"addresses of articles: {name}"
        for name in self.hopeless:
            yield f"addresses that never held one: {name}"
        if self.ignored:
            yield f"parameters that name nothing: {', '.join(self.ignored)}"
        if self.pace:
            yield f"pace: {self.pace:g} s between requests, wanted by its flood guard"
