"""Media RSS: how often an article was read, and its pictures with what they show.

https://www.rssboard.org/media-rss
"""

from typing import Any

from lxml import etree

from feeds.enclosures import Enclosure
from feeds.entries import Entry
from feeds.extensions.base import EntryPart, FeedPart

MEDIA = "http://search.yahoo.com/mrss/"


class MediaRss(FeedPart):
    """The namespace."""

    namespaces = {"media": MEDIA}  # noqa: RUF012


class EntryMedia(EntryPart):
    """Pictures and views in Atom; in RSS also the files after the first, as it takes just one."""

    def extend_atom(self, element: Any, entry: Entry) -> None:
        """Of files only pictures: the links of Atom name every file."""
        for enclosure in entry.enclosures:
            if enclosure.is_picture:
                _content(element, enclosure)
        _views(element, entry)

    def extend_rss(self, item: Any, entry: Entry) -> None:
        """All that is no ``enclosure``, and every picture."""
        for place, enclosure in enumerate(entry.enclosures):
            if place > 0 or enclosure.is_picture:
                _content(item, enclosure)
        _views(item, entry)


def _views(parent: Any, entry: Entry) -> None:
    if entry.view_count is not None:
        community = etree.SubElement(parent, f"{{{MEDIA}}}community")
        etree.SubElement(community, f"{{{MEDIA}}}statistics", views=str(entry.view_count))


def _content(parent: Any, enclosure: Enclosure) -> None:
    """Without ``media:title``: readers that overlook namespaces take it for the item's title."""
    content = etree.SubElement(
        parent,
        f"{{{MEDIA}}}content",
        url=enclosure.url,
        type=enclosure.media_type,
        medium="image" if enclosure.is_picture else "document",
    )
    if enclosure.alt:
        description = etree.SubElement(content, f"{{{MEDIA}}}description", type="plain")
        description.text = enclosure.alt
