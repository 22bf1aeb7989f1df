"""Links of RFC 4287, in entries and in RSS.

Atom links of entries lose their ``rel`` in feedgen 1.0.0, so all but the alternate one are written
here (https://github.com/lkiesow/python-feedgen/issues/135).
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from feeds.entries import Entry
from feeds.extensions.base import ATOM, EntryPart, FeedPart, leaf

RSS_TYPE = "application/rss+xml"


class FeedLinks(FeedPart):
    """The feed's own links in RSS."""

    def extend_rss(self, rss: Any) -> Any:
        """``atom:link`` for each."""
        for link in self.info.links(RSS_TYPE):
            etree.SubElement(rss[0], f"{{{ATOM}}}link", link)
        return rss


class EntryLinks(EntryPart):
    """The files of an entry, and where its text stands besides."""

    def extend_atom(self, element: Any, entry: Entry) -> None:
        """``enclosure``, ``via`` for the first of all copies, ``related`` for the others."""
        for enclosure in entry.enclosures:
            link = etree.SubElement(
                element, "link", rel="enclosure", href=enclosure.url, type=enclosure.media_type
            )
            if title := enclosure.alt or enclosure.title:
                link.set("title", title)
        for attributes in _copies(entry):
            etree.SubElement(element, "link", attributes)

    def extend_rss(self, item: Any, entry: Entry) -> None:
        """The links to copies, and when the text last changed, which RSS cannot say."""
        for attributes in _copies(entry):
            etree.SubElement(item, f"{{{ATOM}}}link", attributes)
        leaf(item, f"{{{ATOM}}}updated", entry.updated_at.isoformat())


def _copies(entry: Entry) -> Iterator[dict[str, str]]:
    for copy in entry.copies:
        rel = "via" if copy.is_first else "related"
        yield {"rel": rel, "href": copy.url, "type": "text/html", "title": copy.source}
