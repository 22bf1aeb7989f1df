"""Learning a site while it is crawled: from the first articles, and only what proves itself."""

import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from spiders.items import Article
from spiders.layout.learned import Learned
from spiders.pages.article import ArticlePage
from spiders.reading.learning import learn

ENOUGH = 8
"""Article pages that a site is learnt from."""


class Lesson(NamedTuple):
    """A page that was read, packed: crawls of many sites at once each hold some."""

    reader: type[ArticlePage]
    packed: bytes
    url: str
    charset: str | None
    fetched_at: datetime | None
    said: int
    """A digest of the article as it was read."""

    def page(self) -> ArticlePage:
        """The page, as if nothing was known of its site."""
        body = zlib.decompress(self.packed)
        return self.reader(body, self.url, charset=self.charset, fetched_at=self.fetched_at)


def lesson(page: ArticlePage, article: Article) -> Lesson:
    """A page, and how it was read."""
    body = page.body if isinstance(page.body, bytes) else page.body.encode("utf-8", "replace")
    packed = zlib.compress(body, 1)
    return Lesson(type(page), packed, page.url, page.charset, page.fetched_at, digest(article))


def digest(article: Article) -> int:
    """Of all that was read: the same in one process where all of it is the same."""
    return hash(repr(article))


class Lessons:
    """The first article pages of a crawl, until something is learnt."""

    def __init__(self) -> None:
        self.first: list[Lesson] = []
        self.over = False
        self.differ = False
        """Whether any of them says something else since its site is known."""

    def add(self, page: ArticlePage, article: Article) -> Learned | None:
        """What was learnt, at the page that makes them enough; ``None`` before and after."""
        if self.over:
            return None
        self.first.append(lesson(page, article))
        if len(self.first) < ENOUGH:
            return None
        first, self.first, self.over = self.first, [], True
        pages = [one.page() for one in first]
        learned, said = proven(learn(pages), pages, [one.said for one in first])
        self.differ = said != [one.said for one in first]
        return learned


def proven(
    learned: Learned, pages: Sequence[ArticlePage], before: Sequence[int]
) -> tuple[Learned, Sequence[int]]:
    """Without the part of the page to read, where reading but that part finds anything else.

    With digests of the articles as they are read so; ``before``: of those that were read when
    nothing was known.
    """
    whole = replace(learned, part="", path="")
    by_part = said(pages, learned)
    if by_part == before:
        return learned, by_part
    by_whole = by_part if whole == learned else said(pages, whole)
    return (learned if by_part == by_whole else whole), by_whole


def said(pages: Sequence[ArticlePage], learned: Learned) -> Sequence[int]:
    """Digests of the articles on these pages."""
    return [digest(page.again(learned).article()) for page in pages]
