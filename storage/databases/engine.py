"""Connecting: SQLite and PostgreSQL, set up so that both behave alike."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from storage.databases.refusals import refused
from storage.databases.storable import only_storable, to_json

PATIENCE = 30.0
"""Seconds that a writer waits for another one, and for a server that is restarted; an address may
end in ``?timeout=5``."""

CONNECT_TIMEOUT = 10
"""Seconds until a server that does not answer counts as out of reach."""

RETRY = 0.2
"""Seconds from one attempt to reach a server that is restarted to the next."""

OLDEST_POSTGRESQL = 15

NO_TRANSACTION = "none"

WRITER = int.from_bytes(b"sokhcn")
"""Number of the advisory lock that a writer on PostgreSQL holds."""

PRAGMAS = (
    "PRAGMA page_size = 8192",  # an article's row is about 3 KB: a third of a 4 KB page is waste
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
)

SETTINGS = (
    "SET TIME ZONE 'UTC'",
    "SET client_min_messages = warning",
)


class ConnectError(Exception):
    """A database that cannot be reached or used; says why and what helps, and no password."""


def open_engine(url: str, *, pooled: bool = True) -> Engine:
    """An engine for ``sqlite:///…`` or ``postgresql+psycopg://…``; raises `ConnectError`.

    Connections of SQLite are set up as `PRAGMAS` says, those of PostgreSQL as `SETTINGS` says.
    Without a pool each is closed after use: for who may still ask when the engine is disposed of.
    """
    address, patience = _patience(url)
    options: dict[str, Any] = {}
    if address.database not in (None, "", ":memory:"):
        # who asks may hold one connection already: to wait for another would be for ever
        options = {"max_overflow": -1}
    if is_postgresql(url):
        options |= {"pool_pre_ping": True, "connect_args": {"connect_timeout": CONNECT_TIMEOUT}}
    if not pooled:
        options = {"poolclass": NullPool, "connect_args": options.get("connect_args", {})}
    try:
        engine = create_engine(address, json_serializer=to_json, **options)
    except (ModuleNotFoundError, NoSuchModuleError):
        raise ConnectError(
            f"{shown(url)}: the driver is missing: install `sokhcn[postgres]` (psycopg 3)"
        ) from None
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", only_storable, retval=True)
    event.listen(engine, "handle_error", refused)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite(patience))
    else:
        event.listen(engine, "do_connect", _Connecting(patience))
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


def for_reading(engine: Engine) -> Engine:
    """The same without transactions: what is read is not locked.

    On SQLite none begins but by `_begin`, and to tell each connection takes as long as a question.
    """
    if engine.dialect.name == "sqlite":
        return engine.execution_options(begin=NO_TRANSACTION)
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def is_postgresql(url: str) -> bool:
    """Whether the address is one of PostgreSQL; else it is one of SQLite."""
    return make_url(url).get_backend_name() == "postgresql"


def shown(url: str) -> str:
    """The address as people may read it."""
    return make_url(url).render_as_string(hide_password=True)


def _patience(url: str) -> tuple[URL, float]:
    """The address without ``timeout``, and that."""
    address = make_url(url)
    given = address.query.get("timeout", PATIENCE)
    try:
        return address.difference_update_query(["timeout"]), float(given)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        told = f"timeout = {given!r} is no number of seconds"
        raise ConnectError(f"{shown(url)}: {told}; accepted: ?timeout=30") from None


def _set_up_sqlite(patience: float) -> Callable[[Any, object], None]:
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where we say, see _begin
        connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        for pragma in PRAGMAS:
            connection.execute(pragma)

    return set_up


class _Connecting:
    """Connections to a server; one that was there before is waited for when it is restarted."""

    def __init__(self, patience: float) -> None:
        self.patience, self.was_there = patience, False

    def __call__(
        self,
        dialect: Dialect,
        _record: ConnectionPoolEntry,
        words: list[Any],
        options: dict[str, Any],
    ) -> Any:
        user, host, port = (options.get(name) for name in ("user", "host", "port"))
        where = URL.create("postgresql", user, None, host, port, options.get("dbname", ""))
        connection = self.connection(dialect, where, words, options)
        if problem := _unusable(connection):
            connection.close()
            raise ConnectError(f"{where}: {problem}")
        connection.autocommit = True
        connection.execute(
            "; ".join((*SETTINGS, f"SET lock_timeout = {int(self.patience * 1000)}"))
        )
        connection.autocommit = False
        self.was_there = True
        return connection

    def connection(
        self, dialect: Dialect, where: URL, words: list[Any], options: dict[str, Any]
    ) -> Any:
        """Of the driver; raises ConnectError when patience is at its end."""
        end = time.monotonic() + (self.patience if self.was_there else 0)
        while True:
            try:
                return dialect.connect(*words, **options)
            except dialect.loaded_dbapi.OperationalError as error:
                if time.monotonic() >= end:
                    raise ConnectError(f"{where}: {_reason(str(error))}") from None
            time.sleep(RETRY)


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
    kind = options.get("begin", "")
    if kind == NO_TRANSACTION or options.get("isolation_level") == "AUTOCOMMIT":
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"BEGIN {kind}")
    elif kind == "IMMEDIATE":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")
