"""Articles for who only tells of them: what reads like rows, but no session follows.

The ORM takes twice as long over the same, and keeps what it has made.
"""

from collections import defaultdict, namedtuple
from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import BindParameter, Row, Select, bindparam, select, text
from sqlmodel import Session, SQLModel, col

from storage.tables import ArticleDocumentRow, ArticleRow, ArticleTopicRow, DeadlineRow

CHUNK = 500
"""Numbers asked for at once."""
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)


def _all(kind: type[SQLModel], number: str = "article_id", order: str = "position") -> Select[Any]:
    columns = SQLModel.metadata.tables[str(kind.__tablename__)].c
    return select(*columns).where(columns[number].in_(_IDS)).order_by(text(order))


ARTICLES = _all(ArticleRow, "id", "id")
PARTS = {
    "topics": _all(ArticleTopicRow, order="score DESC, topic"),
    "deadlines": _all(DeadlineRow),
    "documents": _all(ArticleDocumentRow),
}
_NAMES = (*ARTICLES.selected_columns.keys(), *PARTS)
_Plain = namedtuple("_Plain", _NAMES)  # type: ignore[misc]


class Plain:
    """The articles that one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def among(self, ids: Sequence[int]) -> list[ArticleRow]:
        """Those of these articles that there are, in the order of their numbers here.

        They have all that rows have, and nothing in them can be set.
        """
        found: dict[int, Any] = {}
        for start in range(0, len(ids), CHUNK):
            some = ids[start : start + CHUNK]
            parts = [self.parts(name, some) for name in PARTS]
            for row in self._rows(ARTICLES, some):
                found[row.id] = _Plain(*row, *(of_each.get(row.id, ()) for of_each in parts))
        return cast("list[ArticleRow]", [found[one] for one in ids if one in found])

    def columns(self, ids: Sequence[int], *names: str) -> list[Row[Any]]:
        """The same, but only these columns; the number is always the first one."""
        columns = [getattr(ArticleRow, name) for name in ("id", *names)]
        query = select(*columns).where(col(ArticleRow.id).in_(_IDS))
        found: dict[int, Row[Any]] = {}
        for start in range(0, len(ids), CHUNK):
            some = ids[start : start + CHUNK]
            found |= {row[0]: row for row in self._rows(query, some)}
        return [found[one] for one in ids if one in found]

    def parts(self, name: str, ids: Sequence[int]) -> dict[int, list[Any]]:
        """Article → its ``topics``, ``deadlines`` or ``documents``, in the order of the row's."""
        found: dict[int, list[Any]] = defaultdict(list)
        for part in self._rows(PARTS[name], ids):
            found[part.article_id].append(part)
        return found

    def _rows(self, query: Select[Any], ids: Sequence[int]) -> Sequence[Any]:
        return self.session.connection().execute(query, {"ids": ids}).all()
