"""What provinces, topics, genres, sources and feeds are called on a page, in its language."""

from collections.abc import Mapping

from aggregator.sorting import topics
from aggregator.web.rendering import Language
from aggregator.web.words import WORDS
from feeds.index import FeedAddress, FeedKind
from feeds.names import Names


def labels(field: str, names: Names, lang: Language) -> Mapping[str, str]:
    """Slug → label; provinces and sources have names, which are Vietnamese in English too."""
    if lang is Language.EN and field in {"topic", "genre"}:
        known = topics.topics() if field == "topic" else topics.genres()
        return {slug: entry.en for slug, entry in known.items()}
    return names.of(field)


def label(feed: FeedAddress, names: Names, lang: Language) -> str:
    """What the articles of a feed have in common; in Vietnamese as the feed says itself."""
    if lang is Language.VI:
        return feed.title
    if not feed.filter:
        return str(WORDS[lang]["kinds"][feed.kind])
    return ", ".join(labels(field, names, lang)[slug] for field, slug in feed.filter.items())


def is_name(feed: FeedAddress) -> bool:
    """Whether it is called by a Vietnamese name in every language."""
    return feed.kind in {FeedKind.PROVINCE, FeedKind.SOURCE}
