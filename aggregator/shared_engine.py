"""The store as the crawls of one process share it."""

from functools import cache

from sqlalchemy import Engine

from storage.databases.engine import open_engine
from storage.upkeep import schema


@cache
def prepared(url: str) -> Engine:
    """The one engine over a store that is up to date; raises SchemaError for another version's."""
    schema.prepare(url)
    return open_engine(url)
