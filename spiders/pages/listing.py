"""A page that lists articles."""

import json
from functools import cached_property
from typing import Any, ClassVar

from spiders.items import Link, Listing, NextPage
from spiders.kinds.telling import refuse_message
from spiders.lists.listings import entries
from spiders.lists.pager import next_page
from spiders.pages.page import Page
from spiders.reading.reading import Reading


class ListingPage(Page):
    """Finds the links to articles, in the page's order, and where the list goes on.

    Set ``link_css`` (the links themselves) or ``link_pattern`` (a regular expression that their
    addresses match) where the general reading takes the wrong ones, ``next_css`` (the link to the
    next page) where it does not find it.
    """

    link_css: ClassVar[str] = ""
    link_pattern: ClassVar[str] = ""
    next_css: ClassVar[str] = ""

    def __init__(
        self, body: bytes | str, url: str, *, asked: NextPage | None = None, **kwargs: Any
    ) -> None:
        """``asked`` is the ``next_page`` of the page before, where this one was asked for so."""
        super().__init__(body, url, **kwargs)
        self.asked = asked

    @cached_property
    def source(self) -> str:
        """The page as text; of an answer in JSON, the markup in it."""
        text = super().source
        return markup_in(text) if text.lstrip()[:1] in ("{", "[") else text

    @cached_property
    def reading(self) -> Reading:
        """The page understood as a whole."""
        return Reading(self.root, self.url)

    def listing(self) -> Listing:
        """Raises ``NotAnArticleError`` where the page is but a message: an error, a challenge …."""
        links = self.links
        if not links:
            refuse_message(self.reading, self.source)
        following = self.next_page() if links else None
        plain = following.plain_url if following else None
        return Listing(url=self.url, links=links, next_url=plain, next_page=following)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The articles that the page announces."""
        wanted = self.all(self.link_css)
        return entries(self.reading, wanted, self.link_pattern, self.fetched_at)

    def next_page(self) -> NextPage | None:
        """How the next page of the list is asked for; ``None`` on the last."""
        articles = [link.url for link in self.links]
        return next_page(self.reading, self.first(self.next_css), articles)


def markup_in(text: str) -> str:
    """The longest piece of markup in a JSON document; the text itself where it holds none."""
    try:
        pieces = [piece for piece in _strings(json.loads(text)) if "<" in piece]
    except (ValueError, RecursionError):  # no JSON
        return text
    return max(pieces, key=len, default=text)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _strings(one)]
