"""Which articles are meant, and the place in a list of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, exists
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import col, select

from storage.tables import ArticleDocumentRow, ArticleRow, ArticleTopicRow

_EARLIER = aliased(ArticleRow)
"""Made once: that takes longer than most questions in which it stands."""


class _Few(FunctionElement[Any]):
    """A condition that few rows meet, whatever SQLite counted last.

    Where copies were rare then, it would go through all articles rather than all of a cluster.
    """

    inherit_cache = True


@compiles(_Few)
def _as_it_is(element: _Few, compiler: Any, **options: Any) -> str:
    return str(compiler.process(element.clauses, **options))


@compiles(_Few, "sqlite")
def _for_sqlite(element: _Few, compiler: Any, **options: Any) -> str:
    return f"likelihood({_as_it_is(element, compiler, **options)}, 0.000001)"


class Cursor(NamedTuple):
    """A place in the order newest first: everything after it was listed earlier."""

    listed_at: datetime
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which articles: each field narrows, several values of one field widen."""

    provinces: Sequence[str] = ()
    topics: Sequence[str] = ()
    genres: Sequence[str] = ()
    sources: Sequence[str] = ()
    since: datetime | None = None
    """Listed at or after."""
    until: datetime | None = None
    """Listed before."""
    min_views: int | None = None
    documents: Sequence[str] = ()
    """Articles that name one of these, by numbers in their usual form."""
    authors: Sequence[str] = ()
    """As `storage.asking.spellings.key` writes them."""
    sections: Sequence[str] = ()
    """As authors."""
    withdrawn: bool | None = None
    """True: only what its department took back; False: only the rest."""
    first_only: bool = False
    """Of articles that are copies of one another only the one that was known first: that of the
    lowest number among those that everything else here chooses."""

    def conditions(self, *, of_each: bool = False) -> list[ColumnElement[bool]]:
        """The same as SQL.

        ``of_each``: topics are asked of each article that is met, where many are chosen: not all of
        a topic are looked up first.
        """
        found = self._of(ArticleRow, of_each=of_each)
        if self.first_only:
            row, earlier = ArticleRow, _EARLIER
            same = _Few(col(earlier.cluster) == col(row.cluster))
            before = exists().where(
                same, col(earlier.id) < col(row.id), *self._of(earlier, of_each=of_each)
            )
            found.append(col(row.cluster).is_(None) | ~before)
        return found

    def _of(self, row: type[ArticleRow], *, of_each: bool) -> list[ColumnElement[bool]]:
        """Everything but `first_only`, asked of articles by this name."""
        found: list[ColumnElement[bool]] = []
        for column, values in (
            (row.province, self.provinces),
            (row.genre, self.genres),
            (row.source, self.sources),
            (row.author_key, self.authors),
            (row.section_key, self.sections),
        ):
            if values:
                found.append(col(column).in_(values))
        if self.topics:
            number, is_of = ArticleTopicRow.article_id, col(ArticleTopicRow.topic).in_(self.topics)
            has = exists().where(col(number) == col(row.id), is_of)
            found.append(has if of_each else col(row.id).in_(select(number).where(is_of)))
        if self.documents:
            naming = select(ArticleDocumentRow.article_id).where(
                col(ArticleDocumentRow.number).in_(self.documents)
            )
            found.append(col(row.id).in_(naming))
        if self.since:
            found.append(col(row.listed_at) >= self.since)
        if self.until:
            found.append(col(row.listed_at) < self.until)
        if self.min_views is not None:
            found.append(col(row.view_count) >= self.min_views)
        if self.withdrawn is not None:
            gone = col(row.gone_at)
            found.append(gone.is_not(None) if self.withdrawn else gone.is_(None))
        return found


ALL = Filter()
