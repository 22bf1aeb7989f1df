"""Texts that XML can hold, and addresses that links can hold."""

import re
from html import escape
from urllib.parse import quote

_NOT_XML = re.compile(r"[^\t\n\r -\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_NOT_URI = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]")
_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)


def xml_text(value: str | None) -> str | None:
    """The characters that XML 1.0 allows (section 2.2); ``None`` where no text is left."""
    return _NOT_XML.sub("", value).strip() or None if value else None


def uri(address: str) -> str:
    """The address with what RFC 3986 forbids percent-encoded, as browsers do to follow it."""
    return _NOT_URI.sub(lambda bad: quote(bad[0], safe=""), _NOT_XML.sub("", address).strip())


def web_uri(address: str | None) -> str | None:
    """The same of an address of the web; ``None`` of anything else: a link to it leads nowhere."""
    made = uri(address) if address else ""
    return made if _WEB.match(made) else None


def as_html(text: str) -> str:
    """A text for a place in which readers expect HTML."""
    return escape(text, quote=False)
