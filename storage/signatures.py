"""By what a text is found among all others: signatures, the keys that follow, common passages."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col

from storage.copy_tables import BandRow, PassageRow, SignatureRow
from storage.digests import said_hash
from storage.tables import ArticleRow
from storage.upsert import upsert

CHUNK = 500
"""Numbers asked for at once."""


class Signatures:
    """The signatures that one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, article_id: int) -> SignatureRow | None:
        """By what an article is found; None where it never was signed."""
        kept = table(SignatureRow)
        query = columns(kept).where(kept.c.article_id == article_id)
        row = self.session.connection().execute(query).mappings().first()
        return SignatureRow.model_validate(dict(row)) if row is not None else None

    def keep(self, signature: SignatureRow, keys: Collection[int]) -> None:
        """Let an article be found by these keys from now on."""
        upsert(self.session, SignatureRow, signature.model_dump())
        rows = [{"key": key, "article_id": signature.article_id} for key in set(keys)]
        if rows:
            self.session.connection().execute(insert(table(BandRow)), rows)

    def drop(self, article_id: int, keys: Iterable[int]) -> None:
        """Let an article be found no longer by any of these keys."""
        bands = table(BandRow)
        for some in chunks(keys):
            gone = delete(bands).where(bands.c.key.in_(some), bands.c.article_id == article_id)
            self.session.connection().execute(gone)

    def under(self, keys: Collection[int]) -> list[tuple[int, int]]:
        """The pairs of a key and an article that is found by it."""
        bands = table(BandRow)
        query = columns(bands.c.key, bands.c.article_id).where(bands.c.key.in_(keys))
        return [(key, article) for key, article in self.session.connection().execute(query)]

    def missing(self, method: int) -> list[int]:
        """The articles that never were signed, or in another way, by number."""
        signed = columns(col(SignatureRow.article_id)).where(col(SignatureRow.method) == method)
        articles = table(ArticleRow).c
        query = columns(articles.id).where(articles.id.not_in(signed)).order_by(articles.id)
        return list(self.session.connection().execute(query).scalars())

    def are_otherwise(self, method: int) -> bool:
        """Whether an article was signed by another method than this one."""
        query = columns(col(SignatureRow.article_id)).where(col(SignatureRow.method) != method)
        return self.session.connection().execute(query.limit(1)).first() is not None

    def forget(self) -> None:
        """Those of all articles, to make them anew; clusters and their trail stay."""
        for row in (BandRow, SignatureRow, PassageRow):
            self.session.connection().execute(delete(table(row)))

    def common(self, passages: Iterable[int], least: int) -> frozenset[int]:
        """Those of these passages that at least so many articles were found to have."""
        kept = table(PassageRow).c
        return frozenset(self._passages(passages, kept.articles >= least))

    def count_passages(self, passages: Collection[int]) -> None:
        """One more article was found to have each of these, which another one has too."""
        kept, connection = table(PassageRow), self.session.connection()
        known = frozenset(self._passages(passages))
        if known:
            more = update(kept).where(kept.c.passage.in_(known))
            connection.execute(more.values(articles=kept.c.articles + 1))
        if new := sorted(set(passages) - known):
            connection.execute(insert(kept), [{"passage": one, "articles": 2} for one in new])

    def _passages(self, passages: Iterable[int], *which: Any) -> Iterator[int]:
        kept = table(PassageRow).c
        for some in chunks(passages):
            query = columns(kept.passage).where(kept.passage.in_(some), *which)
            yield from self.session.connection().execute(query).scalars()


def signed_as(row: ArticleRow) -> str:
    """Digest of what an article says, as `SignatureRow.said` keeps it."""
    return said_hash(row.title, row.summary, row.body_text)


def table(row: Any) -> Any:
    """The table of rows of this kind."""
    return SQLModel.metadata.tables[str(row.__tablename__)]


def chunks(numbers: Iterable[int]) -> Iterator[Sequence[int]]:
    """Different ones, as many at once as are asked for at once."""
    found = sorted(set(numbers))
    for start in range(0, len(found), CHUNK):
        yield found[start : start + CHUNK]
