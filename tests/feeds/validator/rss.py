"""RSS 2.0 and the profile of the RSS Advisory Board (https://www.rssboard.org/rss-profile)."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.feeds.validator.common import (
    ATOM,
    CONTENT,
    extensions,
    html,
    media_type,
    number,
    pages,
    parsed,
    rfc822,
    rfc3339,
    tombstones,
    web,
)

CHANNEL = {"title", "link", "description", "language", "copyright", "managingEditor", "webMaster",
           "pubDate", "lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image",
           "textInput", "skipHours", "skipDays", "item"}  # fmt: skip
ITEM = {"title", "link", "description", "author", "category", "comments", "enclosure", "guid",
        "pubDate", "source"}  # fmt: skip
MANY = {"item", "category"}


def problems(data: bytes) -> Iterator[str]:
    """What is wrong with a feed document."""
    try:
        root = parsed(data)
    except (etree.XMLSyntaxError, ValueError, TypeError) as error:
        yield f"XML: {error}"
        return
    if root.tag != "rss" or root.get("version") != "2.0" or len(root) != 1:
        yield "no RSS 2.0 with one channel"
        return
    channel = root[0]
    yield from _children(channel, CHANNEL, "channel")
    for name in ("title", "link", "description"):
        if not (channel.findtext(name) or "").strip():
            yield f"channel: no {name}"
    yield from web(channel.findtext("link"), "channel: link")
    yield from pages(channel.findall(f"{{{ATOM}}}link"), "channel")
    yield from tombstones(channel, "channel")
    if (ttl := channel.findtext("ttl")) is not None:
        yield from number(ttl, "channel: ttl")
    for name in ("pubDate", "lastBuildDate"):
        if (date := channel.findtext(name)) is not None:
            yield from rfc822(date, f"channel: {name}")
    items = channel.findall("item")
    for place, item in enumerate(items, 1):
        yield from _item(item, f"item {place}")
    for guid, times in Counter(item.findtext("guid") for item in items).items():
        if times > 1:
            yield f"guid twice: {guid}"


def _children(element: etree._Element, allowed: set[str], where: str) -> Iterator[str]:
    counts = Counter(child.tag for child in element if not child.tag.startswith("{"))
    yield from (f"{where}: <{tag}> is none of RSS" for tag in counts if tag not in allowed)
    yield from (f"{where}: more than one {tag}" for tag, n in counts.items()
                if n > 1 and tag not in MANY)  # fmt: skip
    yield from extensions(element, where)
    for link in element.iterfind(f"{{{ATOM}}}link"):
        yield from web(link.get("href"), f"{where}: atom:link")


def _item(item: etree._Element, where: str) -> Iterator[str]:
    yield from _children(item, ITEM, where)
    if not any((item.findtext(name) or "").strip() for name in ("title", "description")):
        yield f"{where}: neither title nor description"
    if item.find("link") is not None:
        yield from web(item.findtext("link"), f"{where}: link")
    yield from _guid(item, where)
    if (date := item.findtext("pubDate")) is not None:
        yield from rfc822(date, f"{where}: pubDate")
    for updated in item.iterfind(f"{{{ATOM}}}updated"):
        yield from rfc3339(updated.text, f"{where}: atom:updated")
    for enclosure in item.iterfind("enclosure"):
        yield from web(enclosure.get("url"), f"{where}: enclosure")
        yield from media_type(enclosure.get("type"), f"{where}: enclosure")
        yield from number(enclosure.get("length"), f"{where}: enclosure")
    for category in item.iterfind("category"):
        if not (category.text or "").strip():
            yield f"{where}: an empty category"
    for source in item.iterfind("source"):
        yield from web(source.get("url"), f"{where}: source")
    if item.find("author") is not None and "@" not in (item.findtext("author") or ""):
        yield f"{where}: an author without address of e-mail"
    yield from html(item.findtext("description"), f"{where}: description")
    yield from html(item.findtext(f"{{{CONTENT}}}encoded"), f"{where}: content:encoded")


def _guid(item: etree._Element, where: str) -> Iterator[str]:
    guid = item.find("guid")
    if guid is None or not (guid.text or "").strip():
        yield f"{where}: no guid"
    elif guid.get("isPermaLink", "true") not in {"true", "false"}:
        yield f"{where}: isPermaLink {guid.get('isPermaLink')!r}"
    elif guid.get("isPermaLink", "true") == "true":
        yield from web(guid.text, f"{where}: guid")
