"""All feeds as one list for import into a reader: by region and province, topic, genre, source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from aggregator import provinces
from feeds.index import FeedAddress, FeedKind, addresses
from feeds.names import Names
from feeds.opml import Folder, Subscription, opml

TITLE = "Tin khoa học và công nghệ các tỉnh, thành phố"


def subscriptions(names: Names, province_topics: Iterable[tuple[str, str]] = ()) -> bytes:
    """The list; ``province_topics`` are the pairs that have a feed of their own."""
    by_kind = defaultdict[FeedKind, list[FeedAddress]](list)
    for address in addresses(names, province_topics):
        by_kind[address.kind].append(address)
    general = (FeedKind.ALL, FeedKind.TRENDING, FeedKind.HEALTH)
    pairs = by_kind[FeedKind.PROVINCE_TOPIC]
    folders = [
        _folder(names, "Chung", [one for kind in general for one in by_kind[kind]]),
        Folder("Theo tỉnh, thành phố", tuple(_regions(names, by_kind[FeedKind.PROVINCE]))),
        _folder(names, "Theo chủ đề", by_kind[FeedKind.TOPIC]),
        _folder(names, "Theo thể loại", by_kind[FeedKind.GENRE]),
        _folder(names, "Theo trang nguồn", by_kind[FeedKind.SOURCE]),
        Folder("Chủ đề ở từng tỉnh, thành phố", tuple(_by_province(names, pairs))),
    ]
    return opml(TITLE, folders)


def _regions(names: Names, feeds: Sequence[FeedAddress]) -> Iterator[Folder]:
    """The units of today, each followed by those that became part of it, by region."""
    of_province = {feed.filter["province"]: feed for feed in feeds}
    for region, name in provinces.regions().items():
        units = [unit.slug for unit in provinces.current() if unit.region == region]
        slugs = [member for slug in units for member in provinces.members(slug)]
        yield _folder(names, name, [of_province[slug] for slug in slugs if slug in of_province])


def _by_province(names: Names, feeds: Iterable[FeedAddress]) -> Iterator[Folder]:
    of_province = defaultdict[str, list[FeedAddress]](list)
    for feed in feeds:
        of_province[feed.filter["province"]].append(feed)
    for slug, its_own in of_province.items():
        yield _folder(names, names.provinces.get(slug, slug), its_own)


def _folder(names: Names, name: str, feeds: Iterable[FeedAddress]) -> Folder:
    return Folder(name, tuple(_subscription(names, feed) for feed in feeds))


def _subscription(names: Names, feed: FeedAddress) -> Subscription:
    return Subscription(
        title=feed.title,
        feed_url=names.feed_url(feed.path, ".atom"),
        site_url=names.feed_url(feed.page),
    )
