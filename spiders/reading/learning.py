"""What is learnt from some pages of one site: what repeats is furniture, what varies is article."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from spiders.layout.boxes import Box
from spiders.layout.learned import Learned, place, selector
from spiders.layout.markup import select
from spiders.people.credits import parse_signature
from spiders.reading.reading import Reading

FEWEST = 3
"""Pages on which something must repeat before it is believed to repeat everywhere."""

MOST = 0.6
"""Share of the pages on which it must."""

LONGEST = 300
KEPT = 60
"""Most words and places that are kept."""

_NUMBER = re.compile(r"\d[\d.,\s]*\d|\d")


class Readable(Protocol):
    """An article page, as far as learning needs it."""

    @property
    def reading(self) -> Reading:
        """The page understood as a whole."""
        ...


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


def _part(reading: Reading) -> Box:
    """The innermost box with title, text, and all remarks about them."""
    scope = reading.scope
    outside = any(not line.box.within(scope) for line in (*reading.head, *reading.tail))
    return scope.parent or scope if outside else scope


def _path(reading: Reading) -> str:
    part = _part(reading)
    for line in reading.above + reading.before:
        if len(line.links) > 1 and not line.box.within(part):
            return selector(line.box)
    return ""


def _agreed(selectors: Sequence[str], readings: Sequence[Reading]) -> str:
    """The selector of most pages, if it means one element on each of those."""
    usual = Counter(one for one in selectors if one).most_common(1)
    if not usual or usual[0][1] < max(FEWEST, MOST * len(readings)):
        return ""
    css = usual[0][0]
    return css if all(len(select(css)(reading.root)) <= 1 for reading in readings) else ""


def _lines(reading: Reading) -> set[str]:
    lines = reading.story.text() if reading.story else []
    return {line.text for line in lines if 12 <= len(line.text) <= LONGEST}


def _repeated(pages: Sequence[set[str]]) -> tuple[str, ...]:
    counts = Counter(text for page in pages for text in page)
    least = max(FEWEST, MOST * len(pages))
    return tuple(sorted(text for text, count in counts.items() if count >= least))[:KEPT]


def _furniture(readings: Sequence[Reading]) -> tuple[str, ...]:
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


def _by_place(reading: Reading) -> dict[str, tuple[str, str]]:
    """For each place that around it, and its words, those of several boxes at it together."""
    texts: dict[str, tuple[str, str]] = {}
    first = reading.body.first if reading.body else 0
    where = cache(place)  # of each box once, however many stand in it
    for box in reading.page.boxes:
        if box.parent is not None and first <= box.start < box.end <= box.start + 40:
            said = "\n".join(line.text for line in reading.lines[box.start : box.end])
            at = where(box)
            outer, before = texts.get(at, (where(box.parent), ""))
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


def _own(reading: Reading) -> set[str]:
    """Places around title and text."""
    boxes = [reading.lines[reading.headline.first].box] if reading.headline else []
    boxes += [reading.body.box] if reading.body else []
    boxes += [line.box for line in reading.story.lines] if reading.story else []
    return set(map(place, {around for box in boxes for around in box.ancestors()}))
