"""Building the index of words anew, and whether that is needed."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, text, tuple_, update
from sqlmodel import SQLModel

from storage.databases.engine import connected, writing
from storage.searching.index import COLUMNS, Entry, add
from storage.searching.tables import STATE, WORDS
from storage.searching.tokens import VERSION, indexed

BATCH = 2_000
EMPTY_FILE = ("INSERT INTO article_words_index (article_words_index) VALUES ('delete-all')",)
EMPTY_SERVER = ("DROP INDEX IF EXISTS ix_article_words_words",)
FULL_FILE = ("INSERT INTO article_words_index (article_words_index) VALUES ('optimize')",)
FULL_SERVER = (
    "SET LOCAL maintenance_work_mem = '256MB'",
    "CREATE INDEX ix_article_words_words ON article_words USING gin (words)",
)


def rebuild(url: str) -> int:
    """Make the index anew, all or nothing; how many articles are in it."""
    with writing(url) as connection:
        return build(connection)


def mend(url: str) -> None:
    """Make the index anew where it does not say what the articles say."""
    with connected(url) as connection:
        is_whole = not out_of_step(connection) and next(differing(connection), None) is None
    if not is_whole:
        rebuild(url)


def build(connection: Connection) -> int:
    """The same in a transaction of the caller's, beside which nobody else writes."""
    on_file = connection.dialect.name == "sqlite"
    _say(connection, EMPTY_FILE if on_file else EMPTY_SERVER)
    connection.execute(delete(WORDS))
    total = 0
    for some in _entries(connection):
        add(connection, some)
        total += len(some)
    _say(connection, FULL_FILE if on_file else FULL_SERVER)
    for name, number in (("version", VERSION), ("strays", 0)):
        connection.execute(update(STATE).where(STATE.c.name == name).values(number=number))
    return total


def out_of_step(connection: Connection) -> str | None:
    """Why the index does not say what the articles say; None where it seems to."""
    state = {row.name: row.number for row in connection.execute(select(STATE))}
    if state.get("version") != VERSION:
        return "the index of words is of another version"
    if strays := state.get("strays"):
        return f"the index of words still has what {strays} articles said before"
    kept, known = (
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (_articles(), WORDS)
    )
    return None if kept == known else f"the index of words has {known} of {kept} articles"


def differing(connection: Connection) -> Iterator[int]:
    """Numbers of the articles that say something else than the index."""
    for some in _entries(connection):
        numbers = [number for number, _, _ in some]
        query = select(WORDS.c.article_id, WORDS.c.digest).where(WORDS.c.article_id.in_(numbers))
        known = {row.article_id: row.digest for row in connection.execute(query)}
        yield from (number for number, _, words in some if known.get(number) != words.digest())


def _entries(connection: Connection) -> Iterator[list[Entry]]:
    """All articles, a batch at a time: the oldest first, for which FTS5 is quickest."""
    article = _articles().c
    after: tuple[Any, ...] | None = None
    order = (article.listed_at, article.id)
    while True:
        query = select(article.id, *(article[name] for name in COLUMNS))
        if after is not None:
            query = query.where(tuple_(*order) > tuple_(*after))
        rows = connection.execute(query.order_by(*order).limit(BATCH)).all()
        if not rows:
            return
        yield _indexed(connection, rows)
        after = rows[-1].listed_at, rows[-1].id


def _indexed(connection: Connection, rows: Sequence[Row[Any]]) -> list[Entry]:
    topic = SQLModel.metadata.tables["article_topics"].c
    of_these = topic.article_id.in_([row.id for row in rows])
    topics: dict[int, list[str]] = {}
    for number, slug in connection.execute(select(topic.article_id, topic.topic).where(of_these)):
        topics.setdefault(number, []).append(slug)
    return [
        (row.id, row.listed_at, indexed(dict(row._mapping), topics.get(row.id, ()))) for row in rows
    ]


def _articles() -> Any:
    return SQLModel.metadata.tables["articles"]


def _say(connection: Connection, commands: Sequence[str]) -> None:
    for command in commands:
        connection.execute(text(command))
