"""Connecting: SQLite and PostgreSQL, set up so that both behave alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

BUSY_TIMEOUT = 30_000
"""Milliseconds that a writer waits for another one."""

CONNECT_TIMEOUT = 10
"""Seconds until a server that does not answer counts as out of reach."""

OLDEST_POSTGRESQL = 15

WRITER = int.from_bytes(b"sokhcn")
"""Number of the advisory lock that a writer on PostgreSQL holds."""

PRAGMAS = (
    "PRAGMA page_size = 8192",  # an article's row is about 3 KB: a third of a 4 KB page is waste
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT}",
    "PRAGMA foreign_keys = ON",
)

SETTINGS = (
    "SET TIME ZONE 'UTC'",
    f"SET lock_timeout = {BUSY_TIMEOUT}",
    "SET client_min_messages = warning",
)


class ConnectError(Exception):
    """A database that cannot be reached or used; says why and what helps, and no password."""


def open_engine(url: str, *, pooled: bool = True) -> Engine:
    """An engine for ``sqlite:///…`` or ``postgresql+psycopg://…``; raises `ConnectError`.

    Connections of SQLite are set up as `PRAGMAS` says, those of PostgreSQL as `SETTINGS` says.
    Without a pool each is closed after use: for who may still ask when the engine is disposed of.
    """
    address = make_url(url)
    options: dict[str, Any] = {}
    if address.database not in (None, "", ":memory:"):
        # the crawls of one process hold one connection each: to wait for another would be for ever
        options = {"max_overflow": -1}
    if is_postgresql(url):
        options |= {"pool_pre_ping": True, "connect_args": {"connect_timeout": CONNECT_TIMEOUT}}
    if not pooled:
        options = {"poolclass": NullPool, "connect_args": options.get("connect_args", {})}
    try:
        engine = create_engine(address, **options)
    except (ModuleNotFoundError, NoSuchModuleError):
        raise ConnectError(
            f"{shown(url)}: the driver is missing: install `sokhcn[postgres]` (psycopg 3)"
        ) from None
    event.listen(engine, "begin", _begin)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    else:
        event.listen(engine, "do_connect", _connect_postgresql)
    return engine


@contextmanager
def connected(url: str, **options: Any) -> Iterator[Connection]:
    """A connection of its own, with these execution options; nothing is left open behind it."""
    engine = open_engine(url)
    try:
        with engine.connect().execution_options(**options) as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def writing(url: str) -> Iterator[Connection]:
    """As `connected`, in a transaction beside which nobody else writes."""
    with connected(url, begin="IMMEDIATE") as connection, connection.begin():
        yield connection


def is_postgresql(url: str) -> bool:
    """Whether the address is one of PostgreSQL; else it is one of SQLite."""
    return make_url(url).get_backend_name() == "postgresql"


def shown(url: str) -> str:
    """The address as people may read it."""
    return make_url(url).render_as_string(hide_password=True)


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say, see _begin
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _connect_postgresql(
    dialect: Dialect, _record: ConnectionPoolEntry, words: list[Any], options: dict[str, Any]
) -> Any:
    where = URL.create(
        "postgresql", options.get("user"), None, options.get("host"), options.get("port"),
        options.get("dbname", ""),
    )  # fmt: skip
    try:
        connection: Any = dialect.connect(*words, **options)
    except dialect.loaded_dbapi.OperationalError as error:
        raise ConnectError(f"{where}: {_reason(str(error))}") from None
    if problem := _unusable(connection):
        connection.close()
        raise ConnectError(f"{where}: {problem}")
    connection.autocommit = True
    connection.execute("; ".join(SETTINGS))
    connection.autocommit = False
    return connection


def _reason(said: str) -> str:
    """What the driver said, in one line, with what helps."""
    line = " ".join(said.split())
    if "authentication failed" in line or "no password supplied" in line:
        return f"{line}. Are user and password in database_url (or ~/.pgpass) right?"
    if "does not exist" in line:
        return f"{line}. `createdb` makes a database, `createuser` a user"
    return f"{line}. Is the server running, and are host and port in database_url right?"


def _unusable(connection: Any) -> str | None:
    version = connection.info.server_version // 10_000
    if version < OLDEST_POSTGRESQL:
        return f"PostgreSQL {version} is too old; accepted: {OLDEST_POSTGRESQL} and newer"
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        return f"the database is encoded in {encoding}; make one with `createdb --encoding=UTF8`"
    return None


def _begin(connection: Connection) -> None:
    """Writers come one after the other, on both databases.

    On SQLite, a deferred transaction that turns into a writer fails at once when another one
    writes; on PostgreSQL, two that save the same article would meet at its unique address.
    """
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    kind = options.get("begin", "")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"BEGIN {kind}")
    elif kind == "IMMEDIATE":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")
