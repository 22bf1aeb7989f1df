"""What an address answered, and how its pages are read. No network here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from spiders.addresses.urls import canonical_url
from spiders.crawling.troubles import ADVICE, Trouble
from spiders.items import LayoutError, Listing, NotAnArticleError
from spiders.layout.learned import Learned
from spiders.pages import ANY, PLATFORMS
from spiders.pages.base import ArticlePage, ListingPage
from spiders.pages.channels import Channel, is_channel, listing_of

HINTS: Mapping[str, str] = {
    **{trouble: advice for trouble, advice in ADVICE.items() if "sources." not in advice},
    Trouble.NOT_PUBLIC: "--allow-private lets this host and port be fetched",
    Trouble.MOVED: "if that is the site, probe that address",
    Trouble.DNS: "is the address spelled as in a browser?",
    Trouble.TLS: "--no-verify-tls does without the proof",
    Trouble.REFUSED: "is it up, and is that its port?",
    Trouble.UNREACHABLE: "is it up?",
    Trouble.TIMEOUT: "crawl.timeout is the limit",
    Trouble.BROKEN_ANSWER: "not read; try again",
    Trouble.ROBOTS_UNAVAILABLE: "nothing is fetched without it; try again later",
    Trouble.FLOOD_GUARD: "try again later",
}
"""Trouble → what whoever probes can do about it."""

_TEXT = re.compile(r"html|xml|json|text/plain", re.IGNORECASE)


class ProbeError(Exception):
    """An address that shows nothing to follow, with the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One answer."""

    asked: str
    url: str
    """Where it came from in the end."""
    body: bytes
    fetched_at: datetime
    content_type: str = ""
    charset: str | None = None
    """What the server says of the body's encoding."""
    headers: Mapping[str, str] = field(default_factory=dict)
    sitemaps: tuple[str, ...] = ()
    """What the site's robots.txt names."""

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return urljoin(self.url, "/").rstrip("/")

    @property
    def is_channel(self) -> bool:
        """Whether it is a list for machines."""
        return is_channel(self.body, self.content_type)

    @property
    def problem(self) -> str:
        """Why it cannot be read as a page, if so."""
        kind = self.content_type.partition(";")[0].strip()
        if not self.body.strip():
            return "the answer is empty"
        if not (_TEXT.search(kind) if kind else b"\0" not in self.body[:1000]):
            return f"not HTML but {kind or 'a document of unknown type'}"
        return ""

    def is_at(self, url: str) -> bool:
        """Whether this is the page of an address."""
        return canonical_url(url) in {canonical_url(self.asked), canonical_url(self.url)}


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer: the trouble by name, and what happened."""

    url: str
    trouble: str
    detail: str

    @property
    def reason(self) -> str:
        """In words, with what can be done."""
        hint = HINTS.get(self.trouble)
        return f"{self.url}: {self.trouble}: {self.detail}" + (f"; {hint}" if hint else "")


Answer = Fetched | Failed


class Reader:
    """Reads pages as those of one platform; of any, where it is not known."""

    def __init__(self, platform: str | None) -> None:
        self.way = PLATFORMS.get(platform or "auto", ANY)

    def article(self, page: Fetched, learned: Learned | None = None) -> ArticlePage:
        """The page as an article's."""
        return self.way.article(
            page.body,
            page.url,
            charset=page.charset,
            fetched_at=page.fetched_at,
            learned=learned,
        )

    def list_page(self, page: Fetched) -> Channel:
        """The page as a list."""
        return listing_of(
            page.body,
            page.content_type,
            page.url,
            self.way.listing,
            charset=page.charset,
            fetched_at=page.fetched_at,
        )

    def listing(self, page: Fetched) -> Listing | None:
        """What it lists, if anything."""
        try:
            listing = self.list_page(page).listing()
        except (NotAnArticleError, LayoutError):
            return None
        return listing if listing.links and listing.vouched else None

    def menu_page(self, page: Fetched) -> ListingPage:
        """The page as one with menus."""
        return self.way.listing(
            page.body, page.url, charset=page.charset, fetched_at=page.fetched_at
        )


def page_of(answer: Answer) -> Fetched:
    """The answer, if there is something to read; else `ProbeError`."""
    if isinstance(answer, Failed):
        raise ProbeError(answer.reason)
    if problem := answer.problem:
        raise ProbeError(f"{answer.url}: {problem}")
    if not answer.is_channel:
        try:
            _ = Reader(None).menu_page(answer).root
        except NotAnArticleError as error:
            raise ProbeError(str(error)) from None
    return answer


def is_front(url: str) -> bool:
    """Whether an address is that of a front page."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
