"""A page that lists articles."""

from functools import cached_property
from typing import ClassVar

from spiders.items import Link, Listing
from spiders.kinds import refuse_message
from spiders.listings import entries
from spiders.pager import next_page
from spiders.pages.page import Page
from spiders.reading import Reading


class ListingPage(Page):
    """Finds the links to articles, in the page's order, and where the list goes on.

    Set ``link_css`` (the links themselves) or ``link_pattern`` (a regular expression that their
    addresses match) where the general reading takes the wrong ones, ``next_css`` (the link to the
    next page) where it does not find it.
    """

    link_css: ClassVar[str] = ""
    link_pattern: ClassVar[str] = ""
    next_css: ClassVar[str] = ""

    @cached_property
    def reading(self) -> Reading:
        """The page understood as a whole."""
        return Reading(self.root, self.url)

    def listing(self) -> Listing:
        """Raises ``NotAnArticleError`` where the page is but a message: an error, a challenge …."""
        links = self.links
        if not links:
            refuse_message(self.reading, self.source)
        return Listing(url=self.url, links=links, next_url=self.next_url() if links else None)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The articles that the page announces."""
        wanted = self.all(self.link_css)
        return entries(self.reading, wanted, self.link_pattern, self.fetched_at)

    def next_url(self) -> str | None:
        """The next page of the list; ``None`` on the last, and where only a script leads there."""
        articles = [link.url for link in self.links]
        return next_page(self.reading, self.first(self.next_css), articles)
