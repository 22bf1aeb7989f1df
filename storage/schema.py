"""The schema's versions: making it, moving it on, checking that what is kept is whole."""

from pathlib import Path

from sqlalchemy import Connection, inspect, make_url, text
from sqlalchemy.exc import DatabaseError

from storage.store import open_engine

HEAD = "0003"
"""The newest version in ``migrations/versions``: known here, so that only a move needs Alembic."""


class SchemaError(Exception):
    """The database is not at the version that this program works with."""


def version(url: str) -> str | None:
    """The version of the database's schema; None where there is none yet."""
    with open_engine(url).connect() as connection:
        if "alembic_version" not in inspect(connection).get_table_names():
            return None
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def prepare(url: str) -> None:
    """Make the schema where there is none; raise `SchemaError` where it is another version's."""
    found = version(_with_folder(url))
    if found is None:
        upgrade(url)
    elif found != HEAD:
        raise SchemaError(
            f"the database {_shown(url)} has schema {found}, this version needs {HEAD}: "
            "run `sokhcn db upgrade`"
        )


def upgrade(url: str) -> None:
    """Move the schema to `HEAD`; what is kept moves with it."""
    from alembic import command  # noqa: PLC0415  a second of import, needed once
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with open_engine(_with_folder(url)).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def check(url: str) -> list[str]:
    """What is wrong with the database, in words; nothing when it is whole."""
    if (path := _file(url)) and not path.exists():
        return [f"{path} does not exist"]
    try:
        with open_engine(url).connect() as connection:
            of_file = _check_sqlite(connection) if connection.dialect.name == "sqlite" else []
        return [*_check_version(url), *of_file]
    except DatabaseError as error:
        return [f"{_shown(url)}: {error.orig}"]


def _check_version(url: str) -> list[str]:
    found = version(url)
    return [] if found == HEAD else [f"the schema is {found or 'missing'}, not {HEAD}"]


def _check_sqlite(connection: Connection) -> list[str]:
    pages = connection.execute(text("PRAGMA integrity_check")).scalars()
    strays = connection.execute(text("PRAGMA foreign_key_check"))
    return [
        *(line for line in pages if line != "ok"),
        *(
            f"{table} row {row} points to a {parent} that is gone"
            for table, row, parent, _ in strays
        ),
    ]


def _with_folder(url: str) -> str:
    if path := _file(url):
        path.parent.mkdir(parents=True, exist_ok=True)
    return url


def _file(url: str) -> Path | None:
    parts = make_url(url)
    on_disk = parts.get_backend_name() == "sqlite" and parts.database not in (None, "", ":memory:")
    return Path(parts.database or "") if on_disk else None


def _shown(url: str) -> str:
    return make_url(url).render_as_string(hide_password=True)
