"""OPML 2.0 subscription lists: http://opml.org/spec2.opml."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Union

from lxml import etree

from feeds.text import uri, xml_text

OPML_TYPE = "text/x-opml; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed in a list; readers know it by ``feed_url`` and take Atom and RSS alike."""

    title: str
    feed_url: str
    site_url: str | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """Feeds and other folders under one name."""

    name: str
    members: tuple[Union["Folder", Subscription], ...]


def opml(title: str, folders: Iterable[Folder]) -> bytes:
    """A list of feeds for import into a reader, in this order; empty folders are left out."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    etree.SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    body = etree.SubElement(root, "body")
    for folder in folders:
        _outline(body, folder)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _outline(parent: etree._Element, member: Folder | Subscription) -> None:
    if isinstance(member, Subscription):
        _subscription(parent, member)
    elif member.members:
        name = xml_text(member.name) or "–"
        outline = etree.SubElement(parent, "outline", text=name, title=name)
        for each in member.members:
            _outline(outline, each)


def _subscription(parent: etree._Element, feed: Subscription) -> None:
    title = xml_text(feed.title) or feed.feed_url
    outline = etree.SubElement(
        parent, "outline", type="rss", text=title, title=title, xmlUrl=uri(feed.feed_url)
    )
    if feed.site_url:
        outline.set("htmlUrl", uri(feed.site_url))
