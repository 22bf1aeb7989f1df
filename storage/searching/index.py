"""The index of words: written in the transaction that saves an article, whoever saves it.

A session that is followed tells of each article that it writes; what the index needs of it is told
in the same flush. On SQLite the words stand in a table of FTS5 that keeps no text: to take an
article out, it must be told the same words again. ``digest`` says whether they are the same.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, event, inspect, select, update
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session

from storage.databases.sessions import Writer
from storage.searching.tables import ADD, REMOVE, STRAY, WORDS, place, vectors
from storage.searching.tokens import TEXTS, Indexed, indexed
from storage.tables import ArticleRow

COLUMNS = (*TEXTS, "province", "source", "genre", "listed_at")
NEEDED = {*COLUMNS, "topics"}
"""What the index knows of an article."""
PENDING = "articles for the index"
"""Where a session keeps what is told to the index when the articles have their numbers."""

Entry = tuple[int, datetime, Indexed]
"""Number, when it is listed, and words."""


def add(connection: Connection, entries: Sequence[Entry]) -> None:
    """Articles that are not in the index, in the order of their places: else FTS5 is slow."""
    on_file = connection.dialect.name == "sqlite"
    rows = [_entry(*entry, with_words=not on_file) for entry in entries]
    if not rows:
        return
    connection.execute((WORDS if on_file else vectors()).insert(), rows)
    if on_file:
        told = [
            {"place": row["place"], "words": words.text()}
            for row, (_, _, words) in zip(rows, entries, strict=True)
        ]
        connection.execute(ADD, told)


def change(connection: Connection, before: Indexed | None, entry: Entry) -> None:
    """An article that says something else, or stands elsewhere; ``before`` is what was told."""
    number, _, words = entry
    known = connection.execute(
        select(WORDS.c.place, WORDS.c.digest).where(WORDS.c.article_id == number)
    ).first()
    if known is None:
        add(connection, [entry])
        return
    row = _entry(*entry, with_words=connection.dialect.name != "sqlite")
    if (row["place"], row["digest"]) == tuple(known):
        return
    if connection.dialect.name == "sqlite":
        _take_out(connection, known.place, known.digest, before)
        connection.execute(ADD, {"place": row["place"], "words": words.text()})
    table = WORDS if connection.dialect.name == "sqlite" else vectors()
    connection.execute(update(table).where(table.c.article_id == number).values(row))


def remove(connection: Connection, number: int, before: Indexed) -> None:
    """An article that is kept no longer."""
    known = connection.execute(
        delete(WORDS).where(WORDS.c.article_id == number).returning(WORDS.c.place, WORDS.c.digest)
    ).first()
    if known is not None and connection.dialect.name == "sqlite":
        _take_out(connection, known.place, known.digest, before)


def _take_out(connection: Connection, at: int, digest: int, before: Indexed | None) -> None:
    """Words other than those that were put in would spoil the index: they stay, and are noted."""
    if before is not None and before.digest() == digest:
        connection.execute(REMOVE, {"place": at, "words": before.text()})
    else:
        connection.execute(STRAY)


def _entry(number: int, listed_at: datetime, words: Indexed, *, with_words: bool) -> dict[str, Any]:
    row = {"place": place(listed_at, number), "article_id": number, "digest": words.digest(),
           "facts": words.facts()}  # fmt: skip
    return {**row, "words": words.vector()} if with_words else row


def _before_flush(session: Session, _context: UOWTransaction, _objects: object) -> None:
    """Note what articles said, as long as the session knows it."""
    pending: list[Any] = []
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, ArticleRow) and _tells(session, row):
            before = _before(row) if inspect(row).persistent else None
            pending.append((row, before, row in session.deleted))
    if pending:
        session.info[PENDING] = pending


def _after_flush(session: Session, _context: UOWTransaction) -> None:
    """Tell the index, now that new articles have their numbers."""
    for row, before, is_gone in session.info.pop(PENDING, ()):
        if is_gone:
            remove(session.connection(), row.id, before)
            continue
        entry = (row.id, row.listed_at, _now(row))
        if before is None:
            add(session.connection(), [entry])
        else:
            change(session.connection(), before, entry)


def _tells(session: Session, row: ArticleRow) -> bool:
    state = inspect(row)
    is_kept = state.persistent and row not in session.deleted
    return not is_kept or bool(NEEDED & state.committed_state.keys())


def _now(row: ArticleRow) -> Indexed:
    values = {name: getattr(row, name) for name in COLUMNS}
    return indexed({**values, "id": row.id}, [topic.topic for topic in row.topics])


def _before(row: ArticleRow) -> Indexed:
    """What it said when it was last written."""
    state = inspect(row)
    values: dict[str, Any] = {"id": row.id}
    for name in COLUMNS:
        was = state.attrs[name].history.deleted
        values[name] = was[0] if was else getattr(row, name)
    topics = state.attrs["topics"].history
    kept = [*topics.unchanged, *topics.deleted] if topics.has_changes() else row.topics
    return indexed(values, [topic.topic for topic in kept])


event.listen(Writer, "before_flush", _before_flush)
event.listen(Writer, "after_flush", _after_flush)
