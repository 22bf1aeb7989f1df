"""What became of articles in the course of time: revisions, view counts, and which are gone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, exists, func, or_
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from storage.databases.upsert import upsert
from storage.tables import ArticleRow, PageRow, RevisionRow, ViewCountRow

SAID = RevisionRow.model_fields.keys() - {"article_id", "number", "seen_at"}
"""What is kept of an article that is edited."""

CHUNK = 500
"""Addresses asked for at once."""
A_DAY = timedelta(hours=20)
"""Between two visits a day apart: crawls do not begin at the same minute every day."""


class Age(NamedTuple):
    """Articles listed in a span of time, that are visited again after a while."""

    listed_from: datetime
    listed_before: datetime
    seen_until: datetime
    """Those read since are not due."""


class Counted(NamedTuple):
    """An article with its view counts."""

    article_id: int
    source: str
    listed_at: datetime
    published_at: datetime | None
    counts: list[tuple[datetime, int]]
    """When each was seen, oldest first."""


class History:
    """The past that one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def revisions(self, article_id: int) -> Sequence[RevisionRow]:
        """What it said before it was edited, oldest first; not what it says now."""
        query = select(RevisionRow).where(RevisionRow.article_id == article_id)
        return self.session.exec(query.order_by(col(RevisionRow.number))).all()

    def revisions_among(self, ids: Sequence[int]) -> dict[int, list[RevisionRow]]:
        """Article → what it said before, oldest first; only of those that were edited."""
        found: dict[int, list[RevisionRow]] = {}
        for start in range(0, len(ids), CHUNK):
            some = col(RevisionRow.article_id).in_(ids[start : start + CHUNK])
            query = select(RevisionRow).where(some).order_by(col(RevisionRow.number))
            for row in self.session.exec(query):
                found.setdefault(row.article_id, []).append(row)
        return found

    def keep_revision(self, row: ArticleRow) -> None:
        """Keep what an article says, before that is replaced."""
        said = {name: getattr(row, name) for name in SAID}
        which = {"article_id": row.id, "number": row.revision, "seen_at": row.updated_at}
        self.session.merge(RevisionRow.model_validate({**which, **said}))

    def views(self, article_id: int) -> Sequence[ViewCountRow]:
        """How often it had been read, oldest observation first."""
        query = select(ViewCountRow).where(ViewCountRow.article_id == article_id)
        return self.session.exec(query.order_by(col(ViewCountRow.seen_at))).all()

    def count_views(self, row: ArticleRow, seen_at: datetime) -> None:
        """Keep what an article's page says of its views; nothing where it says nothing."""
        if row.view_count is not None and row.id is not None:
            count = {"article_id": row.id, "seen_at": seen_at, "count": row.view_count}
            upsert(self.session, ViewCountRow, count)

    def counted_at(self) -> datetime | None:
        """When a view count was seen last; None where there are none."""
        query = select(ViewCountRow.seen_at).order_by(col(ViewCountRow.seen_at).desc())
        return self.session.exec(query.limit(1)).first()

    def counted_since(self, moment: datetime, young_since: datetime) -> list[Counted]:
        """Articles with their view counts since a moment, where these can tell of growth.

        That is what was counted twice or more, or published since ``young_since``, and is not gone.
        """
        article, row = ArticleRow, ViewCountRow
        since = col(row.seen_at) >= moment
        twice = select(row.article_id).where(since).group_by(col(row.article_id))
        twice = twice.having(func.count() > 1)
        young = select(article.id).where(col(article.listed_at) >= young_since)

        def telling(number: Any) -> ColumnElement[bool]:
            return or_(col(number).in_(twice), col(number).in_(young))

        query = columns(row.article_id, row.seen_at, row.count).where(since)  # type: ignore[call-overload]
        counts: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
        told = query.where(telling(row.article_id)).order_by(row.article_id, row.seen_at)
        for number, seen_at, count in self.session.execute(told):
            counts[number].append((seen_at, count))
        query = columns(article.id, article.source, article.listed_at, article.published_at)  # type: ignore[call-overload]
        kept = query.where(telling(article.id), col(article.gone_at).is_(None))
        rows = self.session.execute(kept.order_by(article.id))
        return [
            Counted(number, source, listed_at, published_at, counts[number])
            for number, source, listed_at, published_at in rows
            if number in counts
        ]

    def missed(self, row: ArticleRow, asked: str, seen_at: datetime) -> None:
        """An address of an article said that it is gone.

        It is gone when the address it was last read at says so twice, a day apart; an older one
        that leads nowhere any more says nothing. Tell of it before the visit is remembered.
        """
        alive = self._read_at(row)
        if row.gone_at is not None or alive - {asked}:
            return
        if row.missed_at is None or asked in alive:
            row.missed_at = seen_at
        elif seen_at - row.missed_at >= A_DAY:
            row.gone_at = seen_at
        self.session.add(row)

    def due_for_proof(self, source: str, outcomes: Collection[str], now: datetime) -> list[str]:
        """Addresses of articles that may be gone: a day later they are asked once more.

        ``outcomes`` are those of a visit that tell so.
        """
        said = select(PageRow.article, PageRow.fetched_at).where(
            PageRow.source == source,
            col(PageRow.outcome).in_(outcomes),
            col(PageRow.article).is_not(None),
        )
        said_of = said.subquery()
        query = select(ArticleRow).join(said_of, said_of.c.article == ArticleRow.canonical_url)
        doubted = query.where(
            said_of.c.fetched_at > ArticleRow.last_seen_at,
            col(ArticleRow.gone_at).is_(None),
            _not_asked_since(now - A_DAY),
        )
        rows = {row.id: row for row in self.session.exec(doubted)}
        return [url for row in rows.values() for url in sorted(self._read_at(row)) or [row.url]]

    def due_for_visit(self, source: str, ages: Iterable[Age], limit: int) -> list[str]:
        """Addresses of articles not read for long, the longest first in each span of age."""
        found: list[str] = []
        for age in ages:
            query = select(ArticleRow.url).where(
                ArticleRow.source == source,
                col(ArticleRow.last_seen_at) <= age.seen_until,
                col(ArticleRow.listed_at) >= age.listed_from,
                col(ArticleRow.listed_at) < age.listed_before,
                col(ArticleRow.gone_at).is_(None),
                col(ArticleRow.missed_at).is_(None),
                _not_asked_since(age.seen_until),
            )
            oldest = query.order_by(col(ArticleRow.last_seen_at)).limit(limit - len(found))
            found += self.session.exec(oldest).all()
        return found

    def listed_at(self, urls: Sequence[str]) -> dict[str, datetime]:
        """When articles were published or first seen, by the addresses at which they were read.

        Left out are addresses that led to no article the last time.
        """
        found: dict[str, datetime] = {}
        query = select(PageRow.url, ArticleRow.listed_at).join(
            ArticleRow, col(ArticleRow.canonical_url) == col(PageRow.article)
        )
        read = query.where(PageRow.outcome == "article")
        for start in range(0, len(urls), CHUNK):
            some = read.where(col(PageRow.url).in_(urls[start : start + CHUNK]))
            found.update(self.session.exec(some).all())
        return found

    def addresses(self, row: ArticleRow) -> list[str]:
        """All addresses that ever led to an article, in canonical form."""
        query = select(PageRow.url).where(PageRow.article == row.canonical_url)
        return sorted({row.canonical_url, *self.session.exec(query)})

    def titles(self, source: str) -> Sequence[tuple[int, str]]:
        """Number and title of everything of a source."""
        query = select(ArticleRow.id, ArticleRow.title).where(ArticleRow.source == source)
        return [(number or 0, title) for number, title in self.session.exec(query)]

    def same_text(self, row: ArticleRow) -> Sequence[ArticleRow]:
        """Other articles of any source with the same title and text, the newest first."""
        if row.text_hash is None:
            return []
        query = select(ArticleRow).where(ArticleRow.text_hash == row.text_hash)
        others = query.where(ArticleRow.id != row.id)
        return self.session.exec(others.order_by(col(ArticleRow.first_seen_at).desc())).all()

    def _read_at(self, row: ArticleRow) -> set[str]:
        """The addresses by which the last reading came, as far as none has failed since."""
        query = select(PageRow.url).where(
            PageRow.article == row.canonical_url,
            PageRow.outcome == "article",
            col(PageRow.fetched_at) >= row.last_seen_at,
        )
        return set(self.session.exec(query))


def _not_asked_since(moment: datetime) -> ColumnElement[bool]:
    """Of an article: none of its addresses."""
    pages = exists().where(
        col(PageRow.article) == col(ArticleRow.canonical_url), col(PageRow.fetched_at) > moment
    )
    return ~pages
