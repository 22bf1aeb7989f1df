"""One fetched page."""

import re
from datetime import datetime
from functools import cached_property

from lxml import etree

from spiders.charset import decode
from spiders.learning import Learned
from spiders.legacy import from_legacy
from spiders.markup import parse, select
from spiders.reading import Reading


class Page:
    """One fetched page: bytes (or text already decoded) and the address that they came from."""

    def __init__(
        self,
        body: bytes | str,
        url: str,
        *,
        charset: str | None = None,
        fetched_at: datetime | None = None,
        learned: Learned | None = None,
    ) -> None:
        self.body, self.url, self.charset = body, url, charset
        self.fetched_at, self.learned = fetched_at, learned

    @cached_property
    def source(self) -> str:
        """The page as text."""
        return self.body if isinstance(self.body, str) else decode(self.body, self.charset)

    @cached_property
    def root(self) -> etree._Element:
        """The parsed page; raises ``NotAnArticleError`` where there is nothing to parse."""
        root = parse(self.source, self.url)
        if _OLD_LETTERS.search(self.source):
            from_old_fonts(root)
        return root

    @cached_property
    def reading(self) -> Reading:
        """The page understood as a whole."""
        return Reading(self.root, self.url, learned=self.learned)

    def all(self, css: str) -> list[etree._Element]:
        """The elements that a selector matches; none for an empty one."""
        return list(select(css)(self.root)) if css else []

    def first(self, css: str) -> etree._Element | None:
        """The first of them."""
        return next(iter(self.all(css)), None)


_OLD_LETTERS = re.compile(r"(?:[®¸¶·¹¨©ª«¬µøûïØÛÏ\xad].*?){10}", re.DOTALL)
"""Letters that no Vietnamese text in Unicode holds, as often as a text in an old font does."""


def from_old_fonts(root: etree._Element) -> None:
    """Convert the text of a page, where it was typed with a font of TCVN3, VNI or VISCII."""
    for element in root.iter():
        if element.tag not in ("script", "style"):
            if element.text:
                element.text = from_legacy(str(element.text))
            if element.tail:
                element.tail = from_legacy(str(element.tail))
