"""OPML 2.0 subscription lists: http://opml.org/spec2.opml."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed in a list; readers know it by ``feed_url`` and take Atom and RSS alike."""

    title: str
    feed_url: str
    site_url: str | None = None


def opml(title: str, groups: Iterable[tuple[str, Iterable[Subscription]]]) -> bytes:
    """A list of feeds for import into a reader: (name of the group, its feeds), in this order."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for name, subscriptions in groups:
        group = etree.SubElement(body, "outline", text=name, title=name)
        for subscription in subscriptions:
            _outline(group, subscription)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _outline(parent: etree._Element, subscription: Subscription) -> None:
    title = subscription.title
    outline = etree.SubElement(
        parent, "outline", type="rss", text=title, title=title, xmlUrl=subscription.feed_url
    )
    if subscription.site_url:
        outline.set("htmlUrl", subscription.site_url)
