"""An article's markup as anyone may show it: only its own lines, safe tags, absolute links."""

import re
from collections.abc import Container
from copy import deepcopy

import nh3
from lxml import etree

from spiders.layout.boxes import Box, Line, Outline
from spiders.reading.body import Body
from spiders.reading.pictures import absolute
from spiders.text import holds_unseen, seen

TAGS = {
    *(
        [
            "a",
            "abbr",
            "b",
            "blockquote",
            "br",
            "caption",
            "cite",
            "code",
            "dd",
            "del",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
        ]
    ),
    *(
        [
            "img",
            "ins",
            "li",
            "mark",
            "ol",
            "p",
            "pre",
            "q",
            "s",
            "small",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "u",
            "ul",
        ]
    ),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
_EMPTY = re.compile(
    r"<(p|div|span|li|h[2-6]|strong|em|b|i|u|a|td|figcaption)(?: [^>]*)?>(?:\s|&nbsp;|<br>)*</\1>"
)
_LAZY = ("data-src", "data-original", "data-lazy-src")


def safe_html(body: Body, page: Outline, kept: Container[int], base: str) -> str | None:
    """The body's markup without the lines that are none of its text."""
    original = body.box.element
    copy = deepcopy(original)
    copy.tail = None
    twins = dict(zip(original.iter(), copy.iter(), strict=True))
    for line in page.lines[body.box.start : body.box.end]:
        if line.index not in kept:
            _remove(line, twins)
    for box in page.boxes:
        if box.element in twins and _outside(box, body):
            _drop(twins[box.element])
    for element in page.unseen:
        if element in twins:
            _drop(twins[element])
    for element in copy.iter("a", "img"):
        _absolute(element, base)
    dirty = etree.tostring(copy, encoding="unicode", method="html")
    if holds_unseen(dirty):
        _keep_seen(copy)
        dirty = etree.tostring(copy, encoding="unicode", method="html")
    return tidy(nh3.clean(dirty, tags=TAGS, attributes=ATTRIBUTES, link_rel="noopener nofollow"))


def _keep_seen(part: etree._Element) -> None:
    """Leave out what no reader sees, but for what addresses hold."""
    for element in part.iter():
        if element.text:
            element.text = seen(element.text)
        if element.tail:
            element.tail = seen(element.tail)
        for name in ("title", "alt"):
            if value := element.get(name):
                element.set(name, seen(value))


def _outside(box: Box, body: Body) -> bool:
    if box is body.box:
        return False
    if box.carded or (box.furniture and not body.box.furniture):
        return True
    below = box.start > body.last or box.start == body.last < box.end
    return below or box.end <= body.first > box.start


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None and element.tail is None:
        parent.remove(element)
    elif parent is not None:
        element.clear(keep_tail=True)  # type: ignore[call-arg]


def tidy(html: str) -> str | None:
    """Without elements that hold nothing; ``None`` if nothing is left."""
    before = None
    while before != html:
        before, html = html, _EMPTY.sub("", html)
    return "\n".join(filter(None, map(str.strip, html.split("\n")))) or None


def _remove(line: Line, twins: dict[etree._Element, etree._Element]) -> None:
    """Blank the line's letters; its elements go when they are tidied up."""
    for text, element, _ in line.pieces:
        twin = twins.get(element)
        if twin is None or not text:
            continue
        if twin.text == text:
            twin.text = None
        elif twin.tail == text:
            twin.tail = None


def _absolute(element: etree._Element, base: str) -> None:
    name = "href" if element.tag == "a" else "src"
    lazy = next((element.get(lazy) for lazy in _LAZY if element.get(lazy)), None)
    url = absolute(base, (lazy if element.tag == "img" and lazy else element.get(name)) or "")
    if url:
        element.set(name, url)
    elif name in element.attrib:
        del element.attrib[name]
