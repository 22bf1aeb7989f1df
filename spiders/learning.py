"""What is learnt from several pages of one site: what repeats is furniture, what varies is article.

Small enough to be read by a person: where on the page the article stands, which words stand in the
text of most articles and are none of it, and where numbers and dates stand that are not its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from lxml import etree

from spiders.boxes import Box, Outline
from spiders.markup import select
from spiders.people import parse_signature

if TYPE_CHECKING:
    from spiders.reading import Reading

FEWEST = 3
"""Pages on which something must repeat before it is believed to repeat everywhere."""

MOST = 0.6
"""Share of the pages on which it must."""

STEPS = 5
"""Boxes in a selector: its own and those around it."""

LONGEST = 300
KEPT = 60
"""Most words and places that are kept."""

_NUMBER = re.compile(r"\d[\d.,\s]*\d|\d")
_NAME = re.compile(r"[A-Za-z][A-Za-z_-]*$")


class Readable(Protocol):
    """An article page, as far as learning needs it."""

    @property
    def reading(self) -> "Reading":
        """The page understood as a whole."""
        ...


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


def learn(pages: Iterable[Readable]) -> Learned:
    """What several article pages of one site have in common; little from fewer than three."""
    readings = [page.reading for page in pages]
    good = [reading for reading in readings if reading.headline and reading.story]
    return Learned(
        part=_agreed([selector(_part(reading)) for reading in good], good),
        path=_agreed([_path(reading) for reading in good], good),
        words=_repeated([_lines(reading) for reading in good]),
        furniture=_furniture(good),
        pages=len(good),
    )


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


def _part(reading: "Reading") -> Box:
    """The innermost box with title, text, and all remarks about them."""
    scope = reading.scope
    outside = any(not line.box.within(scope) for line in (*reading.head, *reading.tail))
    return scope.parent or scope if outside else scope


def _path(reading: "Reading") -> str:
    part = _part(reading)
    for line in reading.above + reading.before:
        if len(line.links) > 1 and not line.box.within(part):
            return selector(line.box)
    return ""


def _agreed(selectors: Sequence[str], readings: Sequence["Reading"]) -> str:
    """The selector of most pages, if it means one element on each of those."""
    usual = Counter(one for one in selectors if one).most_common(1)
    if not usual or usual[0][1] < max(FEWEST, MOST * len(readings)):
        return ""
    css = usual[0][0]
    return css if all(len(select(css)(reading.root)) <= 1 for reading in readings) else ""


def _lines(reading: "Reading") -> set[str]:
    lines = reading.story.text() if reading.story else []
    return {line.text for line in lines if 12 <= len(line.text) <= LONGEST}


def _repeated(pages: Sequence[set[str]]) -> tuple[str, ...]:
    counts = Counter(text for page in pages for text in page)
    least = max(FEWEST, MOST * len(pages))
    return tuple(sorted(text for text, count in counts.items() if count >= least))[:KEPT]


def _furniture(readings: Sequence["Reading"]) -> tuple[str, ...]:
    """Places in or below the text whose words, or whose numbers, are those of most pages."""
    texts: dict[str, list[str]] = defaultdict(list)
    around: dict[str, str] = {}
    for reading in readings:
        own = _own(reading)
        for at, (outer, said) in _by_place(reading).items():
            if at not in own:
                texts[at].append(said)
                around[at] = outer
    least = max(FEWEST, MOST * len(readings))
    same = {at for at, said in texts.items() if len(said) >= least and _is_same(said, least)}
    return tuple(sorted(at for at in same if around[at] not in same))[:KEPT]


def _by_place(reading: "Reading") -> dict[str, tuple[str, str]]:
    """For each place that around it, and its words, those of several boxes at it together."""
    texts: dict[str, tuple[str, str]] = {}
    first = reading.body.first if reading.body else 0
    for box in reading.page.boxes:
        if box.parent is not None and first <= box.start < box.end <= box.start + 40:
            said = "\n".join(line.text for line in reading.lines[box.start : box.end])
            at = place(box)
            outer, before = texts.get(at, (place(box.parent), ""))
            texts[at] = outer, (before + "\n" + said).strip()[:2000]
    return texts


def _is_same(texts: Sequence[str], least: float) -> bool:
    """The same words on most pages (no signature: one person may write all), or one counter."""
    words, count = Counter(texts).most_common(1)[0]
    if count >= least:
        return len(words) >= 12 and parse_signature(words) is None
    found = [match[0] for text in texts if (match := _NUMBER.search(text))]
    numbers = [int(re.sub(r"\D", "", number)) for number in found]
    skeletons = {_NUMBER.sub("#", text) for text in texts}
    if len(skeletons) > 1 or len(numbers) < len(texts) or min(numbers) < 1_000:
        return False
    return max(numbers) - min(numbers) <= 0.02 * max(numbers)


def _own(reading: "Reading") -> set[str]:
    """Places around title and text."""
    boxes = [reading.lines[reading.headline.first].box] if reading.headline else []
    boxes += [reading.body.box] if reading.body else []
    boxes += [line.box for line in reading.story.lines] if reading.story else []
    return {place(around) for box in boxes for around in box.ancestors()}
