"""Crawling now, in this process."""

import asyncio
import gc
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import scrapy.core.downloader.handlers.http11  # noqa: F401  here, as each call on the stack delays it
from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from aggregator.summary import summarise

GARBAGE = 20_000, 20, 50
"""Objects more after which cycles are looked for: every 700, the default, costs a tenth of a crawl,
which makes few."""

Progress = Callable[[str, int, int], None]
"""Told of a source: articles read so far, articles found so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a crawl goes; by default until everything on a list page is known."""

    full: bool = False
    since: str = ""
    limit: int = 0


def crawl(
    slugs: Sequence[str], reach: Reach, on_progress: Progress | None = None
) -> dict[str, dict[str, Any]]:
    """Crawl these sources side by side; slug → summary in the words of the contract."""
    gc.set_threshold(*GARBAGE)
    settings = Settings()
    settings.setmodule("aggregator.settings", priority="project")
    settings.set("LOG_INSTALL_ROOT_HANDLER", False)  # the command line has one
    for name in ("handlers.http11", "tls"):  # what they warn of, the spider tells by name
        logging.getLogger(f"scrapy.core.downloader.{name}").setLevel(logging.ERROR)
    process = AsyncCrawlerProcess(settings)
    crawlers = {slug: process.create_crawler(slug) for slug in slugs}
    tasks: dict[str, asyncio.Task[None]] = {}
    for slug, crawler in crawlers.items():
        if on_progress is not None:
            _tell(crawler, slug, on_progress)
        tasks[slug] = process.crawl(crawler, **asdict(reach))
    process.start()
    return {slug: _summary(crawlers[slug], tasks[slug]) for slug in slugs}


def failures(summaries: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The sources that could not be crawled, each with its reason."""
    return [
        f"{slug}: {'; '.join(summary['warnings'][-3:]) or summary['status']}"
        for slug, summary in summaries.items()
        if summary["status"] == "failed"
    ]


def _tell(crawler: Crawler, slug: str, on_progress: Progress) -> None:
    def scraped() -> None:
        stats = crawler.stats
        on_progress(
            slug, stats.get_value("item_scraped_count", 0), stats.get_value("sokhcn/found", 0)
        )

    crawler.signals.connect(scraped, signals.item_scraped, weak=False)


def _summary(crawler: Crawler, task: asyncio.Task[None]) -> dict[str, Any]:
    error = None if task.cancelled() else task.exception()
    if error is None:
        return summarise(crawler)
    logging.getLogger(__name__).debug("crawl failed", exc_info=error)
    summary = summarise(crawler)
    return {**summary, "status": "failed", "warnings": [*summary["warnings"], str(error)]}
