"""Links of a page in groups: those in boxes of one shape that stand side by side."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, pairwise

from spiders.addresses.urls import shape
from spiders.layout.boxes import Box
from spiders.lists.links import Entry
from spiders.reading.body import common_box

SAMPLE = 30
"""Entries of a group that are looked at to judge it."""

_DIGITS = re.compile(r"\d+")
_STRIPES = frozenset(
    ("row", "alt", "alternate", "odd", "even", "first", "last", "active", "altrow")
)
"""Classes of every other row, and of the first and last."""


@dataclass(eq=False)
class Group:
    """Entries in boxes of one shape that stand side by side."""

    place: str
    box: Box
    """The innermost box that holds several of them."""
    entries: list[Entry]

    @property
    def first(self) -> int:
        """Index of its first line."""
        return self.entries[0].index

    @cached_property
    def shapes(self) -> frozenset[str]:
        """What its addresses look like."""
        return frozenset(shape(entry.url) for entry in self.entries[:SAMPLE])


def groups_of(found: Sequence[Entry]) -> list[Group]:
    """The groups of those links whose words are enough for a title."""
    places: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        if entry.is_title:
            places[place_of(entry)].append(entry)
    return [group for place, alike in places.items() for group in _beside(place, alike)]


def place_of(entry: Entry) -> str:
    """The shape of the boxes around a link: tags, and the first class of each without numbers.

    Later classes tell entries of one list apart: ``odd``, ``last``, ``category-thong-bao``.
    """
    around = islice(entry.box.ancestors(), 4)
    return ">".join([_shape_of(box.tag, box.element.get("class") or "") for box in around])


@lru_cache(maxsize=1_024)  # a page has hundreds of boxes of a few shapes
def _shape_of(tag: str, classes: str) -> str:
    names = (name for name in classes.split() if name.lower() not in _STRIPES)
    return f"{tag}.{_DIGITS.sub('', next(names, ''))}"


def _beside(place: str, alike: Sequence[Entry]) -> list[Group]:
    """Entries in boxes of one shape, by where they stand: rows of a grid side by side are one."""
    by_box: dict[Box, list[Entry]] = defaultdict(list)
    for entry, box in zip(alike, _shared(alike), strict=True):
        by_box[box].append(entry)
    groups: list[Group] = []
    for box, members in by_box.items():
        group = Group(place, box, members)
        known = next((one for one in groups if _are_one(one, group)), None)
        if known is None:
            groups.append(group)
        else:
            known.entries.extend(members)
    return groups


def _are_one(one: Group, other: Group) -> bool:
    near = one.box is other.box or (
        one.box.parent is not None and one.box.parent is other.box.parent
    )
    return near and bool(one.shapes & other.shapes)


def _shared(alike: Sequence[Entry]) -> list[Box]:
    """For each entry the innermost box that holds a neighbour too."""
    if len(alike) < 2:
        return [entry.box for entry in alike]
    pairs = [common_box([one.box, two.box]) for one, two in pairwise(alike)]
    return [
        max(pairs[max(0, place - 1) : place + 1], key=lambda box: box.depth)
        for place in range(len(alike))
    ]
