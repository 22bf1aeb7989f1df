"""What can be done, for whoever asks: the command line, the schedule, the web."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

from aggregator.asking import answers
from aggregator.config import Config, ConfigError
from aggregator.configured import load
from aggregator.naming import names
from aggregator.sources import Spiders, chosen, enabled, sources, to_crawl
from feeds.names import Names
from spiders.base import DepartmentSpider
from spiders.crawling import lessons
from spiders.crawling.site import Site
from spiders.eras import evidence
from spiders.layout.learned import Learned
from storage.store import Store, open_store
from storage.tables import SourceRow
from storage.upkeep import schema


class Setting(NamedTuple):
    """The configuration with what follows from it."""

    config: Config
    spiders: Spiders
    names: Names


def setting() -> Setting:
    """As configured now; raises ConfigError."""
    config = load()
    spiders = sources(config)
    return Setting(config, spiders, names(config, spiders))


def opened(config: Config) -> AbstractContextManager[Store]:
    """The store, made where there is none; raises SchemaError for another version's."""
    schema.prepare(config.database_url)
    return open_store(config.database_url)


def prune(config: Config) -> int:
    """Take out of the page archive what is not to be kept; how many answers that were.

    Nothing, unless ``archive.keep`` says otherwise.
    """
    keep = config.archive.keep
    if keep == "all":
        return 0
    newest = int(keep.removeprefix("newest:")) if keep != "articles" else None
    with opened(config) as store, store.write() as writing:
        return writing.archive.prune(newest=newest, articles_only=keep == "articles")


def sources_to_crawl(spiders: Spiders, slugs: Iterable[str], *, everything: bool) -> list[str]:
    """Which sources a crawl was asked for; raises ConfigError where that is not clear."""
    wanted = to_crawl(spiders, slugs)
    if bool(wanted) == everything:
        raise ConfigError("name sources, or give --all; `sokhcn sources` lists them")
    return wanted or enabled(spiders)


def what_was_learnt(spiders: Spiders, store: Store, slug: str) -> list[str]:
    """In words, what the pages of a source have in common; raises ConfigError for no source."""
    chosen(spiders, [slug])
    row = store.sources.get(slug)
    site = list(Site.from_json(row.site).explain()) if row is not None and row.site else []
    if row is None or row.learned is None:
        return [*site, f"nothing yet: {slug} is learnt from its first {lessons.ENOUGH} articles"]
    return [*site, *Learned.from_json(row.learned).explain()]


def known_sources(
    spiders: Spiders, store: Store, articles: Mapping[str, int], states: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Every source, also those that are off or only kept, with so many articles and last crawl.

    ``states``: how each is, as `health.states` tells it.
    """
    runs = store.runs.last()
    kept = {row.slug: row for row in store.sources.all()}
    return [
        answers.source(
            _described(spiders[slug]) if slug in spiders else _kept(kept[slug]),
            articles.get(slug, 0),
            runs.get(slug),
            states.get(slug, "off"),
        )
        for slug in sorted(kept.keys() | spiders.keys())
    ]


def _described(spider: type[DepartmentSpider]) -> dict[str, Any]:
    known = evidence(spider.eras, spider.base_url)
    return {**spider.description(), "enabled": spider.enabled, "evidence": known}


def _kept(row: SourceRow) -> dict[str, Any]:
    """A source that is no more, but that has articles."""
    return {**row.model_dump(exclude={"learned"}), "enabled": False, "evidence": "configured"}
