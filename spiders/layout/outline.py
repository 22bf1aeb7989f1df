"""A page as its reader sees it: lines of text in order, each in the box that it stands in.

The tree is walked once. What follows works on lines and boxes, and never walks it again.
"""

import re
import sys
from itertools import pairwise

from lxml import etree

from spiders.layout import hints
from spiders.layout.boxes import SENTENCE, Box, Line, Outline, Piece
from spiders.text import single_spaces

INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "svg", "mat-icon",
    "ion-icon", "iconify-icon",
))  # fmt: skip
"""Elements inside a line. Every other element, known or not, begins a new one."""

SKIPPED = frozenset((
    "script", "style", "noscript", "template", "head", "select", "textarea", "button", "option",
    "object", "applet", "canvas", "math", "audio", "video", "map", "datalist", "xml",
))  # fmt: skip
"""Elements whose text is none of the page's."""

_LINKED, _BOLD = 1 << 20, 1 << 21
"""Marks beside those of ``hints``: in a link, in bold."""

_SAYS = {"a": _LINKED, "b": _BOLD, "strong": _BOLD}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MEDIA = frozenset(("img", "amp-img", "iframe", "embed", "object", "video", "audio"))


PROSE, QUIET = 500, 30
"""Letters of prose, and lines without any after it, at which what follows is of no article."""


def outline(root: etree._Element, *, cut: bool = False) -> Outline:
    """Walk the tree below an element once; with ``cut`` only until well after its first text."""
    return _Walk(root, QUIET if cut else sys.maxsize).run()


class _Walk:
    """The state of the one walk."""

    def __init__(self, root: etree._Element, quiet: int) -> None:
        self.root = root
        self.box = Box(root, str(root.tag), None, 0)
        self.page = Outline(self.box, boxes=[self.box])
        self.lines = self.page.lines
        self.pieces: list[Piece] = []
        self.links: list[etree._Element] = []
        self.times: list[etree._Element] = []
        self.marks = 0
        """What is known of the innermost inline element that is open, and of those around it."""
        self.outer: list[int] = []
        """The same of each around it."""
        self.headings: list[int] = []
        self.prose, self.quiet = 0, quiet
        self.until = sys.maxsize
        """Lines after which the walk ends: known once there is enough prose."""

    def run(self) -> Outline:
        """Visit each element once, in order; the text after one is read when it is left."""
        walk = etree.iterwalk(self.root, events=("start", "end"))
        unseen = None
        for event, element in walk:
            if event == "start":
                if not self.enter(element):
                    unseen = element
                    self.page.unseen.append(element)
                    walk.skip_subtree()
                continue
            if element is not unseen:
                self.end(element)
            if (text := element.tail) and element is not self.root:
                self.text(text, element)
            if len(self.lines) > self.until:
                self.page.cut = True
                break
        self.flush()
        while self.box is not self.page.root:
            self.box = self.box.close(len(self.lines))
        self.box.end = len(self.lines)
        return self.page

    def enter(self, element: etree._Element) -> bool:
        """Whether the element is seen; what stands in one that is not is passed over."""
        tag = element.tag
        if tag in SKIPPED:
            if tag in _MEDIA:
                self.page.media.append((len(self.lines), element, self.box))
            return False
        found = _hints(element, tag)
        if found & hints.HIDDEN and element is not self.root:
            return False
        if tag == "svg":
            self.icon(element, found)
            return False
        if tag in INLINE:
            self.start_inline(element, tag, found)
        else:
            self.start_block(element, tag, found)
        if text := element.text:
            self.text(text, element)
        return True

    def icon(self, drawing: etree._Element, found: int) -> None:
        """Note a drawing that stands for something; its strokes are no text and break no line."""
        if (found | _drawn(drawing)) & hints.EYE:
            self.pieces.append(("", drawing, hints.EYE))

    def start_block(self, element: etree._Element, tag: str, found: int) -> None:
        self.flush()
        if tag == "br" or element is self.root:
            return
        self.box = box = Box(element, tag, self.box, len(self.lines))
        box.hints = found
        self.page.boxes.append(box)
        if tag in _HEADINGS:
            self.headings.append(_HEADINGS[tag])
        elif tag in _MEDIA:
            self.page.media.append((box.start, element, box))

    def start_inline(self, element: etree._Element, tag: str, found: int) -> None:
        found |= _SAYS.get(tag, 0) | (self.marks & ~hints.EYE)
        self.outer.append(self.marks)
        self.marks = found
        if tag == "a":
            self.links.append(element)
            if not len(element) and not (element.text or "").strip():
                self.page.covers.append((len(self.lines), element, self.box))
        elif tag == "img":
            self.page.media.append((len(self.lines), element, self.box))
            found |= hints.pictured(element.get("src") or "", element.get("alt") or "")
        elif tag == "time" or (tag == "abbr" and element.get("title")):
            self.times.append(element)
        if found & hints.EYE:
            self.pieces.append(("", element, hints.EYE))

    def end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in INLINE:
            self.marks = self.outer.pop()
            return
        self.flush()
        if tag == "br" or element is self.root:
            return
        if tag in _HEADINGS:
            self.headings.pop()
        self.box = self.box.close(len(self.lines))

    def text(self, text: str, element: etree._Element) -> None:
        if self.box.tag == "pre" and "\n" in text:
            for index, part in enumerate(text.split("\n")):
                if index:
                    self.flush()
                self.pieces.append((part, element, self.marks))
        elif self.pieces or not text.isspace():
            self.pieces.append((text, element, self.marks))

    def flush(self) -> None:
        """End the line that was begun, if one was."""
        if not self.pieces:
            if self.links and not self.marks & _LINKED:
                self.links = []
            return
        if len(self.pieces) == 1:  # most lines are one
            joined, gaps = self.pieces[0][0], 0
        else:
            joined, gaps = _joined([piece for piece, _, _ in self.pieces])
        if text := single_spaces(joined):
            self.line(text, gaps)
        self.pieces = []
        if self.times:
            self.times = []
        if self.links:
            self.links = self.links[-1:] if self.marks & _LINKED else []

    def line(self, text: str, gaps: int) -> None:
        line = Line(len(self.lines), text, self.box, self.pieces)
        for _, _, found in self.pieces:
            line.hints |= found
        if line.hints & _LINKED:
            line.linked = min(_letters(self.pieces, _LINKED) + gaps, len(text))
        if line.hints & _BOLD:
            line.bold = _letters(self.pieces, _BOLD) * 10 >= len(text) * 9
        if self.headings:
            line.heading = self.headings[-1]
        if self.links:
            line.links = self.links
        if self.times:
            line.times = self.times
        self.lines.append(line)
        self.box.hold(line)
        if len(text) - line.linked >= 2 * SENTENCE:
            self.prose += len(text)
            if self.prose >= PROSE:
                self.until = len(self.lines) + self.quiet


