"""What is learnt from several pages of one site: what repeats is furniture, what varies is article.

A place is a box's path of names (``div.main>div#news>h1.title``). What stands at the same place
with the same words on several pages is furniture. Where title and text were found on
most pages is where they are expected on the next.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from spiders.outline import Box
from spiders.reading import Reading

STEPS = 5
"""Boxes in a place: its own name and those around it."""

FEWEST = 2
"""Pages on which something must repeat."""


class Readable(Protocol):
    """A page, as far as learning needs it."""

    @property
    def reading(self) -> Reading: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Learned:
    """Places on the pages of one site."""

    title: str = ""
    body: str = ""
    furniture: tuple[str, ...] = ()
    pages: int = 0
    """How many pages it was learnt from."""

    def as_json(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "title": self.title,
            "body": self.body,
            "furniture": list(self.furniture),
            "pages": self.pages,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> "Learned":
        """What ``as_json`` gave; unknown keys are left out, so that older versions can be read."""
        furniture = value.get("furniture")
        pages = value.get("pages")
        return cls(
            title=str(value.get("title") or ""),
            body=str(value.get("body") or ""),
            furniture=tuple(map(str, furniture)) if isinstance(furniture, list) else (),
            pages=pages if isinstance(pages, int) else 0,
        )

    def explain(self) -> list[str]:
        """What it says, in words, a line each."""
        lines = [f"learnt from {self.pages} pages"]
        lines += [f"{what} at {place}" for what, place in self._places() if place]
        return lines + [f"furniture at {place}" for place in self.furniture]

    def _places(self) -> list[tuple[str, str]]:
        return [("title", self.title), ("text", self.body)]


def place(box: Box) -> str:
    """The path of names to a box, from a few boxes around it on."""
    names = []
    for around in box.ancestors():
        names.append(name(around))
        if len(names) == STEPS:
            break
    return ">".join(reversed(names))


def name(box: Box) -> str:
    """Tag, id and classes; numbers, which count articles, are left out."""
    ident = box.element.get("id") or ""
    classes = (box.element.get("class") or "").split()
    marks = ("#" + ident if ident else "") + "".join("." + one for one in classes[:3])
    return box.tag + re.sub(r"\d+", "", marks)


def learn(pages: Iterable[Readable]) -> Learned:
    """What several article pages of one site have in common."""
    titles: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    words: dict[str, Counter[str]] = defaultdict(Counter)
    count = 0
    for page in pages:
        reading = page.reading
        count += 1
        if reading.headline and reading.body:
            titles[place(reading.lines[reading.headline.first].box)] += 1
            bodies[place(reading.body.box)] += 1
        for box_place, text in _texts(reading).items():
            words[box_place][text] += 1
    fixed = {at for at, texts in words.items() if _repeats(texts, count)}
    return Learned(
        title=_usual(titles), body=_usual(bodies), furniture=tuple(sorted(fixed)), pages=count
    )


def _texts(reading: Reading) -> dict[str, str]:
    """The words at each place; places that occur more than once on a page are told together."""
    texts: dict[str, str] = {}
    for box in reading.page.boxes:
        if box.start < box.end and box.parent is not None:
            text = " ".join(line.text for line in reading.lines[box.start : box.end])
            at = place(box)
            texts[at] = f"{texts[at]} {text}" if at in texts else text
    return texts


def _repeats(texts: Counter[str], pages: int) -> bool:
    """Whether most pages say the same there; a page without the place says nothing."""
    most = texts.most_common(1)[0][1]
    return most >= FEWEST and most * 5 >= pages * 3 and most * 5 >= texts.total() * 4


def _usual(places: Counter[str]) -> str:
    best = places.most_common(1)
    return best[0][0] if best and best[0][1] * 2 > places.total() else ""
