"""What a crawl did, in the words of the contract."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from scrapy.crawler import Crawler

from spiders.crawling.troubles import Trouble
from storage.articles import Change

TROUBLES = "sokhcn/troubles/"
ENDED_EARLY = {Trouble.FLOOD_GUARD.value, Trouble.SITE_DOWN.value, Trouble.STORE.value}
"""Reasons to end a crawl that make it a failed one."""


def summarise(crawler: Crawler, reason: str = "") -> dict[str, Any]:
    """The summary of a crawl; ``reason`` is why it ended, where the crawler does not know yet."""
    stats: Mapping[str, Any] = crawler.stats.get_stats()
    warnings = list(getattr(crawler.spider, "warnings", []))
    counted = ("not_modified", "found", *(change.value for change in Change), "failed")
    summary = {name: stats.get(f"sokhcn/{name}", 0) for name in counted}
    now = datetime.now(UTC)
    started, ended = stats.get("start_time", now), stats.get("finish_time", now)
    return {
        "status": _status(stats, reason, blind=_in_trouble(stats, warnings, summary["found"])),
        "requests": stats.get("downloader/request_count", 0),
        "bytes": stats.get("downloader/response_bytes", 0),
        **summary,
        "troubles": troubles(stats),
        "tls_verified": crawler.settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES"),
        "warnings": warnings,
        "seconds": round((ended - started).total_seconds(), 2),
    }


def troubles(stats: Mapping[str, Any]) -> dict[str, int]:
    """Name of a trouble → how often it was met."""
    return {
        name.removeprefix(TROUBLES): number
        for name, number in sorted(stats.items())
        if name.startswith(TROUBLES)
    }


def _in_trouble(stats: Mapping[str, Any], warnings: list[str], found: int) -> bool:
    """Whether no list was seen, and something is known to be the cause."""
    untold = len(warnings) - stats.get(f"{TROUBLES}{Trouble.TLS_NOT_VERIFIED}", 0)
    return not found and untold > 0


def _status(stats: Mapping[str, Any], reason: str, *, blind: bool) -> str:
    """A crawl that saw no list, or broke, has failed; one that lost single articles has not."""
    why = reason or stats.get("finish_reason")
    if why == "shutdown":
        return "interrupted"
    refused = stats.get(f"{TROUBLES}{Trouble.STORE}")
    broke = why in ENDED_EARLY or refused or stats.get("spider_exceptions/count")
    return "failed" if blind or broke else "done"
