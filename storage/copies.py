"""Copies: which articles are one text, and by what a text is found among all others."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from storage import copy_tables  # noqa: F401  known to whoever asks for all tables
from storage.tables import ArticleRow


class Copies:
    """The clusters that one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def of(self, article_id: int) -> Sequence[ArticleRow]:
        """The other articles of its text, the one known first before the others."""
        row = self.session.get(ArticleRow, article_id)
        if row is None or row.cluster is None:
            return []
        others = select(ArticleRow).where(
            ArticleRow.cluster == row.cluster, ArticleRow.id != article_id
        )
        return self.session.exec(others.order_by(col(ArticleRow.id))).all()
