"""The best articles for some words: a bounded choice of candidates, each read and weighed.

To weigh all that have the words takes seconds where they are a hundred thousand. So the index is
asked for those that can be best: with the words in the title, with all of them said often, side by
side, with the very marks that were typed, and lately. Of each kind the newest are read and weighed
here, in the same way for both databases.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import Session, col

from storage.filters import Filter
from storage.searching.match import (
    All,
    Node,
    Row,
    exact,
    in_title,
    often,
    one_of,
    scattered,
    together,
    tree,
)
from storage.searching.places import Span, places_of, span
from storage.searching.rest import Rest
from storage.searching.tables import number
from storage.searching.tokens import EVERY, read, sample
from storage.searching.words import Phrase, Wanted, Words
from storage.tables import ArticleRow

CANDIDATES = 50
"""Of each kind."""
NEAR = 300
"""Newest articles among which those with the words side by side are looked for: a phrase that is
nowhere would else be looked for in every article that has its words."""
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
"""What it tells that an article is of today; half of this after two years."""
ENOUGH = 1_000
"""Articles of a part, from which it speaks for all."""
TELLING = 6
"""Things typed whose rarity is looked up."""


class Text(NamedTuple):
    """What is weighed of an article."""

    id: int
    listed_at: datetime
    title: str
    summary: str | None
    body_text: str | None


class Ranking:
    """The best of the articles that a session can see."""

    def __init__(self, session: Session, words: Words, which: Filter) -> None:
        self.session, self.words, self.which = session, words, which
        self.places = places_of(session)

    def best(self) -> list[int]:
        """Numbers of the candidates, the best first; of equals the newer first."""
        if not self.words.wanted:
            return []  # all are as good
        texts = list(self._texts(self._candidates()))
        if not texts:
            return []
        weigh = Weighing(self.words, self._rarity(), max(text.listed_at for text in texts))
        weights = {text.id: weigh(text) for text in texts}
        order = sorted(texts, key=lambda text: (text.listed_at, text.id), reverse=True)
        return sorted((text.id for text in order), key=lambda one: weights[one], reverse=True)

    def _candidates(self) -> list[int]:
        within, rest = span(self.which), Rest(self.session, self.words, self.which)
        newest = self.places.newest(tree(self.words, self.which), within, NEAR)
        found = dict.fromkeys(map(number, newest[:CANDIDATES]))
        near = Span(newest[-1], within.high) if len(newest) == NEAR else within
        for more, part in self._kinds(within, near) if len(newest) >= CANDIDATES else ():
            places = self.places.newest(tree(self.words, self.which, *more), part, CANDIDATES)
            found.update(dict.fromkeys(map(number, places)))
        if rest.is_nothing:
            return list(found)
        kept = rest.kept(list(found))
        return [one for one in found if one in kept]

    def _kinds(self, within: Span, near: Span) -> Iterator[tuple[list[Node], Span]]:
        title, marked, beside = in_title(self.words), exact(self.words), together(self.words)
        marks = [marked] if marked is not None else []
        yield [title, often(self.words, 1), *marks], within
        yield [title, *marks], within
        yield [often(self.words, 2), *marks], within
        yield [often(self.words, 1), *marks], within
        if beside is not None:
            yield [beside, *marks], near
        if marks:
            yield marks, within

    def _texts(self, numbers: Sequence[int]) -> Iterator[Text]:
        for start in range(0, len(numbers), 500):
            some = col(ArticleRow.id).in_(numbers[start : start + 500])
            columns = (getattr(ArticleRow, name) for name in Text._fields)
            for values in self.session.execute(select(*columns).where(some)):
                yield Text(*values)

    def _rarity(self) -> dict[Phrase, float]:
        """How much each thing that was typed tells, by how many articles of a part have it."""
        within, part = span(Filter()), one_of([sample(0)])
        articles = self.places.count(part, within)
        if articles < ENOUGH:
            part = Row((EVERY,))
            articles = self.places.count(part, within)
        typed = dict.fromkeys(self.words.typed()[:TELLING])
        having = {one: self.places.count(All((*scattered(one), part)), within) for one in typed}
        return {
            one: math.log(1 + (articles + 0.5) / (count + 0.5)) for one, count in having.items()
        }


class Weighing:
    """What an article is worth as an answer."""

    def __init__(self, words: Words, rarity: Mapping[Phrase, float], last: datetime) -> None:
        self.words, self.rarity, self.last = words, rarity, last
        self.marked = [one for one in words.wanted if any(phrase.marked for phrase in one.typed)]
        typed = words.typed()
        self.together = " ".join(word for phrase in typed for word in phrase.words)
        self.several = len(typed) > 1

    def __call__(self, text: Text) -> tuple[bool, float]:
        """First whether it has the marks that were typed, then by what it says and when."""
        _, title = read(text.title)
        body, lead = text.body_text or "", text.summary or ""
        exact, said = read(" | ".join((text.title, "" if body.startswith(lead) else lead, body)))
        there = _Read(_joined(title), _joined(said), len(said))
        marks = all(self._has_marks(one, {*exact}, there) for one in self.marked)
        weight = sum(self._wanted(one, there) for one in self.words.wanted)
        if self.several:
            weight += BESIDE * min(2, there.all.count(f" {self.together} "))
        years = (self.last - text.listed_at).total_seconds() / 31_557_600
        return marks, weight + RECENT / (1 + years / 2)

    def _has_marks(self, one: Wanted, exact: set[str], there: "_Read") -> bool:
        """With the typed marks, or in other words."""
        typed = {word for phrase in one.typed for word in phrase.marked}
        return typed <= exact or any(
            all(f" {' '.join(phrase.words)} " in there.all for phrase in wording)
            for wording in one.others
        )

    def _wanted(self, one: Wanted, there: "_Read") -> float:
        typed = sum(self._phrase(phrase, there) for phrase in one.typed)
        others = (sum(self._phrase(p, there) for p in wording) for wording in one.others)
        return max(typed, OTHERWISE * max(others, default=0))

    def _phrase(self, phrase: Phrase, there: "_Read") -> float:
        looked_for = f" {' '.join(phrase.words)}" + ("" if phrase.is_prefix else " ")
        times = there.all.count(looked_for) + IN_TITLE * there.title.count(looked_for)
        length = 1 - LENGTH + LENGTH * there.length / USUAL
        tells = self.rarity.get(phrase, 1.0)
        return tells * times * (SATURATION + 1) / (times + SATURATION * length)


class _Read(NamedTuple):
    title: str
    all: str
    length: int


def _joined(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "
