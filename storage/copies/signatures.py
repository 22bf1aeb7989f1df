"""By what a text is found among all others: signatures, the keys that follow, common passages."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, func, insert, outerjoin, update
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel

from storage.copies.tables import BandRow, PassageRow, SignatureRow
from storage.databases.told import Told
from storage.digests import said_hash
from storage.tables import ArticleRow

CHUNK = 500
"""Numbers asked for at once."""


ARTICLES, SIGNATURES, BANDS, PASSAGES = (
    SQLModel.metadata.tables[str(row.__tablename__)]
    for row in (ArticleRow, SignatureRow, BandRow, PassageRow)
)
# written down once: to build a statement takes as long as to have it answered
GET = columns(SIGNATURES).where(SIGNATURES.c.article_id == bindparam("article"))
UNDER = Told("SELECT key, article_id FROM copy_bands WHERE key IN THESE")
DROP = delete(BANDS).where(
    BANDS.c.article_id == bindparam("article"), BANDS.c.key.in_(bindparam("keys", expanding=True))
)
KEEP = insert(SIGNATURES)
SOME = Told("SELECT article_id, digest, title FROM copy_signatures WHERE article_id IN THESE")
PUT = Told(
    "INSERT INTO copy_bands (key, article_id) SELECT one, ? FROM (THESE) AS keys WHERE true"
    " ON CONFLICT DO NOTHING"
)
"""A key may be left over from a signature that other hands took away."""
KNOWN = Told("SELECT passage FROM copy_passages WHERE articles >= ? AND passage IN THESE")
SAID = (
    columns(
        ARTICLES.c.id,
        SIGNATURES.c.said,
        ARTICLES.c.title,
        ARTICLES.c.summary,
        ARTICLES.c.body_text,
    )
    .select_from(
        outerjoin(
            ARTICLES,
            SIGNATURES,
            and_(
                SIGNATURES.c.article_id == ARTICLES.c.id,
                SIGNATURES.c.method == bindparam("method"),
            ),
        )
    )
    .where(ARTICLES.c.id > bindparam("last"))
    .order_by(ARTICLES.c.id)
    .limit(CHUNK)
)
"""What some articles say, and what was signed of that."""
COUNT = (
    update(PASSAGES)
    .where(PASSAGES.c.passage == bindparam("which"))
    .values(articles=PASSAGES.c.articles + 1)
)


class Signatures:
    """The signatures that one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, article_id: int) -> Row[Any] | None:
        """By what an article is found, as `SignatureRow` has it; None where it never was signed."""
        row: Row[Any] | None = self._ask(GET, {"article": article_id}).first()
        return row

    def keep(self, article_id: int, how: Mapping[str, Any], keys: Collection[int]) -> None:
        """Let an article that is not signed be found by these keys from now on.

        ``how`` has the other columns of `SignatureRow`.
        """
        self._ask(KEEP, {"article_id": article_id, **how})
        if keys:
            PUT(self.session, keys, article_id)

    def drop(self, article_id: int, keys: Iterable[int]) -> None:
        """Forget the signature of an article, and let it be found by none of these keys."""
        for some in chunks(keys):
            self._ask(DROP, {"article": article_id, "keys": some})
        self._ask(delete(SIGNATURES).where(SIGNATURES.c.article_id == article_id))

    def under(self, keys: Sequence[int]) -> Sequence[tuple[int, int]]:
        """The pairs of a key and an article that is found by it."""
        found: Sequence[tuple[int, int]] = UNDER(self.session, keys).all() if keys else []
        return found

    def some(self, ids: Collection[int]) -> Sequence[tuple[int, bytes | None, int | None]]:
        """Article, digest and key of the title, of these that are signed."""
        found: Sequence[tuple[int, bytes | None, int | None]]
        found = SOME(self.session, ids).all() if ids else []
        return found

    def missing(self, method: int) -> list[int]:
        """The articles that are not signed as they are, or in another way, by number."""
        found, last = list[int](), 0
        while rows := self._ask(SAID, {"method": method, "last": last}).all():
            last = rows[-1].id
            found += [article for article, kept, *words in rows if kept != said_hash(*words)]
        return found

    def number_missing(self, method: int) -> int:
        """How many articles never were signed, or in another way."""
        signed = columns(func.count()).select_from(SIGNATURES).where(SIGNATURES.c.method == method)
        articles = columns(func.count()).select_from(ARTICLES)
        return int(self._ask(articles).scalar_one() - self._ask(signed).scalar_one())

    def are_otherwise(self, method: int) -> bool:
        """Whether an article was signed by another method than this one."""
        query = columns(SIGNATURES.c.article_id).where(SIGNATURES.c.method != method)
        return self._ask(query.limit(1)).first() is not None

    def forget(self) -> None:
        """Those of all articles, to make them anew; clusters and their trail stay."""
        for kept in (BANDS, SIGNATURES, PASSAGES):
            self._ask(delete(kept))

    def common(self, passages: Iterable[int], least: int) -> frozenset[int]:
        """Those of these passages that at least so many articles were found to have."""
        asked = (KNOWN(self.session, some, least).scalars() for some in chunks(passages))
        return frozenset(chain.from_iterable(asked))

    def count_passages(self, passages: Collection[int]) -> None:
        """One more article was found to have each of these, which another one has too."""
        known = self.common(passages, 0)
        if known:
            self._ask(COUNT, [{"which": one} for one in sorted(known)])
        if new := sorted(set(passages) - known):
            self._ask(insert(PASSAGES), [{"passage": one, "articles": 2} for one in new])

    def _ask(self, statement: Any, values: Any = None) -> Any:
        return self.session.connection().execute(statement, values)


def table(row: Any) -> Any:
    """The table of rows of this kind."""
    return SQLModel.metadata.tables[str(row.__tablename__)]


def chunks(numbers: Iterable[int]) -> Iterator[Sequence[int]]:
    """Different ones, as many at once as are asked for at once."""
    found = sorted(set(numbers))
    for start in range(0, len(found), CHUNK):
        yield found[start : start + CHUNK]
