"""HTML → one lxml tree, within bounds: what is too large or too deep is refused, with figures."""

import re
from collections.abc import Callable
from functools import lru_cache

from lxml import etree
from lxml.cssselect import CSSSelector

from spiders.items import NotAnArticleError, PageKind

MAX_CHARS = 12_000_000
"""Longest page that is read. The longest article met has 0.2 million characters."""

MAX_ELEMENTS = 120_000
"""Most elements that are read; a page of 50,000 list entries stays below."""

MAX_ATTRIBUTES = 5_000
"""Most attributes of one element: the parser compares each with all before it."""

BEGINNING = 16_384
"""Bytes by which it is seen whether a page is text."""

MAX_CONTROLS = 0.02
"""Largest share of control characters in it: text has none, packed data one in nine bytes."""

_CONTROLS = bytes({*range(32)} - {*b"\t\n\f\r"})
_TAG = re.compile(r"""<[a-z](?:[^>"']++|"[^"]*+"|'[^']*+')*+""", re.IGNORECASE)
_VALUE = re.compile(r"""=\s*(?:"[^"]*+"|'[^']*+'|[^\s"'>]++)""")
_PROLOG = re.compile(rb"^\s*<\?xml[^>]*>", re.IGNORECASE)


def parse(page: str | bytes, url: str) -> etree._Element:
    """The ``html`` element of a page, as text or UTF-8.

    Raises ``NotAnArticleError`` on an empty or unreadable one.
    """
    data = page if isinstance(page, bytes) else page.encode("utf-8", "replace")
    if len(data) > MAX_CHARS and (size := len(data.decode())) > MAX_CHARS:
        raise _refused(url, f"{size:,} characters, at most {MAX_CHARS:,} are read")
    _must_be_text(data[:BEGINNING], url)
    if data.count(b"=") > MAX_ATTRIBUTES:
        _within_attributes(data.decode(), url)
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    root = _root(_PROLOG.sub(b"", data.replace(b"\0", b"")), parser)
    if root is None:
        raise NotAnArticleError(url, PageKind.EMPTY, "no markup and no text")
    if any("depth" in entry.message for entry in parser.error_log):
        raise _refused(url, "elements nested deeper than the parser reads (2,048)")
    if data.count(b"<") * 2 > MAX_ELEMENTS:  # the parser adds to the tags that there are, but few
        _within_bounds(root, url)
    return root


@lru_cache(maxsize=4096)
def select(css: str) -> Callable[[etree._Element], list[etree._Element]]:
    """A CSS selector, compiled once: called with a page, it gives the elements that it means."""
    return CSSSelector(css, translator="html")  # type: ignore[return-value]


def text_of(element: etree._Element) -> str:
    """All letters in an element, spaces as single ones, nothing between its parts."""
    if not len(element):
        return " ".join(str(element.text or "").split())
    return " ".join("".join(map(str, element.itertext())).split())


def _root(data: bytes, parser: etree.HTMLParser) -> etree._Element | None:
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # nothing that could be recovered
        return None


def _must_be_text(data: bytes, url: str) -> None:
    count = len(data) - len(data.translate(None, _CONTROLS))
    if count > MAX_CONTROLS * len(data):
        raise _refused(url, f"no text: {count:,} of {len(data):,} bytes are control characters")


def _within_attributes(text: str, url: str) -> None:
    for tag in _TAG.finditer(text):
        if len(tag[0]) > MAX_ATTRIBUTES and tag[0].count("=") > MAX_ATTRIBUTES:
            count = len(_VALUE.findall(tag[0]))
            if count > MAX_ATTRIBUTES:
                reason = f"a tag of {count:,} attributes, at most {MAX_ATTRIBUTES:,} are read"
                raise _refused(url, reason)


def _within_bounds(root: etree._Element, url: str) -> None:
    count = int(root.xpath("count(//*)"))  # type: ignore[arg-type]
    if count > MAX_ELEMENTS:
        raise _refused(url, f"{count:,} elements, at most {MAX_ELEMENTS:,} are read")


def _refused(url: str, reason: str) -> NotAnArticleError:
    return NotAnArticleError(url, PageKind.ERROR, reason)
