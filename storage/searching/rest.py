"""What the index of words does not know, asked of the articles that it found."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from storage.filters import Filter
from storage.searching.match import rest, tree
from storage.searching.places import places_of
from storage.searching.tables import number, place
from storage.searching.words import Words
from storage.tables import ArticleRow

CHUNK = 500


class Rest:
    """The part of a question that is no matter of words."""

    def __init__(self, session: Session, words: Words, which: Filter) -> None:
        self.session, self.words, self.which = session, words, which
        self.conditions = rest(which).conditions()

    @property
    def is_nothing(self) -> bool:
        """Whether the index answers everything."""
        return not self.conditions and not self.which.first_only

    def kept(self, numbers: Sequence[int]) -> set[int]:
        """Those of these articles that are chosen."""
        kept: set[int] = set()
        for start in range(0, len(numbers), CHUNK):
            some = col(ArticleRow.id).in_(numbers[start : start + CHUNK])
            query = select(col(ArticleRow.id), col(ArticleRow.cluster)).where(
                some, *self.conditions
            )
            rows = self.session.execute(query).all()
            later = self._later({row.cluster for row in rows if row.cluster is not None})
            kept.update(row.id for row in rows if row.id not in later)
        return kept

    def _later(self, clusters: set[int]) -> set[int]:
        """Copies of an article that is chosen too, and was known first."""
        if not self.which.first_only or not clusters:
            return set()
        article = map(col, (ArticleRow.id, ArticleRow.cluster, ArticleRow.listed_at))
        of_these = col(ArticleRow.cluster).in_(clusters)
        copies = self.session.execute(select(*article).where(of_these, *self._all())).all()
        fitting = self._with_words([place(row.listed_at, row.id) for row in copies])
        first: dict[int, int] = {}
        for row in copies:
            if row.id in fitting:
                first[row.cluster] = min(row.id, first.get(row.cluster, row.id))
        return {row.id for row in copies if row.id != first.get(row.cluster, row.id)}

    def _all(self) -> list[ColumnElement[bool]]:
        return replace(self.which, first_only=False).conditions()

    def _with_words(self, places: Sequence[int]) -> set[int]:
        found = places_of(self.session).among(tree(self.words, Filter()), places)
        return {number(at) for at in found}
