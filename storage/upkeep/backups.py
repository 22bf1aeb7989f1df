"""Copies of the database while it is used, and its clean-up."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, make_url, text

from storage.databases.engine import connected, is_postgresql
from storage.databases.refusals import written
from storage.searching import building
from storage.upkeep.schema import file_of


class UpkeepError(Exception):
    """A copy or clean-up that cannot be made; nothing was changed."""


def backup(url: str, file: Path) -> int:
    """Copy the database as it is at this moment into a new file; its size in bytes.

    SQLite gives a database that can be opened; PostgreSQL an archive for ``pg_restore``.
    The file appears when it is whole.
    """
    if file.exists():
        raise UpkeepError(f"{file} exists already; name a file that does not")
    part = file.with_name(file.name + ".part")
    with written(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        try:
            (_dump if is_postgresql(url) else _copy_file)(url, part)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    return file.stat().st_size


def vacuum(url: str) -> tuple[int, int]:
    """Give back unused room, build indexes and statistics anew; bytes before and after.

    The index of words is built anew where it is not what the articles say.
    """
    existing(url)
    building.mend(url)
    with connected(url, isolation_level="AUTOCOMMIT") as connection:
        server = connection.dialect.name == "postgresql"
        size = text(SIZE_ON_SERVER if server else SIZE_OF_FILE)
        before = connection.execute(size).scalar_one()
        first = _half_built(connection) if server else ()
        for command in (*first, *(SERVER_UPKEEP if server else FILE_UPKEEP)):
            connection.exec_driver_sql(command)
        return before, connection.execute(size).scalar_one()


def _half_built(connection: Connection) -> Iterator[str]:
    """What mends indexes that a crash of the server left half built; ``SCHEMA`` passes by them.

    See "Rebuilding Indexes Concurrently" in PostgreSQL's pages on ``REINDEX``.
    """
    for name, is_spare in connection.execute(text(HALF_BUILT)).all():
        yield f"DROP INDEX IF EXISTS {name}" if is_spare else f"REINDEX INDEX {name}"


HALF_BUILT = """
SELECT indexrelid::regclass::text, relname ~ '_cc(new|old)[0-9]*$'
FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
WHERE NOT indisvalid
  AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index WHERE datname = current_database())
"""
"""Indexes of a server that answer nothing, and whether each stands beside one that does;
none while indexes are being built, for then some are just not done yet."""
SIZE_ON_SERVER = "SELECT pg_database_size(current_database())"
SIZE_OF_FILE = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
SERVER_UPKEEP = ("REINDEX SCHEMA CONCURRENTLY public", "VACUUM (ANALYZE)")
FILE_UPKEEP = ("VACUUM", "REINDEX", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)")


def existing(url: str) -> None:
    """An UpkeepError where the file of the database is not there."""
    path = file_of(url)
    if path is not None and not path.exists():
        raise UpkeepError(f"{path} does not exist; `sokhcn db upgrade` makes it")


def _copy_file(url: str, part: Path) -> None:
    """By SQLite's own means for a database in use: readers and writers go on."""
    existing(url)
    with connected(url) as source, closing(sqlite3.connect(part)) as target:
        raw = source.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)  # noqa: S101  is_postgresql told so
        raw.backup(target)
        (said,) = target.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise UpkeepError(f"the copy is not whole: {said}; see `sokhcn db check`")


def _dump(url: str, part: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise UpkeepError(
            "pg_dump is not installed (Debian: postgresql-client);"
            " `sokhcn db copy sqlite:///backup.db` makes a copy without it"
        )
    address = make_url(url).set(drivername="postgresql")
    plain = address.set(password=None).render_as_string(hide_password=False)
    password = {"PGPASSWORD": str(address.password)} if address.password else {}
    command = [program, "--format=custom", f"--file={part}", f"--dbname={plain}"]
    done = subprocess.run(  # noqa: S603  the words are ours
        command, env={**os.environ, **password}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise UpkeepError(" ".join(done.stderr.split()))
