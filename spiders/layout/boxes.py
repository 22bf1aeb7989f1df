"""The lines and boxes that a page is made of, as its reader sees it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from spiders.text import single_spaces

Piece = tuple[str, etree._Element, int]
"""Text as it stands, the element that it stands in or after, and what is known of that."""

SENTENCE = 40
"""Letters from which on a line counts as prose."""


class Box:
    """A block element, with what is in it."""

    __slots__ = (
        "carded",
        "depth",
        "element",
        "end",
        "furniture",
        "hints",
        "linked",
        "links",
        "parent",
        "prose",
        "repeats",
        "start",
        "tag",
    )

    def __init__(self, element: etree._Element, tag: str, parent: "Box | None", start: int) -> None:
        self.element, self.tag, self.parent = element, tag, parent
        self.depth: int = parent.depth + 1 if parent else 0
        self.start, self.end = start, start
        self.prose = self.linked = self.links = 0
        self.hints = 0
        self.furniture = self.carded = self.repeats = False

    def hold(self, line: "Line") -> None:
        """Count a line that stands right in the box."""
        prose = len(line.text) - line.linked
        self.linked += line.linked
        self.links += len(line.links)
        if prose >= SENTENCE:
            self.prose += prose

    def close(self, end: int) -> "Box":
        """Note that it ends before a line, and count what it holds in the box around it."""
        self.end = end
        around = self.parent or self
        around.prose += self.prose
        around.linked += self.linked
        around.links += self.links
        return around

    def ancestors(self) -> Iterator["Box"]:
        """The box itself, the one around it, and so on up to the page."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    def within(self, other: "Box") -> bool:
        """Whether this is the other box or stands in it."""
        box: Box | None = self
        while box is not None and box.depth > other.depth:
            box = box.parent
        return box is other


class Line:
    """A run of text between two breaks."""

    __slots__ = (
        "bold",
        "box",
        "heading",
        "hints",
        "index",
        "linked",
        "links",
        "pieces",
        "text",
        "times",
    )

    def __init__(self, index: int, text: str, box: Box, pieces: Sequence[Piece]) -> None:
        self.index, self.text, self.box, self.pieces = index, text, box, pieces
        self.linked = self.heading = self.hints = 0
        self.bold = False
        self.links: Sequence[etree._Element] = ()
        self.times: Sequence[etree._Element] = ()

    @property
    def furniture(self) -> bool:
        """Whether it stands in a box that is furniture."""
        return self.box.furniture

    @property
    def mostly_linked(self) -> bool:
        """Whether it is rather a link than text."""
        return self.linked * 2 > len(self.text)

    @property
    def spaced(self) -> str:
        """Its text with a space between elements: ``<b>Lượt xem</b><b>7</b>`` looks like two."""
        if len(self.pieces) == 1:
            return self.text
        return single_spaces(" ".join([piece for piece, _, _ in self.pieces]))


@dataclass(slots=True)
class Outline:
    """All lines, boxes (outer ones first), and pictures and frames with the line after them."""

    root: Box
    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    media: list[tuple[int, etree._Element, Box]] = field(default_factory=list)
    unseen: list[etree._Element] = field(default_factory=list)
    """Elements that no reader sees: scripts, forms' choices, what is hidden."""
    covers: list[tuple[int, etree._Element, Box]] = field(default_factory=list)
    """Links without words, as `media`: some themes lay them over a whole card."""
    cut: bool = False
    """Whether the walk ended before the page did."""
