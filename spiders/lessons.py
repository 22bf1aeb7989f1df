"""Learning a site while it is crawled: from the first articles, and only what proves itself."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from spiders.learning import Learned, learn
from spiders.pages.article import ArticlePage

ENOUGH = 8
"""Article pages that a site is learnt from."""

Reader = Callable[[bytes, str, Learned | None], ArticlePage]
"""Body and address, read with or without what was learnt."""


class Lessons:
    """The first article pages of a crawl, as (body, address), until something is learnt."""

    def __init__(self, read: Reader) -> None:
        self.read = read
        self.pages: list[tuple[bytes, str]] = []
        self.over = False

    def add(self, body: bytes, url: str) -> Learned | None:
        """What was learnt, at the page that makes them enough; ``None`` before and after."""
        if self.over:
            return None
        self.pages.append((body, url))
        if len(self.pages) < ENOUGH:
            return None
        pages, self.pages, self.over = self.pages, [], True
        return proven(learn(self.read(*page, None) for page in pages), pages, self.read)


def proven(learned: Learned, pages: Sequence[tuple[bytes, str]], read: Reader) -> Learned:
    """Without the part of the page to read, where reading but that part finds anything else."""
    whole = replace(learned, part="", path="")
    for page in pages:
        if read(*page, learned).article() != read(*page, whole).article():
            return whole
    return learned
