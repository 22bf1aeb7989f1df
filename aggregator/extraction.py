"""Reading saved pages: no network, no store."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from aggregator.addresses import is_web_address
from aggregator.config import ConfigError
from aggregator.configured import load
from spiders.items import Article, LayoutError, NotAnArticleError
from spiders.pages import PLATFORMS
from spiders.pages.base import ArticlePage

ENTRY = ("file", "url", "source", "platform", "fetched_at")
"""Keys of a manifest's line, all of them text; those from the third on may be missing."""


class ManifestError(Exception):
    """A manifest that cannot be read, with its line."""


def extract(
    data: bytes, url: str, source: str = "", platform: str = "", fetched_at: datetime | None = None
) -> Article:
    """The article on a saved page.

    Raises NotAnArticleError or LayoutError where there is none, ConfigError for an unknown source
    or platform, or for what is no address.
    """
    if not is_web_address(url):
        raise ConfigError(f"url = {url!r}: accepted: http://… or https://… with a host")
    return page_class(source, platform)(data, url, fetched_at=fetched_at).article()


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
    with manifest.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _one(manifest.parent, _entry(f"{manifest}, line {number}", line))


def _entry(place: str, line: bytes) -> Mapping[str, str]:
    try:
        entry = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ManifestError(f"{place}: not JSON: {error}") from None
    entry = entry if isinstance(entry, dict) else {}
    known = {name: entry[name] for name in ENTRY if entry.get(name) is not None}
    if not {"file", "url"} <= known.keys():
        raise ManifestError(f'{place}: needs "file" and "url"')
    for name, value in known.items():
        if not isinstance(value, str):
            raise ManifestError(f"{place}: {name} = {value!r}: text is expected")
    return known


def _one(folder: Path, entry: Mapping[str, str]) -> dict[str, Any]:
    file, fetched_at = entry["file"], entry.get("fetched_at")
    try:
        return extract(
            (folder / file).read_bytes(),
            entry["url"],
            entry.get("source", ""),
            entry.get("platform", ""),
            datetime.fromisoformat(fetched_at) if fetched_at else None,
        ).as_json()
    except NotAnArticleError as error:
        return {"file": file, "error": str(error), "kind": error.kind.value}
    except (LayoutError, ConfigError, OSError, ValueError) as error:
        return {"file": file, "error": str(error)}
