"""Dublin Core: who wrote it, what it was taken from, and in which language it is."""

from typing import Any

from feeds.entries import Entry
from feeds.extensions.base import EntryPart, FeedPart, leaf

DC = "http://purl.org/dc/elements/1.1/"


class DublinCore(FeedPart):
    """The namespace."""

    namespaces = {"dc": DC}  # noqa: RUF012


class EntryDublinCore(EntryPart):
    """``dc:creator`` is a known author only: Atom's own author may be the department."""

    def extend_atom(self, element: Any, entry: Entry) -> None:
        """The language is an attribute."""
        if entry.language:
            element.set("{http://www.w3.org/XML/1998/namespace}lang", entry.language)
        _common(element, entry)

    def extend_rss(self, item: Any, entry: Entry) -> None:
        """The language is an element."""
        leaf(item, f"{{{DC}}}language", entry.language)
        _common(item, entry)


def _common(parent: Any, entry: Entry) -> None:
    leaf(parent, f"{{{DC}}}creator", entry.author)
    leaf(parent, f"{{{DC}}}source", entry.source_credit)
