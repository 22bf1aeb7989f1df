"""By what a text is found among a million: keys that texts with much in common mostly share."""

import struct
from collections.abc import Collection, Sequence
from operator import eq
from typing import NamedTuple

from rensa import RMinHash

from aggregator.copying.texts import Text, number_of

VALUES, SEED = 24, 2026
"""Of a signature. Two texts have one of them in common as often as one of their shingles."""
DEPTHS = (1, 3, 8)
"""Values in a row that make a key: more where too many articles stand under the shorter one."""
METHOD = 100 * RMinHash.ALGORITHM_VERSION + 3
"""How signatures are made: rensa's way, and what is asked of it here. To change that, add one."""

LEAST = 25
"""Shingles of a text that is told from others by what it says; shorter ones go by their title."""
TITLE = 5
"""Syllables of a title that hardly stands over two texts by chance."""
_FORMAT = f"<{VALUES}I"


class Signature(NamedTuple):
    """What an article is found by."""

    digest: bytes | None
    """`VALUES` numbers of 32 bits, little-endian; None of a text shorter than `LEAST`."""
    title: int | None

    def values(self) -> Sequence[int]:
        """Each of them."""
        return () if self.digest is None else struct.unpack(_FORMAT, self.digest)

    def same(self, other: "Signature") -> list[bool]:
        """For each value, whether it is the same; nothing where one has none."""
        return list(map(eq, self.values(), other.values()))

    def bands(self, depth: int) -> list[int]:
        """The keys of its text: each of so many values in a row."""
        if self.digest is None:
            return []
        if depth == 1:  # the value itself, and which of them it is
            return [band << 32 | value for band, value in enumerate(self.values())]
        twice = self.digest * 2
        return [
            number_of(bytes((band, depth)) + twice[4 * band : 4 * (band + depth)])
            for band in range(VALUES)
        ]

    def keys(self) -> list[int]:
        """Every one that it may stand under."""
        titles = [] if self.title is None else [self.title]
        return titles + [key for depth in DEPTHS for key in self.bands(depth)]


def sign(text: Text) -> Signature:
    """The signature of a text."""
    head = number_of(" ".join(text.headline).encode()) if len(text.headline) >= TITLE else None
    return Signature(_minhash(text.shingles), head)


def _minhash(shingles: Collection[str]) -> bytes | None:
    if len(shingles) < LEAST:
        return None
    made = RMinHash(VALUES, SEED)
    made.update(list(shingles))
    return struct.pack(_FORMAT, *made.digest())
