"""Atom 1.0 (RFC 4287) and RSS 2.0, with feedgen."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import feedgen.entry
import feedgen.feed
from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from feeds.entries import Entry
from feeds.extensions import EXTENSIONS
from feeds.extensions.base import leaf
from feeds.info import FeedInfo, last_updated
from feeds.leaving_out import whole
from feeds.text import as_html, uri, xml_text

ATOM_TYPE = "application/atom+xml"
CONTENT = "http://purl.org/rss/1.0/modules/content/"

# To write a date of RSS, feedgen switches the locale of the whole process and back: in a server
# with threads another one may then read files as ASCII. This writes the same text without.
feedgen.feed.formatRFC2822 = feedgen.entry.formatRFC2822 = format_datetime


def atom(info: FeedInfo, entries: Sequence[Entry]) -> bytes:
    """An Atom document; an entry that cannot be written is left out."""
    made = list(whole(atom_entry, entries))
    feed = _feed(info, [entry for entry, _ in made], [element for _, element in made])
    feed.link([*info.links(ATOM_TYPE), _site_link(info)])
    return bytes(feed.atom_str())


def rss(info: FeedInfo, entries: Sequence[Entry]) -> bytes:
    """An RSS document, with elements of other vocabularies for what RSS lacks."""
    made = list(whole(rss_item, entries))
    feed = _feed(info, [entry for entry, _ in made], [element for _, element in made])
    feed.description(xml_text(info.subtitle) or feed.title())
    feed.link(_site_link(info))  # the only one: feedgen takes the last of them for the site
    if info.ttl:
        feed.ttl(max(1, round(info.ttl.total_seconds() / 60)))
    return bytes(feed.rss_str())


def atom_entry(entry: Entry) -> Any:
    """One entry as an element. RFC 4287 demands an author: one unknown gives way to the source."""
    item = _item(entry)
    item.author(_atom_author(entry))
    item.summary(entry.summary)
    item.content(entry.content_html, type="html")
    made = item.atom_entry()
    for _, part in EXTENSIONS.values():
        part.extend_atom(made, entry)
    return made


def rss_item(entry: Entry) -> Any:
    """One entry as an element; what RSS calls description is HTML."""
    item = _item(entry)
    item.source(url=entry.source.site_url, title=entry.source.name)
    for enclosure in entry.enclosures[:1]:
        item.enclosure(url=enclosure.url, length=0, type=enclosure.media_type)
    if entry.summary:
        item.description(as_html(entry.summary), isSummary=True)
    made = item.rss_entry()
    for _, part in EXTENSIONS.values():
        part.extend_rss(made, entry)
    leaf(made, f"{{{CONTENT}}}encoded", entry.content_html)
    return made


def atom_root() -> Any:
    """The root of a document with nothing in it: below it, an entry is written as in any other."""
    root, _ = _feed(_NOTHING, (), ())._create_atom()
    del root[:]
    return root


def rss_root() -> Any:
    """As `atom_root`; its one child is where items stand."""
    feed = _feed(_NOTHING, (), ())
    feed.description("x")
    feed.link(href="urn:x")
    root, _ = feed._create_rss()
    del root[0][:]
    return root


_NOTHING = FeedInfo(
    id="urn:x", title="x", self_url="", site_url="", updated_at=datetime(1970, 1, 1, tzinfo=UTC)
)


class _Made(FeedEntry):  # type: ignore[misc]
    """An entry that is an element already."""

    def __init__(self, element: Any) -> None:
        super().__init__()
        self.element = element

    def atom_entry(self, extensions: bool = True) -> Any:
        return self.element

    rss_entry = atom_entry


def _feed(info: FeedInfo, entries: Iterable[Entry], elements: Iterable[Any]) -> FeedGenerator:
    feed = FeedGenerator()
    for name, (for_feed, _) in EXTENSIONS.items():
        feed.register_extension(name, for_feed)
        getattr(feed, name).info = info
    feed.id(info.id)
    feed.title(xml_text(info.title))
    feed.subtitle(xml_text(info.subtitle))
    feed.updated(last_updated(info, [entry.updated_at for entry in entries]))
    feed.language(info.language)
    feed.generator("sokhcn")
    for element in elements:
        feed.add_entry(_Made(element), order="append")
    return feed


def _site_link(info: FeedInfo) -> dict[str, str]:
    return {"rel": "alternate", "href": uri(info.site_url), "type": "text/html"}


def _item(entry: Entry) -> FeedEntry:
    item = FeedEntry()
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
