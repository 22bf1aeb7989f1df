"""What is known of the article pages of one site, and where on a page it speaks of.

Small enough to be read by a person: where on the page the article stands, which words stand in the
text of most articles and are none of it, and where numbers and dates stand that are not its own.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml import etree

from spiders.layout.boxes import Box, Outline
from spiders.layout.markup import select

STEPS = 5
"""Boxes in a selector: its own and those around it."""

_NAME = re.compile(r"[A-Za-z][A-Za-z_-]*$")


@dataclass(frozen=True, slots=True)
class Learned:
    """What the article pages of one site have in common."""

    part: str = ""
    """CSS selector of the part of a page that holds the article and what is said about it."""
    path: str = ""
    """CSS selector of the way to the article (``Trang chủ » Tin tức``), where it stands apart."""
    words: tuple[str, ...] = ()
    """Lines that stand in the text of most articles and are none of it."""
    furniture: tuple[str, ...] = ()
    """Places that say the same, or count the same, on most pages."""
    pages: int = 0
    """How many pages it was learnt from."""

    def as_json(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "part": self.part,
            "path": self.path,
            "words": list(self.words),
            "furniture": list(self.furniture),
            "pages": self.pages,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> "Learned":
        """What ``as_json`` gave; what is missing or of another type is as if never learnt."""
        pages = value.get("pages")
        return cls(
            part=_text(value.get("part")),
            path=_text(value.get("path")),
            words=_texts(value.get("words")),
            furniture=_texts(value.get("furniture")),
            pages=pages if isinstance(pages, int) else 0,
        )

    def explain(self) -> list[str]:
        """What it says, in words, a line each."""
        lines = [f"learnt from {self.pages} pages"]
        lines += [f"the article stands in {self.part}"] if self.part else []
        lines += [f"the way to it stands in {self.path}"] if self.path else []
        lines += [f"no text of an article: {words!r}" for words in self.words]
        return lines + [f"says the same everywhere: {place}" for place in self.furniture]


def only(root: etree._Element, css: str) -> etree._Element | None:
    """The one element that a selector means; ``None`` where it means none or several."""
    found = select(css)(root) if css else []
    return found[0] if len(found) == 1 else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def selector(box: Box) -> str:
    """The shortest CSS selector that means just this box on its page, of names without numbers."""
    root = box.element.getroottree().getroot()
    steps: list[str] = []
    for element in _around(box.element):
        steps.insert(0, name(element))
        css = " > ".join(steps)
        if len(select(css)(root)) == 1:
            return css
    return ""


def place(box: Box) -> str:
    """Where a box stands: its name and those of a few elements around it."""
    return " > ".join(name(element) for element in reversed(_around(box.element)))


def _around(element: etree._Element) -> list[etree._Element]:
    return [element, *islice(element.iterancestors(), STEPS - 1)]


def name(element: etree._Element) -> str:
    """Tag, id and first two classes; those with numbers, which count articles, are left out."""
    return f"{element.tag}{_marks(element.get('id') or '', element.get('class') or '')}"


@lru_cache(maxsize=8192)
def _marks(ident: str, classes: str) -> str:
    names = [one for one in classes.split() if _NAME.match(one)]
    own = f"#{ident}" if _NAME.match(ident) else ""
    return own + "".join(f".{one}" for one in names[:2])


def mark_places(page: Outline, places: Collection[str]) -> None:
    """Note on the boxes of a page which of them are known to say the same everywhere."""
    wanted = frozenset(places)
    own = {at.rpartition(" > ")[2] for at in wanted}
    for box in page.boxes:  # outer ones come first
        known = box.parent is not None and box.parent.repeats
        box.repeats = known or (name(box.element) in own and place(box) in wanted)
