"""What most visits find, in plain statements: an article that is new, and one that is as it was.

For the same rows the ORM's unit of work takes three times as long.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import class_mapper, make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key
from sqlmodel import Session, SQLModel

from storage.asking.spellings import FIELDS, key
from storage.searching import index
from storage.searching.tokens import indexed
from storage.tables import ArticleDocumentRow, ArticleRow, ArticleTopicRow, DeadlineRow

ARTICLES, TOPICS, DEADLINES, DOCUMENTS = (
    SQLModel.metadata.tables[str(row.__tablename__)]
    for row in (ArticleRow, ArticleTopicRow, DeadlineRow, ArticleDocumentRow)
)
COLUMNS = tuple(column.name for column in ARTICLES.columns if column.name != "id")
LISTS, MAPPINGS = ("images", "attachments", "warnings"), ("provenance",)
"""Columns that are never null."""
BESIDES = {"url", "modified_at", "view_count", "body_html", "language", "images", "provenance",
           "warnings", "missed_at", "gone_at", "last_seen_at", "updated_at"}  # fmt: skip
"""Columns of which neither the index of words nor another column knows."""
# written down once: to build a statement takes as long as to have it answered
KEPT = select(ARTICLES).where(ARTICLES.c.canonical_url == bindparam("url"))
VISIT = update(ARTICLES).where(ARTICLES.c.id == bindparam("which"))
ARRIVE = insert(ARTICLES).returning(ARTICLES.c.id)
NEW_ROW = class_mapper(ArticleRow).class_manager.new_instance
PARTS = {"topics": insert(TOPICS), "deadlines": insert(DEADLINES), "documents": insert(DOCUMENTS)}


def kept(session: Session, canonical_url: str) -> ArticleRow | None:
    """The article under this address, also if it only waits to be written."""
    session.flush()
    found = session.connection().execute(KEPT, {"url": canonical_url}).first()
    if found is None:
        return None
    at_hand = session.identity_map.get(identity_key(ArticleRow, found.id))
    return at_hand if isinstance(at_hand, ArticleRow) else _known(session, found._asdict())


def seen_again(session: Session, row: ArticleRow, values: Mapping[str, Any]) -> bool:
    """Write what differs of an article that says what it said; False where that is not all."""
    new = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not new.keys() <= BESIDES:
        return False
    session.connection().execute(VISIT, {"which": row.id, **new})
    for name, value in new.items():
        set_committed_value(row, name, value)
    return True


def arrive(session: Session, values: Mapping[str, Any], found: Mapping[str, Any]) -> ArticleRow:
    """Write an article, what rules found in it, and its words; the row as the session knows it.

    ``values`` are columns; those that are left out are null, or empty. ``found`` is what
    `storage.calls.sort` takes.
    """
    row = _row(values)
    connection = session.connection()
    number: int = connection.execute(ARRIVE, row).scalar_one()
    for part, some in _parts(number, found).items():
        if some:
            connection.execute(PARTS[part], some)
    entry = (number, _listed_at(row), indexed({**row, "id": number}, found.get("topics", ())))
    index.add(connection, [entry])
    return _known(session, {**row, "id": number})


def _row(values: Mapping[str, Any]) -> dict[str, Any]:
    row = {**dict.fromkeys(COLUMNS), "revision": 1, **values}
    for names, empty in ((LISTS, list), (MAPPINGS, dict)):
        row |= {name: row[name] or empty() for name in names}
    return row | {kept: key(row[name]) for name, kept in FIELDS.items()}


def _parts(number: int, found: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    def told(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        return [{**row, "article_id": number, "position": at} for at, row in enumerate(rows)]

    scores = found.get("topics", {})
    return {
        "topics": [
            {"article_id": number, "topic": topic, "score": score}
            for topic, score in scores.items()
        ],
        "deadlines": told(found.get("deadlines", ())),
        "documents": told([{"number": one} for one in found.get("documents", ())]),
    }


def _listed_at(row: Mapping[str, Any]) -> datetime:
    moment = row["listed_at"]
    assert isinstance(moment, datetime)  # noqa: S101  the column is one
    return moment


def _known(session: Session, values: Mapping[str, Any]) -> ArticleRow:
    """As if it had been asked for just now; its parts are asked for when they are looked at."""
    row: ArticleRow = NEW_ROW()
    vars(row).update(values)
    make_transient_to_detached(row)
    session.add(row)
    return row
