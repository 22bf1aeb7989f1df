"""What was withdrawn (RFC 6721); in RSS by the same elements, which it allows and ignores."""

from typing import Any

from lxml import etree

from feeds.entries import Withdrawal
from feeds.extensions.base import ATOM, FeedPart, leaf

AT = "http://purl.org/atompub/tombstones/1.0"


class Tombstones(FeedPart):
    """``at:deleted-entry`` for each article that its department took back."""

    namespaces = {"at": AT}  # noqa: RUF012

    def extend_atom(self, feed: Any) -> Any:
        """In the feed, before its entries."""
        for withdrawn in self.info.withdrawn:
            _deleted(feed, withdrawn, "")
        return feed

    def extend_rss(self, rss: Any) -> Any:
        """In the channel, before its items."""
        for withdrawn in self.info.withdrawn:
            _deleted(rss[0], withdrawn, f"{{{ATOM}}}")
        return rss


def _deleted(parent: Any, withdrawn: Withdrawal, atom: str) -> None:
    """``atom`` stands before the names of Atom's elements, in a document whose own they are not."""
    when = withdrawn.at.isoformat()
    element = etree.SubElement(parent, f"{{{AT}}}deleted-entry", ref=withdrawn.id, when=when)
    leaf(etree.SubElement(element, f"{{{AT}}}by"), f"{atom}name", withdrawn.source)
    leaf(element, f"{{{AT}}}comment", "Trang gốc không còn bài này")
    etree.SubElement(element, f"{atom}link", rel="related", href=withdrawn.url)
