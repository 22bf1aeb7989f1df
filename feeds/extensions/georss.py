"""GeoRSS-Simple: where the province lies (OGC 17-002r1)."""

from typing import Any

from feeds.entries import Entry
from feeds.extensions.base import EntryPart, FeedPart, leaf

GEORSS = "http://www.georss.org/georss"


class GeoRss(FeedPart):
    """The namespace."""

    namespaces = {"georss": GEORSS}  # noqa: RUF012


class EntryPlace(EntryPart):
    """The town from which the province is governed."""

    def extend_atom(self, element: Any, entry: Entry) -> None:
        """Latitude before longitude, WGS 84."""
        if place := entry.place:
            leaf(element, f"{{{GEORSS}}}point", f"{place.latitude} {place.longitude}")
            leaf(element, f"{{{GEORSS}}}featurename", place.name)

    def extend_rss(self, item: Any, entry: Entry) -> None:
        """The same."""
        self.extend_atom(item, entry)
