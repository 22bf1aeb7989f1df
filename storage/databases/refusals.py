"""What a database or a disk refuses to do, in words: what it was, and what helps."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL
from sqlalchemy.engine import ExceptionContext


class StoreError(Exception):
    """The store could not do what it was told; what it had acknowledged before stands."""


class FullError(StoreError):
    """There is no room left on the disk."""


class BusyError(StoreError):
    """Another program wrote for longer than a writer waits."""


class LostError(StoreError):
    """The connection to the server broke; whether the last transaction was kept is not known."""


class UnwritableError(StoreError):
    """The database may only be read."""


ROOM = (
    "free some room (`sokhcn db vacuum` gives back what is unused), or move it to a larger disk;"
    " what was kept before is whole, and the same command goes on from there"
)
OF_SQLITE = {
    sqlite3.SQLITE_FULL: FullError,
    sqlite3.SQLITE_BUSY: BusyError,
    sqlite3.SQLITE_LOCKED: BusyError,
    sqlite3.SQLITE_READONLY: UnwritableError,
    sqlite3.SQLITE_CANTOPEN: UnwritableError,
    sqlite3.SQLITE_PERM: UnwritableError,
}
"""By primary result code (https://sqlite.org/rescode.html)."""
FULL_TOO = (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_FSYNC)
"""As which a full disk may show where a write was cut short."""
OF_POSTGRESQL = {
    "53100": FullError,
    "55P03": BusyError,
    "25006": UnwritableError,
    "42501": UnwritableError,
}
"""By SQLSTATE (https://www.postgresql.org/docs/15/errcodes-appendix.html)."""


def refused(context: ExceptionContext) -> None:
    """Raise a `StoreError` in place of what the driver said, where that is one (SQLAlchemy event).

    Anything else is left as it is: a fault of ours, or of the file itself.
    """
    error, engine = context.original_exception, context.engine
    if engine is None or context.is_pre_ping:
        return
    kind = LostError if context.is_disconnect else _kind(error)
    if kind is not None:
        raise kind(f"{_place(engine.url)}: {' '.join(str(error).split())}; {_help(kind)}") from None


@contextmanager
def written(path: Path) -> Iterator[None]:
    """What keeps a file below a path from being written, as a `StoreError` that names it."""
    try:
        yield
    except sqlite3.Error as error:
        kind = _kind(error) or StoreError
        raise kind(f"cannot write {path}: {error}; {_help(kind)}") from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        kind = FullError if full else UnwritableError
        said = error.strerror or str(error)
        raise kind(f"cannot write {error.filename or path}: {said}; {_help(kind)}") from error


def _kind(error: BaseException | None) -> type[StoreError] | None:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0)
        return FullError if code in FULL_TOO else OF_SQLITE.get(code & 0xFF)
    state: Any = getattr(error, "sqlstate", None)
    return OF_POSTGRESQL.get(state)


def _help(kind: type[StoreError]) -> str:
    return HELP.get(kind, "see `sokhcn db check`")


HELP = {
    FullError: ROOM,
    BusyError: "another program writes to it for long; the same command goes on once it is done",
    LostError: "the same command goes on once the server is back",
    UnwritableError: "it must lie where this user may write",
}


def _place(url: URL) -> str:
    on_disk = url.get_backend_name() == "sqlite"
    return str(url.database) if on_disk else url.render_as_string(hide_password=True)
