"""The sources in force: those built in and those configured, each as the spider that crawls it."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from aggregator import provinces
from aggregator.config import Config, ConfigError, SourceConfig
from aggregator.configured import place
from spiders import catalog
from spiders.base import DepartmentSpider
from spiders.eras import evidence
from spiders.pages import PLATFORMS
from spiders.platforms import SPIDERS

Spiders = Mapping[str, type[DepartmentSpider]]

OVERRIDES = {
    "base_url": "base_url",
    "start_urls": "start_urls",
    "sections": "sections",
    "name": "title",
    "province": "province",
    "enabled": "enabled",
    "verify_tls": "verify_tls",
    "article_urls": "article_pattern",
}
"""Key of a source's configuration → attribute of its spider."""
SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def sources(config: Config) -> dict[str, type[DepartmentSpider]]:
    """Slug → spider of every source, on or off; raise `ConfigError` for one that cannot be."""
    known = catalog.spiders()
    for slug in config.sources.keys() - known.keys():
        known[slug] = _new_source(slug, config.sources[slug], known)
    ways = {slug: config.sources.get(slug, SourceConfig()) for slug in sorted(known)}
    return {slug: _configured(known[slug], ways[slug]) for slug in ways}


def enabled(spiders: Spiders) -> list[str]:
    """The sources that are crawled with all others."""
    return [slug for slug, spider in spiders.items() if spider.enabled]


def to_crawl(spiders: Spiders, slugs: Iterable[str]) -> list[str]:
    """These sources, or `ConfigError` for the first that there is not or that is off."""
    wanted = chosen(spiders, slugs)
    for slug in wanted:
        if not spiders[slug].enabled:
            raise ConfigError(_off(spiders[slug]))
    return wanted


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


def _off(spider: type[DepartmentSpider]) -> str:
    """That a source is off, why, and how it is switched on."""
    reason = {
        "guess": f": nobody has seen its address {spider.base_url}, it is a guess; "
        f"`sokhcn probe {spider.base_url}` tells what is there",
        "gone": f": its address {spider.base_url} led nowhere",
    }.get(evidence(spider.eras, spider.base_url), "")
    return f"{spider.name} is off{reason}; [sources.{spider.name}] enabled = true switches it on"


def _new_source(slug: str, source: SourceConfig, known: Spiders) -> type[DepartmentSpider]:
    if source.platform is None or source.base_url is None:
        raise ConfigError(
            f"{place('sources', slug)}: unknown source{_meant(slug, known)}; "
            "a new source needs platform and base_url"
        )
    if not SLUG.fullmatch(slug):
        raise ConfigError(f"{place('sources', slug)}: a slug looks like ba-ria-vung-tau")
    return type("ConfiguredSpider", (DepartmentSpider,), {"name": slug, "title": slug})


def _platform(slug: str, name: str) -> dict[str, Any]:
    """How a source's pages are read, and asked for, on another platform than its own."""
    if name not in PLATFORMS:
        where = place("sources", slug, "platform")
        raise ConfigError(f"{where} = {name!r}: unknown platform{_meant(name, PLATFORMS)}")
    spider = SPIDERS.get(name, DepartmentSpider)
    ways = {way: getattr(spider, way, None) for way in ("article_page", "listing_page", "pace")}
    return {"platform": name, **ways}


def _configured(spider: type[DepartmentSpider], source: SourceConfig) -> type[DepartmentSpider]:
    if source.province is not None and source.province not in provinces.provinces():
        known = provinces.provinces()
        raise ConfigError(
            f"{place('sources', spider.name, 'province')} = {source.province!r}: "
            f"unknown province{_meant(source.province, known)}"
        )
    changed = {
        attribute: getattr(source, key)
        for key, attribute in OVERRIDES.items()
        if getattr(source, key) is not None
    }
    if source.platform is not None:
        changed |= _platform(spider.name, source.platform)
    if source.enabled is None:  # who gives an address need not say that it is no guess
        changed["enabled"] = spider.enabled or source.base_url is not None
    configured: type[DepartmentSpider] = type(spider.__name__, (spider,), changed)
    configured.custom_settings = _settings(configured, source.delay)
    return configured


def _settings(spider: type[DepartmentSpider], delay: float | None) -> dict[str, Any]:
    """Scrapy's settings for one source alone."""
    settings: dict[str, Any] = {"DOWNLOAD_VERIFY_CERTIFICATES": spider.verify_tls}
    if delay is not None:
        settings |= {
            "DOWNLOAD_DELAY": delay,
            "AUTOTHROTTLE_START_DELAY": delay,
            "AUTOTHROTTLE_ENABLED": delay > 0,
        }
    return settings


def _meant(value: str, accepted: Iterable[str]) -> str:
    accepted = sorted(accepted)
    near = get_close_matches(value, accepted, n=3)
    return f"; did you mean {' or '.join(near)}?" if near else f"; accepted: {', '.join(accepted)}"
