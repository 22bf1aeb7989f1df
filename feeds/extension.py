"""What feedgen has no words for, or says wrongly, as its own kind of extension.

Atom links of entries lose their ``rel`` in feedgen 1.0.0, so all but the alternate one are written
here (https://github.com/lkiesow/python-feedgen/issues/135).
"""

from collections.abc import Sequence
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from feeds.entries import Enclosure, Entry, Source

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"


class FeedElements(BaseExtension):  # type: ignore[misc]
    """The feed's own links in RSS, and the namespaces of both formats."""

    links: Sequence[dict[str, str]] = ()

    def extend_ns(self) -> dict[str, str]:
        """Prefix → namespace."""
        return {"dc": DC, "media": MEDIA}

    def extend_rss(self, rss: Any) -> Any:
        """``atom:link`` for each of ``links``, which hold attributes."""
        for link in self.links:
            etree.SubElement(rss[0], f"{{{ATOM}}}link", link)
        return rss


class EntryElements(BaseEntryExtension):  # type: ignore[misc]
    """An entry's files, source, credit and view count."""

    entry: Entry

    def extend_atom(self, element: Any) -> Any:
        """RFC 4287 links and ``atom:source``, Dublin Core, Media RSS."""
        if self.entry.language:
            element.set("{http://www.w3.org/XML/1998/namespace}lang", self.entry.language)
        for enclosure in self.entry.enclosures:
            _link(element, enclosure)
        _atom_source(element, self.entry.source, self.entry.updated_at.isoformat())
        _common(element, self.entry)
        return element

    def extend_rss(self, item: Any) -> Any:
        """The full text, Dublin Core, Media RSS; files after the first, as RSS takes just one."""
        _leaf(item, f"{{{CONTENT}}}encoded", self.entry.content_html)
        _leaf(item, f"{{{DC}}}creator", self.entry.author)
        _leaf(item, f"{{{DC}}}language", self.entry.language)
        for enclosure in self.entry.enclosures[1:]:
            _media_content(item, enclosure)
        _common(item, self.entry)
        return item


def _common(parent: Any, entry: Entry) -> None:
    _leaf(parent, f"{{{DC}}}source", entry.source_credit)
    if entry.view_count is not None:
        community = etree.SubElement(parent, f"{{{MEDIA}}}community")
        etree.SubElement(community, f"{{{MEDIA}}}statistics", views=str(entry.view_count))


def _link(parent: Any, enclosure: Enclosure) -> None:
    link = etree.SubElement(
        parent, "link", rel="enclosure", href=enclosure.url, type=enclosure.media_type
    )
    if enclosure.title:
        link.set("title", enclosure.title)


def _atom_source(parent: Any, source: Source, updated: str) -> None:
    """Our feed of the department, as it stood when this entry last changed."""
    element = etree.SubElement(parent, "source")
    _leaf(element, "id", source.feed_id)
    _leaf(element, "title", source.name)
    _leaf(element, "updated", updated)
    etree.SubElement(element, "link", rel="alternate", href=source.site_url)
    etree.SubElement(element, "link", rel="self", href=source.feed_url)
    _leaf(etree.SubElement(element, "author"), "name", source.name)


def _media_content(parent: Any, enclosure: Enclosure) -> None:
    """Without ``media:title``: readers that overlook namespaces take it for the item's title."""
    medium = "image" if enclosure.is_picture else "document"
    etree.SubElement(
        parent,
        f"{{{MEDIA}}}content",
        url=enclosure.url,
        type=enclosure.media_type,
        medium=medium,
    )


def _leaf(parent: Any, tag: str, text: str | None) -> None:
    if text:
        etree.SubElement(parent, tag).text = text
