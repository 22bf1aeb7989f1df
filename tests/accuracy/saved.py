"""The saved pages under tests/pages: a page as fetched, and beside it what it says."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parents[1] / "pages"
NOT_YET = PAGES / "not-yet.txt"
NO_FIELDS = frozenset({"url", "fetched_at", "charset"})
"""Keys of a reading that say how the page came, not what it says."""

_SAVED_FROM = re.compile(rb"saved from url=\(\d+\)(\S+)|<link[^>]+canonical[^>]+href=\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One page: ``<site>/article-…``, ``<site>/listing-…`` or ``<site>/other-…``."""

    path: Path
    body: bytes
    expected: Mapping[str, Any]
    """What a careful reader says of the page; empty while nobody has said it."""

    @property
    def site(self) -> str:
        """The folder: one website."""
        return self.path.parent.name

    @property
    def id(self) -> str:
        """``<site>/<page>``, without the suffix."""
        return f"{self.site}/{self.path.stem}"

    @property
    def form(self) -> str:
        """``article``, ``listing`` or ``other`` (no article and no list worth following)."""
        return self.path.stem.partition("-")[0]

    @property
    def url(self) -> str:
        """Its address: of the reading, else as the browser noted it in a comment when saving.

        Raises ``ValueError`` where neither says it.
        """
        if "url" in self.expected:
            return str(self.expected["url"])
        noted = _SAVED_FROM.search(self.body)
        if noted is None:
            raise ValueError(
                f"{self.path}: say where it was saved from: <!-- saved from url=(0)… -->"
            )
        return (noted[1] or noted[2]).decode()

    @property
    def fetched_at(self) -> datetime | None:
        """When it was fetched, where that matters ("3 giờ trước")."""
        stamp = self.expected.get("fetched_at")
        return datetime.fromisoformat(stamp) if stamp else None

    @property
    def charset(self) -> str | None:
        """What the HTTP header declared."""
        return self.expected.get("charset")

    @property
    def fields(self) -> list[str]:
        """The fields that its reading speaks of."""
        return [name for name in self.expected if name not in NO_FIELDS]


@cache
def saved_pages() -> tuple[SavedPage, ...]:
    """Every saved page, by site and name."""
    return tuple(_load(path) for path in sorted(PAGES.glob("*/*.html")))


def platforms() -> Mapping[str, str]:
    """Site folder → the platform that its pages are shaped like."""
    return tomllib.loads((PAGES / "sites.toml").read_text("utf-8"))


def not_yet() -> set[tuple[str, str]]:
    """Page ids and fields that are known to be read wrongly still."""
    lines = NOT_YET.read_text("utf-8").splitlines()
    entries = [line.partition(": ") for line in lines if line and not line.startswith("#")]
    return {(page, field) for page, _, field in entries}


def write_not_yet(failures: Iterable[tuple[str, str]]) -> None:
    """Replace the list; its head, the comment lines, stays."""
    head = [line for line in NOT_YET.read_text("utf-8").splitlines() if line.startswith("#")]
    lines = [f"{page}: {field}" for page, field in sorted(failures)]
    NOT_YET.write_text("\n".join([*head, *lines]) + "\n", "utf-8")


def other_articles(page: SavedPage, pages: Sequence[SavedPage]) -> list[SavedPage]:
    """The article pages that were saved of the page's site, itself left out."""
    return [
        other
        for other in pages
        if other.site == page.site and other.form == "article" and other is not page
    ]


def flat_listing(listing: Mapping[str, Any]) -> dict[str, Any]:
    """The links of a list page as a field for each of their parts."""
    parts = ("url", "title", "published_at", "view_count")
    links = {f"links.{part}": [link.get(part) for link in listing["links"]] for part in parts}
    return {**listing, **links} | {"links": len(listing["links"])}


def _load(path: Path) -> SavedPage:
    reading = path.with_suffix(".json")
    expected = json.loads(reading.read_text("utf-8")) if reading.exists() else {}
    return SavedPage(
        path, path.read_bytes(), flat_listing(expected) if "links" in expected else expected
    )
