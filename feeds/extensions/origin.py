"""The department as the feed that an entry comes from (RFC 4287, section 4.2.11)."""

from typing import Any

from lxml import etree

from feeds.entries import Entry
from feeds.extensions.base import EntryPart, FeedPart, leaf


class Origins(FeedPart):
    """Nothing is said of a whole feed."""


class Origin(EntryPart):
    """Our feed of the department, as it stood when the entry last changed."""

    def extend_atom(self, element: Any, entry: Entry) -> None:
        """``atom:source`` with its site, our feed of it, and itself as the author."""
        source = entry.source
        told = etree.SubElement(element, "source")
        leaf(told, "id", source.feed_id)
        leaf(told, "title", source.name)
        leaf(told, "updated", entry.updated_at.isoformat())
        etree.SubElement(told, "link", rel="alternate", href=source.site_url, type="text/html")
        etree.SubElement(
            told, "link", rel="self", href=source.feed_url, type="application/atom+xml"
        )
        leaf(etree.SubElement(told, "author"), "name", source.name)
