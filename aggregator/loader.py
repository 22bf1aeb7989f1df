"""How Scrapy finds our spiders: by the sources in force."""

from collections.abc import Sequence
from typing import Self

from scrapy import Request, Spider
from scrapy.settings import BaseSettings

from aggregator.sources import Spiders, enabled


class SourceLoader:
    """Scrapy's spider loader over the sources that `aggregator.settings` worked out."""

    def __init__(self, spiders: Spiders) -> None:
        self.spiders = spiders

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """As Scrapy makes it."""
        return cls(settings["SOURCES"])

    def load(self, spider_name: str) -> type[Spider]:
        """By name; raise KeyError for an unknown one, as Scrapy expects."""
        try:
            return self.spiders[spider_name]
        except KeyError:
            raise KeyError(f"Spider not found: {spider_name}") from None

    def list(self) -> Sequence[str]:
        """The names of those that are on; the others can be loaded all the same."""
        return enabled(self.spiders)

    def find_by_request(self, request: Request) -> Sequence[str]:
        """Those whose site the request goes to."""
        return [name for name, spider in self.spiders.items() if spider.handles_request(request)]
