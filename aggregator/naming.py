"""What provinces, topics, genres and sources are called, for feeds and pages."""

from aggregator import provinces
from aggregator.config import Config
from aggregator.delivery.cadence import interval
from aggregator.sorting import topics
from aggregator.sources import Spiders, enabled
from feeds.names import Names


def names(config: Config, spiders: Spiders) -> Names:
    """The names in force."""
    return Names(
        base_url=config.base_url,
        provinces={slug: unit.name for slug, unit in provinces.provinces().items()},
        topics={slug: topic.vi for slug, topic in topics.topics().items()},
        genres={slug: genre.vi for slug, genre in topics.genres().items()},
        sources={slug: spider.title for slug, spider in spiders.items()},
        sites={slug: spider.base_url for slug, spider in spiders.items()},
        homes={slug: spider.province for slug, spider in spiders.items()},
        intervals={slug: interval(config, slug) for slug in enabled(spiders)},
        outage_after=config.feeds.outage_after,
        hub_url=config.feeds.hub,
    )
