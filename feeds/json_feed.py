"""JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from feeds.entries import CategoryKind, Entry
from feeds.info import FeedInfo
from feeds.leaving_out import whole
from feeds.text import uri, xml_text

JSON_TYPE = "application/feed+json"


def json_feed(info: FeedInfo, entries: Sequence[Entry]) -> bytes:
    """A JSON Feed document; what the format has no word for stands under ``_sokhcn``."""
    feed = json_frame(info)
    made = b", ".join(data for _, data in whole(json_bytes, entries))
    feed["items"] = []
    return json.dumps(feed, ensure_ascii=False).encode().removesuffix(b"]}") + made + b"]}"


def json_bytes(entry: Entry) -> bytes:
    """One entry as it stands in a document; fails where a text cannot be UTF-8."""
    return json.dumps(json_item(entry), ensure_ascii=False).encode()


def json_frame(info: FeedInfo) -> dict[str, Any]:
    """The feed without its items."""
    return _known(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": xml_text(info.title),
            "description": xml_text(info.subtitle),
            "home_page_url": uri(info.site_url),
            "feed_url": uri(info.self_url),
            "next_url": info.next_url and uri(info.next_url),
            "language": info.language,
            "hubs": [{"type": "WebSub", "url": uri(info.hub_url)}] if info.hub_url else None,
            "_sokhcn": {
                "id": info.id,
                "successor_url": info.successor_url and uri(info.successor_url),
                "withdrawn": [
                    {"id": one.id, "when": one.at.isoformat(), "url": one.url}
                    for one in info.withdrawn
                ],
            },
        }
    )


def json_item(entry: Entry) -> dict[str, Any]:
    """One entry."""
    content = {"content_html": entry.content_html}
    if entry.content_html is None:  # one of the two must be present
        content = {"content_text": entry.summary or ""}
    return _known(
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            **content,
            "summary": entry.summary,
            "image": next((file.url for file in entry.enclosures if file.is_picture), None),
            "date_published": entry.published_at.isoformat(),
            "date_modified": entry.updated_at.isoformat(),
            "authors": [{"name": entry.author}] if entry.author else None,
            "tags": [category.label for category in entry.categories] or None,
            "language": entry.language,
            "attachments": _attachments(entry) or None,
            "_sokhcn": _own(entry),
        }
    )


def _attachments(entry: Entry) -> list[dict[str, Any]]:
    return [
        _known({"url": file.url, "mime_type": file.media_type, "title": file.alt or file.title})
        for file in entry.enclosures
    ]


def _own(entry: Entry) -> dict[str, Any]:
    """Keys as in the API's articles: what is unknown is ``null``."""
    source, place = entry.source, entry.place
    return {
        "source": {"slug": source.slug, "name": source.name, "url": source.site_url},
        "source_credit": entry.source_credit,
        "published_at": entry.published_at.isoformat() if entry.is_dated else None,
        "province": next(iter(entry.terms(CategoryKind.PROVINCE)), None),
        "topics": entry.terms(CategoryKind.TOPIC),
        "genre": next(iter(entry.terms(CategoryKind.GENRE)), None),
        "section": next(iter(entry.terms(CategoryKind.SECTION)), None),
        "view_count": entry.view_count,
        "place": place and {"name": place.name, "point": [place.latitude, place.longitude]},
        "copies": [
            {"url": copy.url, "source": copy.source, "first": copy.is_first}
            for copy in entry.copies
        ],
    }


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    """JSON Feed leaves out what is unknown."""
    return {name: value for name, value in values.items() if value is not None}
