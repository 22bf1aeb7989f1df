"""How often a feed can have something new: as often as the sources in it are crawled."""

from collections.abc import Iterable
from datetime import timedelta

from aggregator.config import Config
from feeds.names import Names
from storage.filters import Filter

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(days=1)
"""Where no source is crawled any more."""


def interval(config: Config, slug: str) -> timedelta:
    """Time from one crawl of a source to the next."""
    source = config.sources.get(slug)
    return (source and source.interval) or config.crawl.interval


def cadence(names: Names, which: Filter) -> timedelta:
    """Time from one crawl to the next of any source whose articles may be among these.

    Crawls of several sources are spread over the time, so that they come as often as their
    frequencies add up to.
    """
    slugs = list(names.intervals)
    if which.sources:
        slugs = [slug for slug in slugs if slug in which.sources]
    elif which.provinces:
        slugs = [slug for slug in slugs if names.homes.get(slug) in (None, *which.provinces)]
    return mean_time(names.intervals[slug] for slug in slugs)


def mean_time(intervals: Iterable[timedelta]) -> timedelta:
    """Between two crawls, of sources with these intervals."""
    often = sum(1 / each.total_seconds() for each in intervals)
    if not often:
        return LONGEST
    seconds = round(1 / often)
    return min(LONGEST, max(SHORTEST, timedelta(seconds=seconds)))
