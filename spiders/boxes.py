"""The lines and boxes that a page is made of, as its reader sees it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree


class Box:
    """A block element, with what is in it."""

    __slots__ = (
        "carded",
        "cards",
        "depth",
        "element",
        "end",
        "furniture",
        "hints",
        "kids",
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
        self.kids: list[Box] = []
        self.cards: list[Box] = []

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

    def __init__(self, index: int, text: str, box: Box) -> None:
        self.index, self.text, self.box = index, text, box
        self.linked = 0
        self.bold = False
        self.heading = 0
        self.hints = 0
        self.links: list[etree._Element] = []
        self.times: list[etree._Element] = []
        self.pieces: list[tuple[str, etree._Element, int]] = []

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
        return " ".join(" ".join(piece for piece, _, _ in self.pieces).split())


@dataclass(slots=True)
class Outline:
    """All lines, boxes (outer ones first), and pictures and frames with the line after them."""

    root: Box
    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    media: list[tuple[int, etree._Element, Box]] = field(default_factory=list)
