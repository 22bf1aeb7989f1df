"""A site's map (sitemaps.org): every page of a site, articles or not."""

import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property

from lxml import etree

from spiders.addresses.urls import is_document, same_site
from spiders.dates.printed import parse_machine_date
from spiders.items import LayoutError, Link, Listing
from spiders.letters.charset import decode
from spiders.pages.feeds import local, xml
from spiders.pages.page import Page
from spiders.reading.pictures import absolute
from spiders.text import clean, unescape

MAX_BYTES = 60_000_000
"""Of an unpacked map: the protocol allows 50 MB."""

GZIP = b"\x1f\x8b"

_NEWS = re.compile(r"news|tin-?tuc|posts?[-_.]|article|bai-?viet", re.IGNORECASE)
_NO_ARTICLES = re.compile(
    r"(?:^|[/_-])(?:taxonom\w*|users?|authors?|categor\w*|(?:post_)?tags?|images?|videos?|products?"
    r"|pages?)(?:[-_.]|$)",
    re.IGNORECASE,
)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class SitemapListing(Page):
    """Links, newest first; or, of an index, the maps that it names, as ``channels``."""

    @cached_property
    def source(self) -> str:
        """The map as text, unpacked."""
        if isinstance(self.body, str):
            return self.body
        body = unpacked(self.body, self.url) if self.body.startswith(GZIP) else self.body
        return decode(body, self.charset)

    @cached_property
    def map(self) -> etree._Element:
        """The root element."""
        root = xml(self.source, self.url)
        if local(root) not in ("urlset", "sitemapindex"):
            raise LayoutError(self.url, "sitemap")
        return root

    def listing(self) -> Listing:
        """Raises ``LayoutError`` where the document is no map of a site."""
        found = sorted(self.links(), key=_age)
        if local(self.map) == "urlset":
            return Listing(url=self.url, links=tuple(found), vouched=False)
        parts = [one.url for one in found if not _NO_ARTICLES.search(_name(one.url))]
        parts.sort(key=lambda url: not _NEWS.search(_name(url)))
        return Listing(url=self.url, vouched=False, channels=tuple(parts))

    def links(self) -> Iterator[Link]:
        """Every address of the site that the map names, in its order."""
        for entry in self.map:
            told = {local(one): _said(one) for one in entry.iter()}
            url = absolute(self.url, told.get("loc") or "")
            if url and same_site(url, self.url) and not is_document(url):
                yield Link(
                    url=url,
                    title=clean(unescape(told.get("title") or "")) if "news" in told else "",
                    published_at=_date(told.get("publication_date")),
                    modified_at=_date(told.get("lastmod")),
                )


def unpacked(body: bytes, url: str) -> bytes:
    """What was packed with gzip; ``LayoutError`` where it is broken from the start or too large."""
    machine = zlib.decompressobj(wbits=31)
    try:
        plain = machine.decompress(body, MAX_BYTES)
    except zlib.error:
        raise LayoutError(url, "sitemap in gzip") from None
    if machine.unconsumed_tail:
        raise LayoutError(url, f"sitemap of less than {MAX_BYTES:,} bytes")
    return plain


def _age(link: Link) -> float:
    """Newest first; those without a time come last, in their order."""
    return -(link.published_at or link.modified_at or _LONG_AGO).timestamp()


def _name(url: str) -> str:
    return url.partition("://")[2].partition("/")[2]


def _said(element: etree._Element) -> str:
    return (element.text or "").strip()


def _date(text: str | None) -> datetime | None:
    printed = parse_machine_date(text) if text else None
    return printed.at if printed else None
