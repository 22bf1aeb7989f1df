"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tests.feeds.validator.common import html, media_type, rfc3339, web

FEED = {"version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str,
        "user_comment": str, "next_url": str, "icon": str, "favicon": str, "authors": list,
        "language": str, "expired": bool, "hubs": list, "items": list}  # fmt: skip
ITEM = {"id": str, "url": str, "external_url": str, "title": str, "content_html": str,
        "content_text": str, "summary": str, "image": str, "banner_image": str,
        "date_published": str, "date_modified": str, "authors": list, "tags": list, "language": str,
        "attachments": list}  # fmt: skip
FILE = {"url": str, "mime_type": str, "title": str, "size_in_bytes": int,
        "duration_in_seconds": int}  # fmt: skip


def problems(data: bytes) -> Iterator[str]:
    """What is wrong with a feed."""
    try:
        feed = json.loads(data.decode("utf-8"), parse_constant=_no_constant)
    except ValueError as error:
        yield f"JSON: {error}"
        return
    if not isinstance(feed, dict):
        yield "no object"
        return
    yield from _known(feed, FEED, "feed")
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"version {feed.get('version')!r}"
    if not feed.get("title") or not isinstance(feed.get("items"), list):
        yield "no title, or no items"
    for name in ("home_page_url", "feed_url", "next_url"):
        if name in feed:
            yield from web(feed[name], name)
    if feed.get("next_url") == feed.get("feed_url"):
        yield "its own next page"
    for hub in feed.get("hubs", ()):
        yield from web(hub.get("url"), "hub")
        if not hub.get("type"):
            yield "hub: no type"
    items = feed.get("items") or []
    for place, item in enumerate(items, 1):
        yield from _item(item, f"item {place}")
    for uid, times in Counter(item.get("id") for item in items).items():
        if times > 1:
            yield f"id twice: {uid}"


def _item(item: Mapping[str, Any], where: str) -> Iterator[str]:
    yield from _known(item, ITEM, where)
    if not item.get("id"):
        yield f"{where}: no id"
    if "content_html" not in item and "content_text" not in item:
        yield f"{where}: neither content_html nor content_text"
    for name in ("url", "external_url", "image", "banner_image"):
        if name in item:
            yield from web(item[name], f"{where}: {name}")
    for name in ("date_published", "date_modified"):
        if name in item:
            yield from rfc3339(item[name], f"{where}: {name}")
    for author in item.get("authors", ()):
        if not any(author.get(name) for name in ("name", "url", "avatar")):
            yield f"{where}: an author that is nobody"
    if not all(isinstance(tag, str) and tag for tag in item.get("tags", ())):
        yield f"{where}: a tag that is no text"
    for file in item.get("attachments", ()):
        yield from _known(file, FILE, f"{where}: attachment")
        yield from web(file.get("url"), f"{where}: attachment")
        yield from media_type(file.get("mime_type"), f"{where}: attachment")
    yield from html(item.get("content_html"), f"{where}: content_html")


def _known(values: Mapping[str, Any], known: Mapping[str, type], where: str) -> Iterator[str]:
    for name, value in values.items():
        if name.startswith("_"):
            if not isinstance(value, dict):
                yield f"{where}: {name} is no object"
        elif name not in known:
            yield f"{where}: {name} is none of JSON Feed"
        elif not isinstance(value, known[name]):
            yield f"{where}: {name} is no {known[name].__name__}"


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
