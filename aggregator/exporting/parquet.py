"""Articles as Parquet, by way of DuckDB (extra ``export``)."""

import errno
import json
from pathlib import Path

TYPES = {
    "id": "BIGINT",
    "view_count": "BIGINT",
    "revision": "BIGINT",
    "published_at": "TIMESTAMPTZ",
    "modified_at": "TIMESTAMPTZ",
    "first_seen_at": "TIMESTAMPTZ",
    "last_seen_at": "TIMESTAMPTZ",
    "updated_at": "TIMESTAMPTZ",
    "gone_at": "TIMESTAMPTZ",
    "topics": "STRUCT(slug VARCHAR, score DOUBLE)[]",
    "images": "STRUCT(url VARCHAR, alt VARCHAR, caption VARCHAR)[]",
    "attachments": "STRUCT(url VARCHAR, name VARCHAR, media_type VARCHAR)[]",
    "warnings": "VARCHAR[]",
}
"""Columns that are no text; of other nested values the text is JSON."""


def is_there() -> bool:
    """Whether DuckDB is installed."""
    try:
        import duckdb  # noqa: F401, PLC0415  an extra
    except ImportError:
        return False
    return True


def write(lines: Path, file: Path) -> None:
    """The objects of a file of JSON lines, as rows; the same objects make the same bytes."""
    import duckdb  # noqa: PLC0415  an extra

    columns = {name: TYPES.get(name, "VARCHAR") for name in _names(lines)}
    with duckdb.connect(config={"threads": 1}) as database:  # in the order of the lines
        database.execute("SET TimeZone = 'UTC'")
        rows = database.read_json(str(lines), columns=columns, format="newline_delimited")
        try:
            rows.write_parquet(str(file), compression="zstd")
        except duckdb.Error as error:  # DuckDB says of a full disk that a write failed
            raise OSError(errno.EIO, str(error), str(file)) from error


def _names(lines: Path) -> list[str]:
    with lines.open(encoding="utf-8") as objects:
        first = objects.readline()
    return list(json.loads(first)) if first else list(TYPES)
