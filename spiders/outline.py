"""A page as its reader sees it: lines of text in order, each in the box that it stands in.

The tree is walked once. What follows works on lines and boxes, and never walks it again.
"""

import re

from lxml import etree

from spiders import hints
from spiders.boxes import Box, Line, Outline

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "o:p",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "svg",
    ]
)
"""Elements inside a line. Every other element, known or not, begins a new one."""

SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "select",
        "textarea",
        "button",
        "option",
        "object",
        "applet",
        "canvas",
        "math",
        "audio",
        "video",
        "map",
        "datalist",
    ]
)
"""Elements whose text is none of the page's."""

_BOLD = frozenset(("b", "strong"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MEDIA = frozenset(("img", "amp-img", "iframe", "embed", "object", "video", "audio"))


def outline(root: etree._Element) -> Outline:
    """Walk the tree below an element once."""
    return _Walk(root).run()


class _Walk:
    """The state of the one walk."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.box = Box(root, str(root.tag), None, 0)
        self.page = Outline(self.box, boxes=[self.box])
        self.pieces: list[tuple[str, etree._Element, int]] = []
        self.links: list[etree._Element] = []
        self.times: list[etree._Element] = []
        self.linked = self.bold = 0
        self.in_link = self.in_bold = 0
        self.inline: list[int] = []
        """Hints of the inline elements that are open."""
        self.hints = 0
        self.headings: list[int] = []

    def run(self) -> Outline:
        """Visit each element once, in order; the text after one is read when it is left."""
        opened: list[tuple[etree._Element, bool | None]] = []
        """Each with whether it is seen; ``None`` inside of what is not."""
        for element in self.root.iter():
            parent = element.getparent()
            while opened and opened[-1][0] is not parent:
                self.leave(*opened.pop())
            inside_unseen = bool(opened) and not opened[-1][1]
            opened.append((element, None if inside_unseen else self.enter(element)))
        while opened:
            self.leave(*opened.pop())
        self.flush()
        self.box.end = len(self.page.lines)
        return self.page

    def enter(self, element: etree._Element) -> bool:
        """Whether the element is seen; what stands in one that is not is passed over."""
        tag = element.tag
        if tag in SKIPPED:
            if tag in _MEDIA:
                self.page.media.append((len(self.page.lines), element, self.box))
            return False
        found = _hints(element, tag)
        if found & hints.HIDDEN and element is not self.root:
            return False
        if tag == "svg":
            self.icon(element, found)
            return False
        self.start(element, tag, found)
        if text := element.text:
            self.text(text, element)
        return True

    def icon(self, drawing: etree._Element, found: int) -> None:
        """Note a drawing that stands for something; its strokes are no text and break no line."""
        if (found | _drawn(drawing)) & hints.EYE:
            self.pieces.append(("", drawing, hints.EYE))

    def leave(self, element: etree._Element, seen: bool | None) -> None:
        if seen is None:
            return
        if seen:
            self.end(element, element.tag)
        if (text := element.tail) and element is not self.root:
            self.text(text, element)

    def start(self, element: etree._Element, tag: str, found: int) -> None:
        if tag in INLINE:
            self.start_inline(element, tag, found)
            return
        self.flush()
        if tag == "br" or element is self.root:
            return
        box = Box(element, tag, self.box, len(self.page.lines))
        box.hints = found
        self.box.kids.append(box)
        self.page.boxes.append(box)
        self.box = box
        if tag in _HEADINGS:
            self.headings.append(_HEADINGS[tag])
        elif tag in _MEDIA:
            self.page.media.append((box.start, element, box))

    def start_inline(self, element: etree._Element, tag: str, found: int) -> None:
        if self.inline:
            found |= self.inline[-1] & ~hints.EYE
        self.inline.append(found)
        if tag == "a":
            self.in_link += 1
            self.links.append(element)
        elif tag in _BOLD:
            self.in_bold += 1
        elif tag == "img":
            self.page.media.append((len(self.page.lines), element, self.box))
            found |= hints.pictured(element.get("src") or "", element.get("alt") or "")
        elif tag == "time" or (tag == "abbr" and element.get("title")):
            self.times.append(element)
        if found & hints.EYE:
            self.pieces.append(("", element, hints.EYE))

    def end(self, element: etree._Element, tag: str) -> None:
        if tag in INLINE:
            self.inline.pop()
            if tag == "a":
                self.in_link -= 1
            elif tag in _BOLD:
                self.in_bold -= 1
            return
        self.flush()
        if tag == "br" or element is self.root:
            return
        if tag in _HEADINGS:
            self.headings.pop()
        box = self.box
        box.end = len(self.page.lines)
        parent = box.parent
        if parent is not None:
            parent.prose += box.prose
            parent.linked += box.linked
            parent.links += box.links
            self.box = parent

    def text(self, text: str, element: etree._Element) -> None:
        if not self.pieces and text.isspace():
            return
        found = self.inline[-1] if self.inline else 0
        self.pieces.append((text, element, found))
        if self.in_link or self.in_bold:
            size = len(text.strip())
            if self.in_link:
                self.linked += size
            if self.in_bold:
                self.bold += size

    def flush(self) -> None:
        if not self.pieces:
            if not self.in_link:
                self.links = []
            return
        text = " ".join("".join([piece for piece, _, _ in self.pieces]).split())
        if text:
            self.line(text)
        self.pieces, self.times = [], []
        self.links = self.links[-1:] if self.in_link else []
        self.linked = self.bold = 0

    def line(self, text: str) -> None:
        box = self.box
        line = Line(len(self.page.lines), text, box)
        size = len(text)
        line.linked = min(self.linked, size)
        line.bold = self.bold * 10 >= size * 9
        line.heading = self.headings[-1] if self.headings else 0
        for _, _, found in self.pieces:
            line.hints |= found
        line.links, line.times = self.links, self.times
        line.pieces = self.pieces
        self.page.lines.append(line)
        box.linked += line.linked
        box.links += len(self.links)
        if size - line.linked >= 40:
            box.prose += size - line.linked


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
    """What a drawing says of itself: by its title, or by the name of what it shows."""
    found = 0
    for part in drawing.iter("title", "use"):
        shown = part.get("href") or part.get("{http://www.w3.org/1999/xlink}href")
        found |= hints.pictured(shown or part.get("xlink:href") or "", part.text or "")
    return found


_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NAMING = frozenset(("class", "id", "itemprop", "aria-label"))
_REL = {"author": hints.AUTHOR, "category tag": hints.SECTION, "category": hints.SECTION}
