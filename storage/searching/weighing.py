"""What an article is worth as an answer: BM25, with more for titles, neighbours and recent days."""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from storage.searching.unmarked import plain
from storage.searching.words import Phrase, Wanted, Words

USUAL = 400
"""Words of an article of the usual length."""
SATURATION, LENGTH = 1.2, 0.75
"""k1 and b of BM25 (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009)."""
IN_TITLE = 4.0
"""How often a word must stand in the text to tell as much as once in the title."""
BESIDE = 1.0
"""What it tells that all words stand one after the other as they were typed, once and again."""
OTHERWISE = 0.7
"""What another wording tells beside the one that was typed."""
RECENT = 0.3
"""What it tells that an article is the newest; half of this after two years."""
YEAR = 31_557_600
"""Seconds."""


class Text(NamedTuple):
    """What is weighed of an article."""

    id: int
    title: str
    summary: str | None
    body_text: str | None


class Rarity(NamedTuple):
    """How many of some articles have the things that were typed."""

    having: Mapping[Phrase, int]
    articles: int

    def tells(self, phrase: Phrase) -> float:
        """How much it tells that an article has it."""
        if phrase not in self.having:
            return 1.0
        return math.log(1 + (self.articles + 0.5) / (self.having[phrase] + 0.5))


class Weighing:
    """Articles as answers to some words."""

    def __init__(self, words: Words, rarity: Rarity) -> None:
        self.words = words
        typed = words.typed()
        phrases = (*typed, *(one for w in words.wanted for other in w.others for one in other))
        self.known = {one: (_looked_for(one), rarity.tells(one)) for one in phrases}
        self.together = _joined(word for one in typed for word in one.words)
        self.several = len(typed) > 1

    def __call__(self, text: Text, seconds: int) -> float:
        """By what it says, and by how many seconds it is older than the newest."""
        body, lead = text.body_text or "", text.summary or ""
        title = plain(text.title)
        said = b"|".join((title, b"" if body.startswith(lead) else plain(lead), plain(body)))
        there = _Read(title, said, said.count(b" "))
        weight = sum(self._wanted(one, there) for one in self.words.wanted)
        if self.several:
            weight += BESIDE * min(2, said.count(self.together))
        return weight + RECENT / (1 + seconds / YEAR / 2)

    def _wanted(self, one: Wanted, there: "_Read") -> float:
        typed = sum(self._phrase(phrase, there) for phrase in one.typed)
        others = (sum(self._phrase(p, there) for p in wording) for wording in one.others)
        return max(typed, OTHERWISE * max(others, default=0))

    def _phrase(self, phrase: Phrase, there: "_Read") -> float:
        looked_for, tells = self.known[phrase]
        times = there.all.count(looked_for) + IN_TITLE * there.title.count(looked_for)
        length = 1 - LENGTH + LENGTH * there.length / USUAL
        return tells * times * (SATURATION + 1) / (times + SATURATION * length)


class _Read(NamedTuple):
    title: bytes
    all: bytes
    length: int


def _looked_for(phrase: Phrase) -> bytes:
    said = _joined(phrase.words)
    return said.rstrip() if phrase.is_prefix else said


def _joined(words: Iterable[str]) -> bytes:
    return f" {' '.join(words)} ".encode()
