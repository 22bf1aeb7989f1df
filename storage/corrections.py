"""What a better reading finds on a page that was read before: no edit of the site, no visit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storage.articles import READ
from storage.calls import sort
from storage.databases.storable import storable_values
from storage.digests import content_hash, text_hash
from storage.tables import ArticleRow, ViewCountRow


def correct(
    session: Session, row: ArticleRow, values: Mapping[str, Any], fetched_at: datetime
) -> None:
    """Replace what an article says; ``values`` as for `Articles.save`, but complete.

    Its revision, and the times at which it was first seen, last seen, edited and gone, tell of the
    site, and stay. The view count that its page gave at ``fetched_at`` is corrected too.
    """
    values = storable_values(values)
    before, dated = row.view_count, row.published_at
    for name in READ:
        setattr(row, name, values[name])
    if dated != row.published_at:
        row.province = values["province"]  # that of its day
    row.listed_at = row.published_at or row.first_seen_at
    row.content_hash = content_hash(values)
    row.text_hash = text_hash(row.title, row.body_text)
    sort(row, values)
    session.add(row)
    session.flush()
    if before != row.view_count:
        _recount(session, row, before, fetched_at)


def _recount(session: Session, row: ArticleRow, before: int | None, fetched_at: datetime) -> None:
    assert row.id is not None  # noqa: S101  it was flushed
    counted = select(ViewCountRow).where(
        ViewCountRow.article_id == row.id, col(ViewCountRow.seen_at) >= fetched_at
    )
    wrong = [one for one in session.exec(counted) if one.count == before]
    for one in wrong:
        if row.view_count is None:
            session.delete(one)
        else:
            one.count = row.view_count
            session.add(one)
    if row.view_count is not None and not wrong:
        session.merge(ViewCountRow(article_id=row.id, seen_at=fetched_at, count=row.view_count))
