"""One fetched page."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import cached_property, partial
from unicodedata import is_normalized, normalize

from lxml import etree

from spiders.layout.learned import Learned
from spiders.layout.markup import parse, select
from spiders.letters.charset import decode
from spiders.letters.legacy import old_font
from spiders.reading.reading import Reading
from spiders.text import unescape


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
        data = self.source.encode("utf-8", "replace")
        root = parse(data, self.url)
        if len(_TWICE.findall(data)) >= OFTEN:
            change_text(root, unescape)
        letters = data.translate(None, _ASCII).decode()
        if _old_letters(letters) >= OFTEN:
            from_old_fonts(root)
        if not _is_composed(self.source, letters):  # addresses stay as they are
            change_text(root, partial(normalize, "NFC"))
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


_TWICE = re.compile(rb"&amp;(?:[A-Za-z]{2,8}|#\d{2,5});")
"""An entity that was encoded again."""

_ASCII = bytes(range(128))

_OLD_LETTERS = "®µ¸¹¨ª¬øûïÃ".encode("latin-1")
"""Letters that texts in old fonts are full of, and Vietnamese in Unicode has not."""

OFTEN = 6

_NO_TEXT = re.compile("[^\\t\\n\\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no tree can hold: controls and lone surrogates, which broken bytes turn into."""


def _old_letters(text: str) -> int:
    letters = text.encode("latin-1", "ignore")  # twice as quick as to count each in the text
    return len(letters) - len(letters.translate(None, _OLD_LETTERS))


def _is_composed(text: str, letters: str) -> bool:
    """Whether a text is NFC; ``letters`` are those of it that are not ASCII.

    Only the marks looked for compose with letters of ASCII: without them, the others decide.
    """
    if _MARK.search(letters) is None and is_normalized("NFC", letters):
        return True
    return is_normalized("NFC", text)


_MARK = re.compile("[\u0300-\u036f]")


def from_old_fonts(root: etree._Element) -> None:
    """Convert the text of a page, where it was typed with a font of TCVN3, VNI or VISCII."""
    texts = [str(text) for one in _shown(root) for text in (one.text, one.tail) if text]
    read = old_font(texts)
    if read is not None:
        change_text(root, read)


def change_text(root: etree._Element, change: Callable[[str], str]) -> None:
    """Put all text of a page through a function."""
    for element in _shown(root):
        element.text = element.text and _NO_TEXT.sub("", change(str(element.text)))
        element.tail = element.tail and _NO_TEXT.sub("", change(str(element.tail)))


def _shown(root: etree._Element) -> list[etree._Element]:
    return [element for element in root.iter() if element.tag not in ("script", "style")]
