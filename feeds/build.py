"""Atom 1.0 (RFC 4287) and RSS 2.0, with feedgen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

import feedgen.entry
import feedgen.feed
from feedgen.feed import FeedGenerator

from feeds.entries import VIETNAM, Entry
from feeds.extension import EntryElements, FeedElements
from feeds.text import uri, xml_text

ATOM_TYPE = "application/atom+xml"
RSS_TYPE = "application/rss+xml"

# To write a date of RSS, feedgen switches the locale of the whole process and back: in a server
# with threads another one may then read files as ASCII. This writes the same text without.
feedgen.feed.formatRFC2822 = feedgen.entry.formatRFC2822 = format_datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedInfo:
    """A feed, or one page of it, without its entries."""

    id: str
    title: str
    self_url: str
    site_url: str
    """The page for people that shows the same articles."""
    updated_at: datetime
    """Said of a feed without entries; otherwise its newest entry says it."""
    subtitle: str = ""
    language: str = "vi"
    first_url: str | None = None
    previous_url: str | None = None
    """The page with newer entries (RFC 5005, section 3)."""
    next_url: str | None = None
    """The page with older entries."""
    hub_url: str | None = None
    """Where readers can subscribe to be told of changes (WebSub)."""

    def links(self, media_type: str) -> list[dict[str, str]]:
        """The attributes of every link but the alternate one, in a feed of this media type."""
        pages = (
            ("self", self.self_url),
            ("first", self.first_url),
            ("previous", self.previous_url),
            ("next", self.next_url),
        )
        links = [{"rel": rel, "href": uri(url), "type": media_type} for rel, url in pages if url]
        return links + ([{"rel": "hub", "href": uri(self.hub_url)}] if self.hub_url else [])


def last_updated(info: FeedInfo, entries: Iterable[Entry]) -> datetime:
    """When the feed last changed, by its articles: never the clock."""
    newest = max((entry.updated_at for entry in entries), default=info.updated_at)
    return newest.astimezone(VIETNAM).replace(microsecond=0)


def atom(info: FeedInfo, entries: Sequence[Entry]) -> bytes:
    """An Atom document. RFC 4287 demands an author: where it is unknown, the source is named."""
    feed = _feed(info, entries)
    feed.link([*info.links(ATOM_TYPE), _site_link(info)])
    for entry in entries:
        item = _item(feed, entry)
        item.author(_atom_author(entry))
        item.summary(entry.summary)
        item.content(entry.content_html, type="html")
    return bytes(feed.atom_str())


def rss(info: FeedInfo, entries: Sequence[Entry]) -> bytes:
    """An RSS document, with elements of Atom, Dublin Core and Media RSS for what RSS lacks."""
    feed = _feed(info, entries)
    feed.description(xml_text(info.subtitle) or feed.title())
    feed.link(_site_link(info))  # the only one: feedgen takes the last of them for the site
    feed.elements.links = info.links(RSS_TYPE)
    for entry in entries:
        item = _item(feed, entry)
        item.description(entry.summary, isSummary=True)
        item.source(url=entry.source.site_url, title=entry.source.name)
        for enclosure in entry.enclosures[:1]:
            item.enclosure(url=enclosure.url, length=0, type=enclosure.media_type)
    return bytes(feed.rss_str())


def _feed(info: FeedInfo, entries: Iterable[Entry]) -> FeedGenerator:
    feed = FeedGenerator()
    feed.register_extension("elements", FeedElements, EntryElements)
    feed.id(info.id)
    feed.title(xml_text(info.title))
    feed.subtitle(xml_text(info.subtitle))
    feed.updated(last_updated(info, entries))
    feed.language(info.language)
    feed.generator("sokhcn")
    return feed


def _site_link(info: FeedInfo) -> dict[str, str]:
    return {"rel": "alternate", "href": uri(info.site_url), "type": "text/html"}


def _item(feed: FeedGenerator, entry: Entry) -> feedgen.entry.FeedEntry:
    item = feed.add_entry(order="append")
    item.elements.entry = entry
    item.id(entry.id)
    item.title(entry.title)
    item.link(href=entry.url)
    item.published(entry.published_at)
    item.updated(entry.updated_at)
    item.category(
        [{"term": c.term, "label": c.label, "scheme": c.scheme} for c in entry.categories]
    )
    return item


def _atom_author(entry: Entry) -> dict[str, str]:
    if entry.author:
        return {"name": entry.author}
    return {"name": entry.source.name, "uri": entry.source.site_url}
