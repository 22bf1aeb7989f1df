"""Media RSS: how often an article was read, and its pictures with what they show.

https://www.rssboard.org/media-rss
"""

from typing import Any

from lxml import etree

from feeds.enclosures import Enclosure
from feeds.extensions.base import EntryPart, FeedPart

MEDIA = "http://search.yahoo.com/mrss/"


class MediaRss(FeedPart):
    """The namespace."""

    namespaces = {"media": MEDIA}  # noqa: RUF012


class EntryMedia(EntryPart):
    """Pictures and views in Atom; in RSS also the files after the first, as it takes just one."""

    def extend_atom(self, element: Any) -> Any:
        """Of files only pictures: the links of Atom name every file."""
        for enclosure in self.entry.enclosures:
            if enclosure.is_picture:
                _content(element, enclosure)
        self._views(element)
        return element

    def extend_rss(self, item: Any) -> Any:
        """All that is no ``enclosure``, and every picture."""
        for place, enclosure in enumerate(self.entry.enclosures):
            if place > 0 or enclosure.is_picture:
                _content(item, enclosure)
        self._views(item)
        return item

    def _views(self, parent: Any) -> None:
        if self.entry.view_count is not None:
            community = etree.SubElement(parent, f"{{{MEDIA}}}community")
            views = str(self.entry.view_count)
            etree.SubElement(community, f"{{{MEDIA}}}statistics", views=views)


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
