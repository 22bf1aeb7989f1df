"""Reading saved pages: no network, no store."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from aggregator.config import ConfigError, load
from spiders.items import Article, LayoutError, NotAnArticleError
from spiders.pages import PLATFORMS
from spiders.pages.base import ArticlePage


class ManifestError(Exception):
    """A manifest that cannot be read, with its line."""


def extract(
    file: Path, url: str, source: str = "", platform: str = "", fetched_at: datetime | None = None
) -> Article:
    """The article on a saved page.

    Raises NotAnArticleError or LayoutError where there is none, ConfigError for an unknown source
    or platform, OSError for a file that cannot be read.
    """
    page = page_class(source, platform)
    return page(file.read_bytes(), url, fetched_at=fetched_at).article()


def page_class(source: str, platform: str) -> type[ArticlePage]:
    """How pages of a source, or of a platform, are read; without either, of any site."""
    if source:
        from aggregator.sources import chosen, sources  # noqa: PLC0415  needs Scrapy, is slow

        spiders = sources(load())
        return spiders[chosen(spiders, [source])[0]].article_page
    known = PLATFORMS.get(platform or "auto")
    if known is None:
        accepted = ", ".join(sorted(PLATFORMS))
        raise ConfigError(f"unknown platform {platform!r}; accepted: {accepted}")
    return known.article


def extract_batch(manifest: Path) -> Iterator[dict[str, Any]]:
    """For each line of a manifest, in order: the article, or ``{"file", "error"}``."""
    with manifest.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _one(manifest, _entry(manifest, number, line))


def _entry(manifest: Path, number: int, line: str) -> Mapping[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise ManifestError(f"{manifest}, line {number}: not JSON: {error}") from None
    if not isinstance(entry, dict) or not {"file", "url"} <= entry.keys():
        raise ManifestError(f'{manifest}, line {number}: needs "file" and "url"')
    return entry


def _one(manifest: Path, entry: Mapping[str, Any]) -> dict[str, Any]:
    fetched_at = entry.get("fetched_at")
    try:
        return extract(
            manifest.parent / entry["file"],
            entry["url"],
            entry.get("source") or "",
            entry.get("platform") or "",
            datetime.fromisoformat(fetched_at) if fetched_at else None,
        ).as_json()
    except NotAnArticleError as error:
        return {"file": entry["file"], "error": str(error), "kind": error.kind.value}
    except (LayoutError, ConfigError, OSError, ValueError) as error:
        return {"file": entry["file"], "error": str(error)}
