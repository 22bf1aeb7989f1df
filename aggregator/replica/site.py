"""What a site of the replica is: its addresses and its manners."""

import re
from dataclasses import dataclass
from functools import cached_property
from uuid import NAMESPACE_URL, uuid5

from aggregator.replica.stories import Story
from spiders.items import Precision

SLUG_LENGTH = 48
"""Where the VNPT portal cuts, through a word if need be."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """One site. Addresses are paths with query; routes are patterns of addresses it answers."""

    slug: str
    name: str
    first_list: str
    next_list: str
    """With ``{page}``."""
    list_route: str
    """With a group ``page``, which does not take part on the first page."""
    articles: tuple[str, ...]
    """One or more spellings of the same page, with ``{id}``, and ``{slug}`` or ``{cut}``."""
    article_route: str
    """With a group ``id``."""
    photo: str = "/uploads/images/{id}-{n}.png"
    file: str = "/uploads/files/{id}/{name}"
    nav: tuple[tuple[str, str], ...]
    """Label and address of pages that hold no news."""
    forbidden: tuple[str, ...]
    """What robots.txt disallows."""
    precision: Precision = Precision.DAY
    per_page: int = 6
    counts_reads: bool = False
    """Whether each fetch of an article adds one to the count it prints."""
    lead: bool = False
    """Whether the first paragraph is marked as a summary."""
    soft_404: bool = False
    document_line: str | None = None
    """The line of the body that leads to a document, with ``{label}``."""
    titled_photos: bool = False
    """Whether pictures have the article's title as their alternative text."""
    withdrawn: frozenset[int] = frozenset()
    etag: bool = False
    last_modified: bool = False

    def address(self, story: Story, spelling: int = 0) -> str:
        """Of a story's page; another spelling leads to the same page."""
        cut = story.slug[:SLUG_LENGTH].rstrip("-")
        template = self.articles[(story.id + spelling) % len(self.articles)]
        return template.format(id=story.id, slug=story.slug, cut=cut)

    def list_address(self, page: int) -> str:
        """Of a list page, counted from 1."""
        return self.first_list if page == 1 else self.next_list.format(page=page)

    def photo_address(self, story: Story, number: int) -> str:
        """Of a story's picture, counted from 1."""
        return self.photo.format(id=story.id, n=number)

    def file_address(self, story: Story, name: str) -> str:
        """Of a document attached to a story."""
        uuid, stamp = uuid5(NAMESPACE_URL, name), int(story.date.timestamp() * 1000)
        return self.file.format(id=story.id, name=name, uuid=uuid, stamp=stamp)

    def story_id(self, target: str) -> int | None:
        """Which story's page the address is, whether or not there is such a story."""
        found = self._article_pattern.fullmatch(target)
        return int(found["id"]) if found else None

    def page_number(self, target: str) -> int | None:
        """Which list page the address is."""
        found = self._list_pattern.fullmatch(target)
        return int(found["page"] or 1) if found else None

    @cached_property
    def _article_pattern(self) -> re.Pattern[str]:
        return re.compile(self.article_route)

    @cached_property
    def _list_pattern(self) -> re.Pattern[str]:
        return re.compile(self.list_route)
