"""The best articles for some words: a bounded choice of candidates, each read and weighed.

To weigh all that have the words takes seconds where they are a hundred thousand. So the index is
asked for those that can be best: with the words in the title, with all of them said often, side by
side, with the very marks that were typed, and lately. Of each kind the newest are read and weighed
here, in the same way for both databases.
"""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from storage.filters import Filter
from storage.searching.match import (
    All,
    Node,
    Row,
    exact,
    in_title,
    is_narrowed,
    loosely,
    often,
    row,
    together,
    tree,
)
from storage.searching.places import places_of
from storage.searching.rest import Rest
from storage.searching.spans import EVERYWHERE, Span, span
from storage.searching.tables import number, seconds_between
from storage.searching.tokens import EVERY
from storage.searching.weighing import Rarity, Text, Weighing
from storage.searching.words import Words
from storage.tables import ArticleRow

CANDIDATES = 50
"""Of each kind."""
NEAR = 300
"""Newest articles among which those with the words side by side are looked for: a phrase that is
nowhere would else be looked for in every article that has its words."""
WINDOW = 16_384
"""Newest articles among which the best are looked for, where those alone have enough: so it takes
no longer in a store that is larger."""
PART = 2_000
"""Newest articles that tell how rare a word is."""
TELLING = 6
"""Things typed whose rarity is looked up."""


class Ranking:
    """The best of the articles that a session can see."""

    def __init__(self, session: Session, words: Words, which: Filter) -> None:
        self.session, self.words, self.which = session, words, which
        self.places = places_of(session)

    def best(self) -> list[int]:
        """Numbers of the candidates: the best first, of equals the newer."""
        if not self.words.wanted:
            return []  # all are as good
        recent = self.places.latest(WINDOW, span(self.which))
        with self.places.by_words():
            found, marked = self._candidates(recent)
        weights = self.weights(self._chosen(found))
        order = [(at in marked, weight, at) for at, weight in weights.items()]
        return [number(at) for _, _, at in sorted(order, reverse=True)]

    def weights(self, places: Collection[int]) -> dict[int, float]:
        """What the articles that stand there are worth, with whichever marks."""
        weigh, last = Weighing(self.words, self._rarity()), max(places, default=0)
        at = {number(one): one for one in places}
        return {
            at[text.id]: weigh(text, seconds_between(at[text.id], last))
            for text in self._texts(list(at))
        }

    def _candidates(self, recent: Span) -> tuple[set[int], set[int]]:
        """Places, and those of them with the very marks that were typed."""
        within, marks = span(self.which), exact(self.words)
        newest = self._newest(within, NEAR)
        is_sparse = len(newest) == NEAR and newest[-1] < recent.low
        is_all = len(newest) < NEAR or (is_sparse and is_narrowed(self.which))
        found = newest if is_all else newest[:CANDIDATES]
        marked = self._newest(within, len(found), marks) if marks is not None else found
        if is_all:
            return {*found, *marked}, {*marked}
        part = within if is_sparse else recent
        exactly = [marks] if marks is not None else []
        kinds = {at for node in self._kinds() for at in self._of_kind(part, *node, *exactly)}
        if (beside := together(self.words)) is not None:
            side_by_side = tree(self.words, self.which, beside, *exactly)
            kinds.update(self.places.among_close(side_by_side, newest)[:CANDIDATES])
        return kinds.union(found, marked), kinds.union(marked)

    def _kinds(self) -> Iterator[tuple[Node, Node]]:
        """Each with what the best of it have."""
        yield in_title(self.words), often(self.words, 1)
        yield often(self.words, 1), often(self.words, 2)

    def _of_kind(self, within: Span, node: Node, narrower: Node, *more: Node) -> Iterator[int]:
        some = self._newest(within, CANDIDATES, node, *more)
        yield from some
        if len(some) == CANDIDATES:  # else those were all
            yield from self._newest(within, CANDIDATES, All((node, narrower)), *more)

    def _newest(self, within: Span, limit: int, *more: Node) -> list[int]:
        return self.places.newest(tree(self.words, self.which, *more), within, limit)

    def _chosen(self, places: set[int]) -> list[int]:
        """Those that are what the index does not know, too."""
        rest = Rest(self.session, self.words, self.which)
        if rest.is_nothing:
            return list(places)
        kept = rest.kept([number(at) for at in places])
        return [at for at in places if number(at) in kept]

    def _texts(self, numbers: Sequence[int]) -> Iterator[Text]:
        columns = [getattr(ArticleRow, name) for name in Text._fields]
        for start in range(0, len(numbers), 500):
            some = col(ArticleRow.id).in_(numbers[start : start + 500])
            yield from (Text(*row) for row in self.session.execute(select(*columns).where(some)))

    def _rarity(self) -> Rarity:
        """How many of some articles have each thing that was typed, its words anywhere."""
        part = self.places.latest(PART)
        typed = [one for one in dict.fromkeys(self.words.typed()) if not one.is_prefix]
        with self.places.by_words():
            having = {one: self.places.count(loosely(row(one)), part) for one in typed[:TELLING]}
            articles = self.places.count(Row((EVERY,)), part) if part == EVERYWHERE else PART
        return Rarity(having, articles)
