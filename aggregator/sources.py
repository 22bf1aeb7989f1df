"""The sources in force: those built in and those configured, each as the spider that crawls it."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from aggregator import provinces
from aggregator.config import Config, ConfigError, SourceConfig
from spiders import catalog
from spiders.base import DepartmentSpider
from spiders.pages import PLATFORMS

Spiders = Mapping[str, type[DepartmentSpider]]

OVERRIDES = {
    "base_url": "base_url",
    "start_urls": "start_urls",
    "sections": "sections",
    "name": "title",
    "province": "province",
}
"""Key of a source's configuration → attribute of its spider."""


def sources(config: Config) -> dict[str, type[DepartmentSpider]]:
    """Slug → spider of every enabled source; raise `ConfigError` for one that cannot be."""
    known = catalog.spiders()
    for slug in config.sources.keys() - known.keys():
        known[slug] = _new_source(slug, config.sources[slug], known)
    ways = {slug: config.sources.get(slug, SourceConfig()) for slug in sorted(known)}
    return {slug: _configured(known[slug], ways[slug]) for slug in ways if ways[slug].enabled}


def chosen(spiders: Spiders, slugs: Iterable[str]) -> list[str]:
    """These sources, or `ConfigError` for the first that there is not."""
    wanted = list(dict.fromkeys(slugs))
    for slug in wanted:
        if slug not in spiders:
            raise ConfigError(f"unknown source {slug!r}{_meant(slug, spiders)}")
    return wanted


def private_hosts(spiders: Spiders, config: Config) -> list[str]:
    """Base addresses of the sources that may stand on a private network."""
    allowed = (slug for slug, source in config.sources.items() if source.allow_private)
    return [spiders[slug].base_url for slug in allowed if slug in spiders]


def _new_source(slug: str, source: SourceConfig, known: Spiders) -> type[DepartmentSpider]:
    if source.platform is None or source.base_url is None:
        raise ConfigError(
            f"sources.{slug}: unknown source{_meant(slug, known)}; "
            "a new source needs platform and base_url"
        )
    platform = PLATFORMS.get(source.platform)
    if platform is None:
        accepted = ", ".join(sorted(PLATFORMS))
        raise ConfigError(
            f"sources.{slug}.platform = {source.platform!r}: unknown platform; accepted: {accepted}"
        )
    attributes: dict[str, Any] = {
        "name": slug,
        "title": slug,
        "platform": source.platform,
        "article_page": platform.article,
        "listing_page": platform.listing,
    }
    return type("ConfiguredSpider", (DepartmentSpider,), attributes)


def _configured(spider: type[DepartmentSpider], source: SourceConfig) -> type[DepartmentSpider]:
    if source.province is not None and source.province not in provinces.provinces():
        known = provinces.provinces()
        raise ConfigError(
            f"sources.{spider.name}.province = {source.province!r}: "
            f"unknown province{_meant(source.province, known)}"
        )
    changed = {
        attribute: getattr(source, key)
        for key, attribute in OVERRIDES.items()
        if getattr(source, key) is not None
    }
    if source.article_urls is not None:
        pattern = {"link_pattern": source.article_urls}
        changed["listing_page"] = type("ConfiguredListing", (spider.listing_page,), pattern)
    settings: dict[str, Any] = {"DOWNLOAD_VERIFY_CERTIFICATES": source.verify_tls}
    if source.delay is not None:
        settings |= {
            "DOWNLOAD_DELAY": source.delay,
            "AUTOTHROTTLE_START_DELAY": source.delay,
            "AUTOTHROTTLE_ENABLED": source.delay > 0,
        }
    return type(spider.__name__, (spider,), {**changed, "custom_settings": settings})


def _meant(value: str, accepted: Iterable[str]) -> str:
    accepted = sorted(accepted)
    near = get_close_matches(value, accepted, n=3)
    return f"; did you mean {' or '.join(near)}?" if near else f"; accepted: {', '.join(accepted)}"
