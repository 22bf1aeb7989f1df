"""Second ways to a site's articles beside its list pages: which there are, and how each is read."""

import re
from typing import Any, Protocol
from urllib.parse import urlsplit

from lxml import etree

from spiders.addresses.urls import same_site
from spiders.items import Listing
from spiders.letters.charset import decode
from spiders.pages.feeds import FeedListing
from spiders.pages.listing import ListingPage
from spiders.pages.page import Page
from spiders.pages.sitemap import GZIP, SitemapListing
from spiders.pages.wordpress import PostsListing, is_posts, posts_url
from spiders.reading.pictures import absolute

_ROOT = re.compile(r"<(?:\w+:)?(rss|rdf|feed|urlset|sitemapindex)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)\s*", re.DOTALL | re.IGNORECASE)
_FEED = re.compile(r"application/(?:rss|atom|rdf)\+xml", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|bình luận|phản hồi", re.IGNORECASE)
_NARROW = re.compile(r"/(?:tag|the|author|tac-gia|search|comments?)/|[?&](?:s|tag|author)=", re.I)
_OF_SECTION = re.compile(r"categor|chuyên mục|danh mục", re.IGNORECASE)
_SITEMAP = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_SNIFFED = 4_096


class Channel(Protocol):
    """What lists articles: a page, a feed, a map, an answer of an API."""

    def listing(self) -> Listing:
        """Raises ``LayoutError`` or ``NotAnArticleError`` where there is none."""


def listing_of(
    body: bytes | str,
    content_type: str,
    url: str,
    html_class: type[ListingPage] = ListingPage,
    **given: Any,
) -> Channel:
    """What a fetched list is read with, by its content; servers give feeds any type.

    ``given`` is handed to the class: ``charset``, ``fetched_at``; ``asked`` to ``html_class`` only.
    """
    kind = _kind(body, content_type)
    if kind is None:
        return html_class(body, url, **given)
    given.pop("asked", None)
    return kind(body, url, **given)


def is_channel(body: bytes | str, content_type: str = "") -> bool:
    """Whether a document is a list for machines rather than a page."""
    return _kind(body, content_type) is not None


def _kind(
    body: bytes | str, content_type: str
) -> type[FeedListing | SitemapListing | PostsListing] | None:
    if isinstance(body, bytes) and body.startswith(GZIP):
        return SitemapListing
    start = body[:_SNIFFED] if isinstance(body, str) else decode(body[:_SNIFFED])
    start = start.lstrip("\ufeff \t\r\n")
    if start[:1] in ("[", "{"):
        return PostsListing if is_posts(start) else None
    if "xml" in content_type.lower():
        start = start[max(start.find("<"), 0) :]  # messages of a broken script stand before it
    while match := _BEFORE.match(start):
        start = start[match.end() :]
    root = _ROOT.match(start)
    if root is None:
        return None
    return SitemapListing if root[1].lower() in ("urlset", "sitemapindex") else FeedListing


def channels_of(page: Page) -> tuple[str, ...]:
    """The channels that a page announces, the one that tells most first.

    Left out are feeds of comments, of one article, and of one tag or person.
    """
    found = [(rank, url) for link in page.root.iter("link") for rank, url in _announced(page, link)]
    return tuple(dict.fromkeys(url for _, url in sorted(found, key=lambda one: one[0])))


def sitemaps_of(robots_txt: str) -> tuple[str, ...]:
    """The maps that a robots.txt names."""
    told = _SITEMAP.findall(robots_txt)
    return tuple(dict.fromkeys(url for url in told if url.startswith(("http://", "https://"))))


def _announced(page: Page, link: etree._Element) -> list[tuple[int, str]]:
    relations = (link.get("rel") or "").lower().split()
    url = absolute(page.reading.base, link.get("href") or "")
    if url is None or not same_site(url, page.url):
        return []
    if "https://api.w.org/" in relations:
        return [(0, posts_url(url))]
    if "alternate" in relations and _FEED.fullmatch((link.get("type") or "").strip()):
        return [(1, url)] if _is_wide(page, url, link.get("title") or "") else []
    return [(2, url)] if "sitemap" in relations else []


def _is_wide(page: Page, url: str, title: str) -> bool:
    if _COMMENTS.search(title) or _NARROW.search(url):
        return False
    own, path = urlsplit(page.url).path.rstrip("/"), urlsplit(url).path
    return own == "" or not path.startswith(own + "/") or bool(_OF_SECTION.search(title))
