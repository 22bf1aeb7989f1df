"""A text as it is compared: folded syllables in passages, without what offices put around any."""

import codecs
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from hashlib import blake2b
from importlib.resources import files
from itertools import chain, count
from unicodedata import normalize

from spiders.text import USUAL, fold

RUN = 4
"""Syllables of a shingle: two or three words of Vietnamese."""
TELLING = 4
"""Syllables of a passage that can be told from others."""

_PASSAGE = re.compile(r"[.;:!?…]+(?=\s)|\n+")
_WORD = re.compile(r"\w+")

# The same two in a tenth of the time, for texts without rare characters: as bytes, in which a dot
# is any sign that ends a passage before a space, and a comma any other sign.
_ENDS = ".;:!?…"
_BYTES = codecs.charmap_build(USUAL)
_PLAIN = "".join(
    "." if char in _ENDS
    else char if char == "\n"
    else " " if char.isspace()
    else fold(char) if _WORD.match(char)
    else ","
    for char in USUAL
).ljust(256).encode("ascii")  # fmt: skip
_SPACED = bytes.maketrans(b".,", b"  ")

Syllables = list[str]


class Text:
    """What an article says. ``title`` and ``said`` are NFC; everything else follows from them."""

    def __init__(self, title: str, said: str) -> None:
        self.title, self.said = title, said

    @classmethod
    def of(cls, title: str, summary: str | None, body: str | None) -> "Text":
        """Of an article; a summary that stands in the text, or is cut from it, is not added."""
        lead, text = (normalize("NFC", part or "") for part in (summary, body))
        begins = lead.rstrip(" .…")
        said = text if begins in text else f"{lead}\n\n{text}"
        return cls(normalize("NFC", title), said)

    @cached_property
    def folded(self) -> str:
        """The text without case and marks, as long as it is."""
        return fold(self.said)

    @cached_property
    def passages(self) -> list[Syllables]:
        """Its own ones: those that say more than a formula."""
        return [words for words in self._parted() if words and not is_formula(words)]

    def _parted(self) -> Iterable[Syllables]:
        try:
            usual, _ = codecs.charmap_encode(self.said, "strict", _BYTES)
        except UnicodeEncodeError:
            return map(_WORD.findall, _PASSAGE.split(self.folded))
        parted = usual.translate(_PLAIN).replace(b". ", b"\n").translate(_SPACED)
        return map(str.split, parted.decode("ascii").split("\n"))

    @cached_property
    def syllables(self) -> Syllables:
        """Of its own passages, in order."""
        return list(chain.from_iterable(self.passages))

    @cached_property
    def runs(self) -> list[str]:
        """Every run of `RUN` syllables, in order."""
        return runs_of(self.syllables)

    @cached_property
    def shingles(self) -> frozenset[str]:
        """Those, each once; the whole where it is shorter."""
        whole = [" ".join(self.syllables)] if self.syllables else []
        return frozenset(self.runs or whole)

    @cached_property
    def once(self) -> dict[str, int]:
        """Those that stand once, and where."""
        return standing_once(self.runs)

    @cached_property
    def digests(self) -> list[int]:
        """Of each passage; numbers in it do not count, and 0 is one too short to be known."""
        return [_digest(words) for words in self.passages]

    @cached_property
    def headline(self) -> Syllables:
        """The syllables of the title."""
        return _WORD.findall(fold(self.title))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Those that it tells, each once."""
        return frozenset(word.lstrip("0") for word in {*self.syllables} if is_number(word))

    @cached_property
    def names(self) -> list[bool]:
        """For each syllable, whether it is written as a name, and no sentence begins there."""
        parts = zip(_PASSAGE.split(self.said), _PASSAGE.split(self.folded), strict=True)
        found = list[bool]()
        for written, folded in parts:
            words, plain = _WORD.findall(written), _WORD.findall(folded)
            if plain and not is_formula(plain):
                found += [False, *map(is_name, words[1 : len(plain)])]
                found += [False] * (len(plain) - len(words))
        return found


def is_number(word: str) -> bool:
    """Whether a folded syllable begins with a digit."""
    return word[0] <= "9"


def is_name(word: str) -> bool:
    """Whether a syllable is written like one of a name, and not like an abbreviation."""
    return word[0].isupper() and not word[1:].isupper()


def runs_of(syllables: Sequence[str]) -> list[str]:
    """Every run of `RUN` syllables, in order; none where there are fewer."""
    apart = (syllables[start:] for start in range(RUN))
    return list(map(" ".join, zip(*apart, strict=False)))


def standing_once(runs: Sequence[str]) -> dict[str, int]:
    """Those of the runs that stand there once, and where."""
    last = dict(zip(runs, count(), strict=False))
    if len(last) == len(runs):
        return last
    first = dict(zip(reversed(runs), count(len(runs) - 1, -1), strict=False))
    return {run: place for run, place in last.items() if first[run] == place}


def is_formula(words: Sequence[str]) -> bool:
    """Whether a passage begins as those that say nothing of their own."""
    return any(tuple(words[: len(one)]) == one for one in _formulas().get(words[0], ()))


@cache
def _formulas() -> Mapping[str, list[tuple[str, ...]]]:
    """Beginnings by their first syllable."""
    kept = files("aggregator").joinpath("data/formulas.toml").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in tomllib.loads(kept)["beginnings"]:
        words = tuple(line.split())
        found[words[0]].append(words)
    return found


def _digest(words: Sequence[str]) -> int:
    if len(words) < TELLING:
        return 0
    masked = " ".join(["0" if word.isdigit() else word for word in words])
    return number_of(masked.encode())


def number_of(told: bytes) -> int:
    """A digest as a number that databases can hold: 64 bits, signed."""
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "little", signed=True)
