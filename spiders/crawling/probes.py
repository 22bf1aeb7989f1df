"""Addresses that look like none that held an article: a few are tried before the rest is asked for.

Lists of documents, of questions or of units stand beside the news on many sites. What they lead to
costs as many requests as articles do, and brings nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from spiders.addresses.urls import shape
from spiders.items import Link

TRIED = 5
"""Addresses of one look that are asked for before any of them is known to hold an article."""


@dataclass(frozen=True, slots=True)
class Held:
    """An article that a list announced, and the section whose list it was."""

    url: str
    """Its canonical address."""
    link: Link
    section: str | None


class Probes:
    """What one crawl knows of how articles' addresses look (`spiders.addresses.urls.shape`)."""

    def __init__(self, known: Collection[str] = (), hopeless: Collection[str] = ()) -> None:
        """``known``: looks that articles had in earlier crawls; ``hopeless``: those none had."""
        self.known, self.hopeless = set(known), set(hopeless)
        self.out: Counter[str] = Counter()
        self.vain: Counter[str] = Counter()
        self.waiting: dict[str, list[Held]] = {}

    def admit(self, links: Mapping[str, Link], section: str | None) -> Iterator[Held]:
        """Those to ask for now, by canonical address; the others wait, or are given up."""
        for url, link in links.items():
            looks, held = shape(link.url), Held(url, link, section)
            if looks in self.known or (looks not in self.hopeless and self.out[looks] < TRIED):
                self.out[looks] += 1
                yield held
            elif looks not in self.hopeless:
                self.waiting.setdefault(looks, []).append(held)

    def is_article(self, url: str) -> list[Held]:
        """An address held an article: those that look like it and waited are to be asked for."""
        looks = shape(url)
        self.known.add(looks)
        self.hopeless.discard(looks)
        return self.waiting.pop(looks, [])

    def is_hopeless(self, url: str) -> bool:
        """Whether an address looks like those that held none."""
        return shape(url) in self.hopeless

    def is_none(self, url: str) -> int:
        """An address held none; when all that were tried did not, the others are given up.

        Answers how many that are.
        """
        looks = shape(url)
        self.vain[looks] += 1
        if looks not in self.known and self.vain[looks] >= TRIED:
            self.hopeless.add(looks)
            return len(self.waiting.pop(looks, ()))
        return 0
