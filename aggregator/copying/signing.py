"""By what a text is found among a million: keys that texts with much in common mostly share."""

import struct
from collections.abc import Collection
from typing import NamedTuple

from rensa import RMinHash

from aggregator.copying.texts import Text, number_of

BANDS, ROWS = 24, 3
"""Of pairs with six tenths of their shingles in common, 99.7 % share a key, with half 96 %; with a
hundredth, one in 42,000. The same title is one more. Each key is a page of the store to write."""
DEPTHS = (ROWS, 5, 8)
"""Values that make a key: more where too many articles stand under the shorter one."""
PERMUTATIONS, SEED = BANDS * ROWS, 2026
METHOD = 100 * RMinHash.ALGORITHM_VERSION + 2
"""How signatures are made: rensa's way, and what is asked of it here. To change that, add one."""

LEAST = 25
"""Shingles of a text that is told from others by what it says; shorter ones go by their title."""
TITLE = 5
"""Syllables of a title that hardly stands over two texts by chance."""


class Signature(NamedTuple):
    """What an article is found by."""

    digest: bytes | None
    """`PERMUTATIONS` numbers of 32 bits, little-endian; None of a text shorter than `LEAST`."""
    title: int | None

    def bands(self, depth: int) -> list[int]:
        """The keys of its text: each of so many values in a row."""
        if self.digest is None:
            return []
        twice, step, length = self.digest * 2, 4 * ROWS, 4 * depth
        return [
            number_of(bytes((band, depth)) + twice[band * step : band * step + length])
            for band in range(BANDS)
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
    made = RMinHash(PERMUTATIONS, SEED)
    made.update(list(shingles))
    return struct.pack(f"<{PERMUTATIONS}I", *made.digest())
