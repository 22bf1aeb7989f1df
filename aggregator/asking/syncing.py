"""What has changed since somebody asked last: for who keeps a copy of the store."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from aggregator.asking import cursors
from aggregator.asking.questions import QuestionError, moment
from storage.asking.listings import Change
from storage.store import Store
from storage.tables import ArticleRow

NAME = "changes"
"""Of the question, for its cursors."""
BEGINNING = Change(0, 0)


class Changes(NamedTuple):
    """Articles as they are now, in the order of their last change."""

    rows: Sequence[ArticleRow]
    removed: Sequence[int]
    """Numbers of articles that are kept no longer."""
    next_cursor: str
    more: bool


def changes(store: Store, since: str, cursor: str, limit: int, now: datetime) -> Changes:
    """The next ones after a cursor, or since a moment; raises QuestionError.

    Changes are numbered as they are committed, for writers come one after the other: what is
    committed later has a larger number than all that was told of.
    """
    after = _place(store, since, cursor, now)
    found = store.listings.changes(after, limit + 1)
    some = found[:limit]
    ids = [one.id for one in some]
    rows = store.plain.among(ids)
    there = {row.id for row in rows}
    last = some[-1] if some else after
    removed = [one for one in ids if one not in there]
    return Changes(rows, removed, cursors.write(NAME, last), more=len(found) > limit)


def _place(store: Store, since: str, cursor: str, now: datetime) -> Change:
    if cursor and since:
        raise QuestionError("since", since, "not with a cursor, which has its own place")
    if cursor:
        try:
            return Change(*cursors.read(NAME, cursor))
        except (cursors.CursorError, TypeError) as error:
            told = f"{error}; accepted: a next_cursor of /api/v1/changes"
            raise QuestionError("cursor", cursor, told) from None
    at = moment("since", since, now)
    return store.listings.change_before(at) if at else BEGINNING
