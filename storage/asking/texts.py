"""The words of articles, without all else that is known of them: what expressions are tried on."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, tuple_
from sqlmodel import Session, col

from storage.filters import Cursor, Filter
from storage.tables import ArticleRow, ArticleTopicRow


class Text(NamedTuple):
    """What an article says, and how it is sorted."""

    id: int
    listed_at: datetime
    title: str
    summary: str | None
    body_text: str | None
    author: str | None
    section: str | None
    province: str | None
    genre: str | None


class Texts:
    """The texts that one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def latest(self, which: Filter, *, limit: int, after: Cursor | None = None) -> list[Text]:
        """Newest first, as `Articles.latest` has them."""
        query = select(*(getattr(ArticleRow, name) for name in Text._fields))
        query = query.where(*which.conditions())
        place = (col(ArticleRow.listed_at), col(ArticleRow.id))
        if after is not None:
            query = query.where(tuple_(*place) < tuple_(after.listed_at, after.id))
        newest = query.order_by(*(one.desc() for one in place)).limit(limit)
        return [Text(*row) for row in self.session.execute(newest)]

    def among(self, ids: Sequence[int]) -> list[Text]:
        """Those of these articles, in the order of their numbers here."""
        query = select(*(getattr(ArticleRow, name) for name in Text._fields))
        rows = self.session.execute(query.where(col(ArticleRow.id).in_(ids)))
        found = {text.id: text for text in (Text(*row) for row in rows)}
        return [found[one] for one in ids if one in found]

    def topics(self, ids: Sequence[int]) -> dict[int, list[str]]:
        """The topics of each of these articles that has any."""
        found: dict[int, list[str]] = {}
        query = select(ArticleTopicRow.article_id, ArticleTopicRow.topic).where(  # type: ignore[call-overload]
            col(ArticleTopicRow.article_id).in_(ids)
        )
        for article_id, topic in self.session.execute(query):
            found.setdefault(article_id, []).append(topic)
        return found
