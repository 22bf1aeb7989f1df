"""Whether an article may be kept already: one question before those that would tell which."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, exists, select
from sqlmodel import Session, col

from storage.tables import ArticleRow, PageRow

A_MOMENT = timedelta(seconds=1)


class Marks(NamedTuple):
    """What an article that was read would be known by."""

    source: str
    url: str
    page: str
    """The address of its page, as pages are remembered."""
    text: str | None
    """As `storage.digests.text_hash`."""
    at: datetime | None
    """When it was listed; None where that tells nothing."""


_OWN = col(ArticleRow.source) == bindparam("source")
_AT = col(ArticleRow.listed_at).between(bindparam("at"), bindparam("after"))
_IS_KEPT = select(
    exists().where(col(ArticleRow.canonical_url) == bindparam("url"))
    | exists().where(col(PageRow.url) == bindparam("page"), col(PageRow.article).is_not(None))
    | exists().where(_OWN, col(ArticleRow.text_hash) == bindparam("text"))
    | exists().where(_OWN, _AT)
)


def may_be_kept(session: Session, marks: Marks) -> bool:
    """Whether any article has one of these marks; those of time and text only of its source."""
    after = marks.at and marks.at + A_MOMENT
    asked = session.connection().execute(_IS_KEPT, {**marks._asdict(), "after": after})
    return bool(asked.scalar())
