"""The schema's versions: making it, and moving it on with what is kept."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Table, inspect, make_url, text
from sqlmodel import SQLModel

from storage.databases.engine import connected, shown, writing

HEAD = "0011"
"""The newest version in ``migrations/versions``: known here, so that only a move needs Alembic."""

COLOURS = "mako.ext.pygmentplugin"
"""What would load Pygments, 5 MB, to colour the faults of templates that nobody here writes."""

SORTED_OTHERWISE = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type IN ('character varying', 'text')
    AND collation_name IS DISTINCT FROM 'C' ORDER BY 1, 2
"""
"""Columns of text that PostgreSQL sorts by the rules of a language, unlike SQLite."""


class SchemaError(Exception):
    """The database is not at the version that this program works with."""


def version(url: str) -> str | None:
    """The version of the database's schema; None where there is none yet."""
    with connected(url) as connection:
        if "alembic_version" not in inspect(connection).get_table_names():
            return None
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def prepare(url: str) -> None:
    """Make the schema where there is none; raise `SchemaError` where it is another version's."""
    found = version(_with_folder(url))
    if found is None:
        upgrade(url)
    elif found != HEAD:
        raise _other_schema(url, found)


def remedy(found: str | None) -> str:
    """What helps where the schema is of another version, or there is none."""
    known = found is None or found < HEAD
    return "run `sokhcn db upgrade`" if known else "install the version of sokhcn that made it"


def upgrade(url: str, to: str = "head") -> None:
    """Move the schema to `HEAD`; what is kept moves with it, all or nothing.

    Raises `SchemaError` for a newer one, and for a file of another program.
    """
    found = version(_with_folder(url))
    if found is not None and found > HEAD:
        raise _other_schema(url, found)
    if found is None and (others := _tables_there(url)):
        raise SchemaError(
            f"the database {shown(url)} is another program's, it holds {', '.join(others[:5])}: "
            "choose another database_url"
        )
    sys.modules.setdefault(COLOURS, None)  # type: ignore[arg-type]  # as if there were none
    from alembic import command  # noqa: PLC0415  a second of import, needed once
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parents[1] / "migrations"))
    with writing(url) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        if to == "head":
            _fill_index(connection)
        if connection.dialect.name == "postgresql":
            _sort_by_code_point(connection)


def tables() -> list[Table]:
    """All that are ours, those that are pointed to before those that point."""
    from storage import store  # noqa: F401, PLC0415  whose import makes them all known

    return SQLModel.metadata.sorted_tables


def file_of(url: str) -> Path | None:
    """The file of an SQLite database; None for one in memory or on a server."""
    parts = make_url(url)
    on_disk = parts.get_backend_name() == "sqlite" and parts.database not in (None, "", ":memory:")
    return Path(parts.database or "") if on_disk else None


def _other_schema(url: str, found: str) -> SchemaError:
    return SchemaError(
        f"the database {shown(url)} has schema {found}, this version needs {HEAD}: {remedy(found)}"
    )


def _tables_there(url: str) -> list[str]:
    """The tables of a file; on a server a database may be shared."""
    if file_of(url) is None:
        return []
    with connected(url) as connection:
        return inspect(connection).get_table_names()


def _fill_index(connection: Connection) -> None:
    from storage.searching import building  # noqa: PLC0415  which knows all tables, as `tables` does

    tables()
    if building.out_of_step(connection):
        building.build(connection)


def _sort_by_code_point(connection: Connection) -> None:
    """Texts in the order of SQLite, whatever language the server was set up for."""
    quoted = connection.dialect.identifier_preparer.quote
    for table, column in connection.execute(text(SORTED_OTHERWISE)).all():
        connection.exec_driver_sql(
            f'ALTER TABLE {quoted(table)} ALTER COLUMN {quoted(column)} TYPE varchar COLLATE "C"'
        )


def _with_folder(url: str) -> str:
    if path := file_of(url):
        path.parent.mkdir(parents=True, exist_ok=True)
    return url


@contextmanager
def without_triggers(connection: Connection) -> Iterator[None]:
    """A transaction of which triggers note nothing: who writes all tables writes their notes too.

    In one transaction PostgreSQL would note each article more slowly than the one before: the row
    that counts the changes leaves as many dead ones behind, through all of which it goes.
    """
    ask = connection.exec_driver_sql
    if connection.dialect.name == "sqlite":
        made = ask("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
        off, on = [f"DROP TRIGGER {name}" for name, _ in made], [sql for _, sql in made]
    else:
        query = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
        names = ask(query).scalars().all()
        off = [f"ALTER TABLE {name} DISABLE TRIGGER USER" for name in names]
        on = [f"ALTER TABLE {name} ENABLE TRIGGER USER" for name in names]
    for command in off:
        ask(command)
    yield
    for command in on:
        ask(command)
