"""From one database to another, of the same kind or the other, row by row and compared."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Table, func, insert, inspect, select, text

from storage.databases.engine import connected, is_postgresql, shown, writing
from storage.searching import building
from storage.searching.tables import names_of_index
from storage.upkeep.backups import UpkeepError, existing
from storage.upkeep.schema import (
    HEAD,
    SchemaError,
    file_of,
    tables,
    upgrade,
    version,
    without_triggers,
)

BATCH = 1_000

Progress = Callable[[int, int], None]


class Copied(NamedTuple):
    """A table that is the same in both databases."""

    table: str
    rows: int
    checksum: str
    """Sum of the digests of all rows: the same in whichever order they stand."""


def copy(source: str, target: str, progress: Progress | None = None) -> list[Copied]:
    """Copy all tables, as they are at one moment, into an empty database; all or nothing.

    What was written is read again and compared. Raises `UpkeepError` where the target is not
    empty or differs, `SchemaError` where the source is of another version.
    """
    _of_this_version(source)
    _empty(target)
    with _gone_unless_whole(file_of(target)):
        upgrade(target)
        one_moment = {"isolation_level": "REPEATABLE READ"} if is_postgresql(source) else {}
        with connected(source, **one_moment) as giving, writing(target) as taking:
            count = _Count(sum(_rows(giving, table) for table in tables()), progress)
            with without_triggers(taking):
                copied = [_copy_table(table, giving, taking, count) for table in tables()]
            building.build(taking)
            return copied


@contextmanager
def _gone_unless_whole(file: Path | None) -> Iterator[None]:
    """A new file that does not get everything is taken away again."""
    is_new = file is not None and not file.exists()
    try:
        yield
    except BaseException:
        if file is not None and is_new:
            for suffix in ("", "-wal", "-shm", "-journal"):
                file.with_name(file.name + suffix).unlink(missing_ok=True)
        raise


class _Count:
    def __init__(self, total: int, progress: Progress | None) -> None:
        self.done, self.total, self.progress = 0, total, progress

    def add(self, rows: int) -> None:
        self.done += rows
        if self.progress is not None:
            self.progress(self.done, self.total)


def _copy_table(table: Table, giving: Connection, taking: Connection, count: _Count) -> Copied:
    given = _Sum()
    for rows in _batches(giving, table):
        taking.execute(insert(table), [dict(row._mapping) for row in rows])
        given.add(rows)
        count.add(len(rows))
    taken = _Sum()
    for rows in _batches(taking, table):
        taken.add(rows)
    if (given.rows, given.digest) != (taken.rows, taken.digest):
        raise UpkeepError(
            f"{table.name}: {given.rows} rows with checksum {given.digest:032x} were copied,"
            f" {taken.rows} with {taken.digest:032x} arrived; nothing was kept"
        )
    _go_on_counting(taking, table)
    return Copied(table.name, given.rows, f"{given.digest:032x}")


class _Sum:
    def __init__(self) -> None:
        self.rows = self.digest = 0

    def add(self, rows: Sequence[Row[Any]]) -> None:
        self.rows += len(rows)
        for row in rows:
            told = json.dumps(list(row), default=_plain, sort_keys=True).encode()
            one = int.from_bytes(hashlib.blake2b(told, digest_size=16).digest())
            self.digest = (self.digest + one) % (1 << 128)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[Row[Any]]]:
    query = select(table).execution_options(yield_per=BATCH)
    return connection.execute(query).partitions(BATCH)


def _rows(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _go_on_counting(connection: Connection, table: Table) -> None:
    """The next number that PostgreSQL gives follows the largest copied; SQLite looks by itself."""
    key = table.autoincrement_column
    if connection.dialect.name != "postgresql" or key is None:
        return
    sequence = "pg_get_serial_sequence(:table, :column)"
    last = connection.execute(select(func.max(key))).scalar()
    if last is not None:
        values = {"table": table.name, "column": key.name, "last": last}
        connection.execute(text(f"SELECT setval({sequence}, :last)"), values)


def _of_this_version(url: str) -> None:
    existing(url)
    if (found := version(url)) != HEAD:
        raise SchemaError(f"the database {shown(url)} has schema {found}, not {HEAD}:"
                          " run `sokhcn db upgrade`")  # fmt: skip


def _empty(url: str) -> None:
    """An UpkeepError where a table stands that is not ours, or one of ours has rows."""
    if (file := file_of(url)) and not file.exists():
        return
    with connected(url) as connection:
        there = set(inspect(connection).get_table_names()) - {"alembic_version"}
        there -= names_of_index(connection)
        ours = {table.name: table for table in tables()}
        full = [name for name in sorted(there) if name not in ours or _rows(connection, ours[name])]
    if full:
        raise UpkeepError(f"{shown(url)} is not empty: it has {', '.join(full)}")
