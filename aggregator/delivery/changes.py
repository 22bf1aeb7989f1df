"""Which feeds have changed since somebody looked last, whatever the size of the store."""

from collections.abc import Iterator, Mapping
from itertools import product

from aggregator import provinces
from aggregator.syndication.choosing import PLAIN, which
from aggregator.syndication.wishes import Wish
from feeds.index import FeedAddress, FeedKind, addresses
from feeds.names import Names
from storage.feeds.feeds import Field, Stamp, kinds

MOVING = frozenset({FeedKind.TRENDING, FeedKind.HEALTH})
"""Feeds without history, which change without an article that does."""


def hub_of(names: Names, address: FeedAddress, wish: Wish = PLAIN) -> str | None:
    """The hub that is told when a feed changes: not of searches, of parts, of what moves."""
    is_told = wish.is_plain and address.kind not in {*MOVING, FeedKind.SEARCH}
    return names.hub_url if is_told else None


def changed_feeds(names: Names, stamps: Mapping[Field, Stamp], since: int) -> Iterator[FeedAddress]:
    """The feeds of which an article may have changed; what is read most now is not told of.

    A feed of a topic in a province counts as changed when articles of both have.
    """
    changed = {field: stamp for field, stamp in stamps.items() if stamp.number > since}
    for address in addresses(names, province_topics(changed)):
        if address.kind not in MOVING and may_have_changed(address, stamps, since):
            yield address


def may_have_changed(address: FeedAddress, stamps: Mapping[Field, Stamp], since: int) -> bool:
    """Whether an article of the feed may have changed."""
    newest = (
        max((stamps[one].number for one in some if one in stamps), default=0)
        for some in kinds(which(address))
    )
    return min(newest) > since


def province_topics(stamps: Mapping[Field, Stamp]) -> Iterator[tuple[str, str]]:
    """Pairs of a province and a topic that both ever had an article."""
    slugs = {field: sorted({slug for one, slug in stamps if one == field and slug})
             for field in ("province", "topic")}  # fmt: skip
    known = [slug for slug in slugs["province"] if slug in provinces.provinces()]
    units = dict.fromkeys(unit for slug in known for unit in (slug, provinces.current_unit(slug)))
    yield from product(units, slugs["topic"])
