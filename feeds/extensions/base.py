"""What the extensions have in common."""

from typing import Any

from feedgen.ext.base import BaseExtension
from lxml import etree

from feeds.entries import Entry
from feeds.info import FeedInfo

ATOM = "http://www.w3.org/2005/Atom"


class FeedPart(BaseExtension):  # type: ignore[misc]
    """A vocabulary in a feed, beside its entries."""

    namespaces: dict[str, str] = {}  # noqa: RUF012  feedgen makes the object, without arguments
    info: FeedInfo

    def extend_ns(self) -> dict[str, str]:
        """Prefix → namespace."""
        return self.namespaces


class EntryPart:
    """A vocabulary in entries, of which feedgen knows nothing.

    It would want a new object for each entry, and takes as long over these as over all it writes.
    """

    def extend_atom(self, element: Any, entry: Entry) -> None:
        """Nothing, unless said otherwise."""

    def extend_rss(self, item: Any, entry: Entry) -> None:
        """The same in RSS."""


def leaf(parent: Any, tag: str, text: str | None) -> None:
    """An element that holds nothing but a text; none where there is no text."""
    if text:
        etree.SubElement(parent, tag).text = text
