"""A site's own feed as a list of its articles: RSS 0.9x, 1.0 and 2.0, and Atom."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from html import unescape as unescape_once

from lxml import etree

from spiders.addresses.urls import same_site
from spiders.dates.printed import parse_date, parse_machine_date
from spiders.items import VIETNAM, LayoutError, Link, Listing, NextPage
from spiders.pages.page import Page
from spiders.reading.pictures import absolute
from spiders.text import clean, unescape

FEW = 3
"""Fewest dates in which chance is ruled out as the reason for what they share."""

_PUBLISHED = ("pubdate", "published", "issued", "date", "created")
_MODIFIED = ("updated", "modified")
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*>")
_TAG = re.compile(r"<[^>]{1,200}>")


def xml(text: str, url: str) -> etree._Element:
    """The root of a document, however broken; ``LayoutError`` where there is nothing to save.

    Entities are not resolved and nothing is fetched.
    """
    start = max(text.find("<"), 0)
    plain = _DECLARED.sub("", _NO_XML.sub("", text[start:]))
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        encoding="utf-8",
        remove_comments=True,
    )
    try:
        root = etree.fromstring(plain.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise LayoutError(url, "document in XML")
    return root


def local(element: etree._Element) -> str:
    """An element's name in lower case, without its namespace or a prefix that means none."""
    if not isinstance(element.tag, str):
        return ""
    return re.split(r"[}:]", element.tag)[-1].lower()


class FeedListing(Page):
    """The entries of a feed, in its order. They are articles: their site announces them so."""

    def listing(self) -> Listing:
        """Raises ``LayoutError`` where the document is no feed."""
        links = tuple(link for entry in self.entries if (link := self.link(entry)))
        following = self.next_url()
        ahead = NextPage(url=following) if following else None
        return Listing(url=self.url, links=links, next_url=following, next_page=ahead)

    @cached_property
    def feed(self) -> etree._Element:
        """The root element."""
        root = xml(self.source, self.url)
        if local(root) not in ("rss", "rdf", "feed"):
            raise LayoutError(self.url, "feed")
        return root

    @cached_property
    def entries(self) -> list[etree._Element]:
        """The elements of its entries."""
        return [one for one in self.feed.iter() if local(one) in ("item", "entry")]

    @cached_property
    def clock_is_broken(self) -> bool:
        """Whether minutes hold the number of the month, as NukeViet writes it (``H:m:s``)."""
        times = [at for entry in self.entries if (at := _time(entry, _PUBLISHED))]
        shared = [at.minute in (at.month, at.astimezone(VIETNAM).month) for at in times]
        return len(shared) >= FEW and all(shared)

    def link(self, entry: etree._Element) -> Link | None:
        """One entry; ``None`` where it leads to another site or nowhere."""
        url = absolute(self.url, _address(entry))
        if url is None or not same_site(url, self.url):
            return None
        title = next((_said(one) for one in entry if local(one) == "title"), "")
        trusted = not self.clock_is_broken
        return Link(
            url=url,
            title=clean(_TAG.sub(" ", unescape(title))),
            published_at=_time(entry, _PUBLISHED) if trusted else None,
            modified_at=_time(entry, _MODIFIED) if trusted else None,
        )

    def next_url(self) -> str | None:
        """The page with older entries (RFC 5005)."""
        for element in self.feed.iter():
            if local(element) == "link" and element.get("rel") == "next":
                url = absolute(self.url, element.get("href") or "")
                return url if url and url != self.url and same_site(url, self.url) else None
        return None


def _said(element: etree._Element) -> str:
    return unescape_once("".join(map(str, element.itertext()))).strip()


def _address(entry: etree._Element) -> str:
    return next((found for found in _addresses(entry) if found), "")


def _addresses(entry: etree._Element) -> Iterator[str]:
    """The article's own address; a counting service before it names the original apart."""
    yield from (_said(one) for one in entry if local(one) == "origlink")
    for one in entry:
        if local(one) == "link" and one.get("rel", "alternate") == "alternate":
            yield one.get("href") or _said(one)
    yield from (
        _said(one)
        for one in entry
        if local(one) == "guid" and one.get("isPermaLink") != "false" and "://" in _said(one)
    )
    yield entry.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or ""


def _time(entry: etree._Element, names: tuple[str, ...]) -> datetime | None:
    for name in names:
        for one in entry:
            if local(one) == name and (at := _date(_said(one))):
                return at
    return None


def _date(text: str) -> datetime | None:
    printed = parse_machine_date(text) or parse_date(text)
    return printed.at if printed else None
