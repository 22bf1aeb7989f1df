"""What an article is told from others by, and its text from what it was: digests and names."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import NAMESPACE_URL, uuid5

CONTENT = (
    "title",
    "summary",
    "published_at",
    "published_precision",
    "author",
    "source_credit",
    "section",
    "body_text",
    "attachments",
)
"""What makes a new revision when it changes; counts, pictures and markup do not."""

VIETNAM = timezone(timedelta(hours=7))

TELLING = 200
"""Letters of text that two articles hardly have in common by chance."""


def uid(canonical_url: str) -> str:
    """An article's name on every instance: UUIDv5 (RFC 9562) of its address, URL namespace."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, canonical_url)}"


def text_hash(title: str, body_text: str | None) -> str | None:
    """Of title and text; None where there is too little to tell one article from another."""
    if body_text is None or len(body_text) < TELLING:
        return None
    return hashlib.blake2b(f"{title}\n{body_text}".encode(), digest_size=16).hexdigest()


def said_hash(title: str, summary: str | None, body_text: str | None) -> str:
    """Of all that is compared when copies are looked for."""
    told = "\n".join((title, summary or "", body_text or ""))
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def content_hash(values: Mapping[str, Any]) -> str:
    """Of all that is `CONTENT`; the same moment in another time zone is the same."""
    content = [_plain(values.get(name)) for name in CONTENT]
    return hashlib.blake2b(json.dumps(content).encode(), digest_size=16).hexdigest()


def _plain(value: Any) -> str:
    value = value.astimezone(VIETNAM) if isinstance(value, datetime) else value
    return str(value) if value else ""
