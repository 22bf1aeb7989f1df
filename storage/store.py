"""Opening the store: one engine, reads that hold no lock, writes that never meet a busy one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.pool import NullPool
from sqlmodel import Session, create_engine

from storage.articles import Articles
from storage.pages import Pages
from storage.runs import Runs
from storage.sources import Sources

BUSY_TIMEOUT = 30_000
"""Milliseconds that a writer waits for another one."""

PRAGMAS = (
    "PRAGMA page_size = 8192",  # an article's row is about 3 KB: a third of a 4 KB page is waste
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT}",
    "PRAGMA foreign_keys = ON",
)


class Store:
    """Everything kept, asked and told in plain words."""

    def __init__(self, engine: Engine, session: Session) -> None:
        self.engine, self.session = engine, session
        self.articles = Articles(session)
        self.sources = Sources(session)
        self.pages = Pages(session)
        self.runs = Runs(session)

    @contextmanager
    def write(self) -> Iterator["Store"]:
        """A store in which everything that is said happens at once at the end, or not at all."""
        writing = self.engine.execution_options(begin="IMMEDIATE")
        with Session(writing, expire_on_commit=False) as session, session.begin():
            yield Store(self.engine, session)


@contextmanager
def open_store(url: str) -> Iterator[Store]:
    """The store at an SQLAlchemy address; its schema must be up to date (`storage.schema`)."""
    engine = open_engine(url)
    try:
        with reading(engine) as store:
            yield store
    finally:
        engine.dispose()


@contextmanager
def reading(engine: Engine) -> Iterator[Store]:
    """A store over an engine that many share; what it reads, it does not lock."""
    reader = engine.execution_options(isolation_level="AUTOCOMMIT")
    with Session(reader, expire_on_commit=False) as session:
        yield Store(engine, session)


def open_engine(url: str) -> Engine:
    """An engine whose SQLite connections are set up as `PRAGMAS` says."""
    engine = create_engine(make_url(url), poolclass=NullPool if ":memory:" not in url else None)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say, see _begin
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    """A deferred transaction that turns into a writer fails at once when another one writes."""
    options = connection.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql(f"BEGIN {options.get('begin', '')}")
