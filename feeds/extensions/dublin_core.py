"""Dublin Core: who wrote it, what it was taken from, and in which language it is."""

from typing import Any

from feeds.extensions.base import EntryPart, FeedPart, leaf

DC = "http://purl.org/dc/elements/1.1/"


class DublinCore(FeedPart):
    """The namespace."""

    namespaces = {"dc": DC}  # noqa: RUF012


class EntryDublinCore(EntryPart):
    """``dc:creator`` is a known author only: Atom's own author may be the department."""

    def extend_atom(self, element: Any) -> Any:
        """The language is an attribute."""
        if self.entry.language:
            element.set("{http://www.w3.org/XML/1998/namespace}lang", self.entry.language)
        self._common(element)
        return element

    def extend_rss(self, item: Any) -> Any:
        """The language is an element."""
        leaf(item, f"{{{DC}}}language", self.entry.language)
        self._common(item)
        return item

    def _common(self, parent: Any) -> None:
        leaf(parent, f"{{{DC}}}creator", self.entry.author)
        leaf(parent, f"{{{DC}}}source", self.entry.source_credit)