def _joined(texts: list[str]) -> tuple[str, int]:
    """One text, with a space where only a style parts two words, and how many such there are.

    ``Vân Sơn`` and ``Từ đầu vụ`` are two words more; what begins small goes on.
    """
    gaps = 0
    for index, (before, text) in enumerate(pairwise(texts), 1):
        if text[:1].isupper() and _ends_word(before):
            texts[index] = f" {text}"
            gaps += 1
    return "".join(texts), gaps


def _ends_word(text: str) -> bool:
    """Whether it ends in small letters, with or without a mark of punctuation."""
    end = text[-3:].rstrip(".:;!?,")[-2:]
    return len(end) == 2 and end.isalpha() and end.islower()


def _letters(pieces: list[Piece], mark: int) -> int:
    """How many of a line's letters bear a mark."""
    letters = 0
    for text, _, marks in pieces:
        if marks & mark:
            letters += len(text.strip())
    return letters


def _hints(element: etree._Element, tag: str) -> int:
    found = hints.TAGS.get(tag, 0)
    attributes: list[tuple[str, str]] = element.items()  # type: ignore[assignment]
    for attribute, value in attributes:
        if attribute in _NAMING:
            found |= hints.named(value)
        elif attribute == "style":
            if "none" in value and _UNSEEN.search(value):
                return hints.HIDDEN
        elif attribute == "hidden":
            return hints.HIDDEN
        elif attribute == "rel":
            found |= _REL.get(value, 0)
    return found


def _drawn(drawing: etree._Element) -> int:
    """What a drawing says of itself: by its title, the name of what it shows, or its strokes."""
    found = 0
    for part in drawing.iter("title", "use", "path"):
        if strokes := part.get("d"):
            found |= hints.drawn(strokes)
            continue
        shown = part.get("href") or part.get("{http://www.w3.org/1999/xlink}href")
        found |= hints.pictured(shown or part.get("xlink:href") or "", part.text or "")
    return found


_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NAMING = frozenset(("class", "id", "itemprop", "aria-label"))
_REL = {"author": hints.AUTHOR, "category tag": hints.SECTION, "category": hints.SECTION}
