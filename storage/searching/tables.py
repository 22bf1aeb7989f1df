"""The tables of the index of words. All in them follows from the articles: it is never copied."""

from datetime import datetime
from functools import cache

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    inspect,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

from storage.searching.tokens import seconds

NUMBER_BITS = 31
"""Of a place: the article's number; before them the seconds at which it is listed."""
NUMBERS = (1 << NUMBER_BITS) - 1

_TABLES = MetaData()
Table("articles", _TABLES, Column("id", Integer, primary_key=True))
WORDS = Table(
    "article_words",
    _TABLES,
    Column("place", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), unique=True),
    Column("facts", String, nullable=False),
    Column("digest", BigInteger, nullable=False),
)
STATE = Table(
    "article_words_state",
    _TABLES,
    Column("name", String, primary_key=True),
    Column("number", Integer, nullable=False),
)

ADD = text("INSERT INTO article_words_index (rowid, words) VALUES (:place, :words)")
REMOVE = text(
    "INSERT INTO article_words_index (article_words_index, rowid, words)"
    " VALUES ('delete', :place, :words)"
)
STRAY = text("UPDATE article_words_state SET number = number + 1 WHERE name = 'strays'")


@cache
def vectors() -> Table:
    """`WORDS` as PostgreSQL has it, with the words."""
    columns = [Column(one.name, one.type, primary_key=one.primary_key) for one in WORDS.c]
    return Table(WORDS.name, MetaData(), *columns, Column("words", TSVECTOR))


def place(listed_at: datetime, number: int) -> int:
    """Where an article stands in the order oldest first, as one whole number of 64 bits."""
    return seconds(listed_at) << NUMBER_BITS | number


def number(at: int) -> int:
    """The article that stands at a place."""
    return at & NUMBERS


def seconds_between(earlier: int, later: int) -> int:
    """From one place to another."""
    return (later >> NUMBER_BITS) - (earlier >> NUMBER_BITS)


def names_of_index(connection: Connection) -> set[str]:
    """Of all tables that the index is made of, FTS5's own too."""
    return {one for one in inspect(connection).get_table_names() if one.startswith(WORDS.name)}
