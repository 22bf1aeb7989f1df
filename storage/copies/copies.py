"""Copies: which articles are one text, and how that came about."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Self

from sqlalchemy import bindparam, func, insert, or_, update
from sqlalchemy import select as columns
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key
from sqlmodel import Session, col, select

from storage.copies.signatures import Signatures, chunks, table
from storage.copies.tables import ClusterLeavingRow, ClusterMergeRow
from storage.databases.told import Told
from storage.tables import ArticleRow, ClusterRow


class Candidate(NamedTuple):
    """What is asked of an article when it is compared with another one."""

    id: int
    cluster: int | None
    title: str
    summary: str | None
    body_text: str | None
    published_at: datetime | None

    @classmethod
    def of(cls, row: ArticleRow) -> Self:
        """Of a row at hand, which was written."""
        return cls(*(getattr(row, name) for name in cls._fields))


class Member(NamedTuple):
    """What is asked of an article to tell which of its copies was first."""

    id: int
    uid: str
    cluster: int
    source: str
    source_credit: str | None
    published_at: datetime | None
    published_precision: str | None
    first_seen_at: datetime
    url: str = ""


def _of_article(kind: type[Candidate] | type[Member]) -> list[Any]:
    return [table(ArticleRow).c[name] for name in kind._fields]


ARTICLES, LEFT, MERGED = map(table, (ArticleRow, ClusterLeavingRow, ClusterMergeRow))
_THESE: Any = bindparam("ids", expanding=True)
# written down once: to build a statement takes as long as to have it answered
TEXTS = columns(*_of_article(Candidate)).where(ARTICLES.c.id.in_(_THESE))
CLUSTERS = Told("SELECT id, cluster FROM articles WHERE id IN THESE")
MAKE = insert(table(ClusterRow)).returning(table(ClusterRow).c.id)
MOVE = Told("UPDATE articles SET cluster = ? WHERE id IN THESE")
EMPTY = columns(func.min(LEFT.c.cluster)).where(
    LEFT.c.article_id.in_(_THESE),
    ~columns(ARTICLES.c.id).where(ARTICLES.c.cluster == LEFT.c.cluster).exists(),
    LEFT.c.cluster.not_in(columns(MERGED.c.from_cluster)),
)
"""The lowest cluster that any of these left, and in which nobody is now."""


class Copies:
    """The clusters that one session can see."""

    def __init__(self, session: Session) -> None:
        self.session, self.signatures = session, Signatures(session)

    def of(self, article_id: int) -> Sequence[ArticleRow]:
        """The other articles of its text, the one known first before the others."""
        cluster = self.clusters_of([article_id]).get(article_id)
        if cluster is None:
            return []
        others = select(ArticleRow).where(
            ArticleRow.cluster == cluster, ArticleRow.id != article_id
        )
        return self.session.exec(others.order_by(col(ArticleRow.id))).all()

    def clusters(self) -> list[int]:
        """All that have articles, by number."""
        cluster = table(ArticleRow).c.cluster
        query = columns(cluster).where(cluster.is_not(None)).distinct().order_by(cluster)
        return list(self.session.connection().execute(query).scalars())

    def clusters_of(self, ids: Iterable[int]) -> dict[int, int | None]:
        """Article → its cluster."""
        asked = (CLUSTERS(self.session, some) for some in chunks(ids))
        return {article: cluster for rows in asked for article, cluster in rows}

    def members(self, clusters: Iterable[int]) -> list[Member]:
        """All articles of these clusters, by number."""
        found = self._among(_of_article(Member), table(ArticleRow).c.cluster, clusters)
        return sorted(Member(*row) for row in found)

    def texts(self, ids: Sequence[int]) -> list[Candidate]:
        """What these articles, a few, say."""
        rows = self.session.connection().execute(TEXTS, {"ids": ids})
        return [Candidate(*row) for row in rows]

    def texts_of(self, cluster: int) -> list[Candidate]:
        """What the articles of a cluster say, by number."""
        found = self._among(_of_article(Candidate), table(ArticleRow).c.cluster, [cluster])
        return sorted((Candidate(*row) for row in found), key=lambda one: one.id)

    def join(self, clusters: Mapping[int, int | None], at: datetime, why: str) -> int:
        """Make these articles, with all that are one with any of them, one cluster: the oldest.

        ``clusters``: article → its cluster.
        """
        found = {one for one in clusters.values() if one is not None}
        kept, *others = sorted(found) or [self._made(clusters.keys(), at)]
        for other in others:
            self._merge(other, kept)
            told = {"from_cluster": other, "into_cluster": kept, "at": at, "why": why}
            self.session.add(ClusterMergeRow.model_validate(told))
        self._move([one for one, cluster in clusters.items() if cluster is None], kept)
        return kept

    def part(self, ids: Collection[int], at: datetime) -> int:
        """Make these articles, of one cluster so far, a cluster of their own."""
        made = self._made(ids, at)
        self._move(ids, made)
        return made

    def release(self, ids: Collection[int]) -> None:
        """Let articles be of no cluster, and tell of it later (`left`)."""
        self._move(ids, None)

    def left(self, ids: Iterable[int], cluster: int, at: datetime, why: str) -> None:
        """Tell that these articles are of a cluster no longer."""
        for one in ids:
            told = {"article_id": one, "at": at, "cluster": cluster, "why": why}
            self.session.merge(ClusterLeavingRow.model_validate(told))

    def merges(self, cluster: int) -> Sequence[ClusterMergeRow]:
        """The clusters that became part of this one, and the one that it became part of."""
        row = ClusterMergeRow
        of_it = or_(col(row.into_cluster) == cluster, col(row.from_cluster) == cluster)
        return self.session.exec(select(row).where(of_it).order_by(col(row.at))).all()

    def leavings(self, article_id: int) -> Sequence[ClusterLeavingRow]:
        """The clusters that an article was of, and is not any more."""
        row = ClusterLeavingRow
        query = select(row).where(row.article_id == article_id)
        return self.session.exec(query.order_by(col(row.at))).all()

    def _made(self, ids: Collection[int], at: datetime) -> int:
        """A number for a cluster of these: one that they had and nobody has now, or a new one."""
        connection = self.session.connection()
        if (number := connection.execute(EMPTY, {"ids": list(ids)}).scalar()) is not None:
            return int(number)
        return int(connection.execute(MAKE, {"made_at": at}).scalar_one())

    def _merge(self, other: int, kept: int) -> None:
        """Move all articles of a cluster to another one."""
        which = col(ArticleRow.cluster) == other
        self.session.execute(update(ArticleRow).where(which).values(cluster=kept))

    def _move(self, ids: Collection[int], cluster: int | None) -> None:
        """In one statement, of which rows at hand are told: the ORM takes five times as long."""
        if ids:
            MOVE(self.session, ids, cluster)
        for one in ids:
            row = self.session.identity_map.get(identity_key(ArticleRow, one))
            if row is not None:
                set_committed_value(row, "cluster", cluster)

    def _among(self, what: Sequence[Any], column: Any, values: Iterable[int]) -> list[Any]:
        connection = self.session.connection()
        return [
            tuple(row)
            for some in chunks(values)
            for row in connection.execute(columns(*what).where(column.in_(some)))
        ]
