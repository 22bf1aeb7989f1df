"""What can be done, for whoever asks: the command line, the schedule, the web."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

from aggregator import answers
from aggregator.config import Config, ConfigError, load
from aggregator.naming import names
from aggregator.sources import Spiders, chosen, sources
from feeds.names import Names
from spiders import lessons
from spiders.learning import Learned
from storage import schema
from storage.store import Store, open_store


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


def sources_to_crawl(spiders: Spiders, slugs: Iterable[str], *, everything: bool) -> list[str]:
    """Which sources a crawl was asked for; raises ConfigError where that is not clear."""
    wanted = chosen(spiders, slugs)
    if bool(wanted) == everything:
        raise ConfigError(f"name sources, or give --all; there are: {', '.join(sorted(spiders))}")
    return wanted or sorted(spiders)


def what_was_learnt(spiders: Spiders, store: Store, slug: str) -> list[str]:
    """In words, what the pages of a source have in common; raises ConfigError for no source."""
    chosen(spiders, [slug])
    row = store.sources.get(slug)
    if row is None or row.learned is None:
        return [f"nothing yet: {slug} is learnt from its first {lessons.ENOUGH} articles"]
    return Learned.from_json(row.learned).explain()


def known_sources(spiders: Spiders, store: Store) -> list[dict[str, Any]]:
    """Every source, configured or once crawled, with its articles and its last crawl."""
    counts, runs = store.articles.counts("source"), store.runs.last()
    kept = {row.slug: row for row in store.sources.all()}
    now = {slug: spider.description() for slug, spider in spiders.items()}
    return [
        answers.source(
            now[slug] if slug in now else kept[slug].model_dump(exclude={"learned"}),
            counts.get(slug, 0),
            runs.get(slug),
        )
        for slug in sorted(kept.keys() | now.keys())
    ]
