"""What feedgen has no words for, or says wrongly: an extension of feedgen for each vocabulary."""

from feeds.extensions import atom_links, dublin_core, georss, media_rss, origin, tombstones
from feeds.extensions.base import EntryPart, FeedPart

EXTENSIONS: dict[str, tuple[type[FeedPart], EntryPart]] = {
    "atom_links": (atom_links.FeedLinks, atom_links.EntryLinks()),
    "origin": (origin.Origins, origin.Origin()),
    "dublin_core": (dublin_core.DublinCore, dublin_core.EntryDublinCore()),
    "media_rss": (media_rss.MediaRss, media_rss.EntryMedia()),
    "georss": (georss.GeoRss, georss.EntryPlace()),
    "tombstones": (tombstones.Tombstones, EntryPart()),
}
"""In feeds and in entries, in the order in which they write; by the name that feedgen knows."""
