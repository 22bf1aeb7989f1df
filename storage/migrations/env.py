"""Alembic's entry: migrate over the connection that `storage.upkeep.schema.upgrade` hands in."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString, SQLModel

from storage.tables import Time

PLAIN = {AutoString: "sa.String()", Time: "sa.DateTime(timezone=True)"}
"""Types of ours in a migration's own words: a version must not change when our code does."""


def render(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """A new migration's text for one column type."""
    return PLAIN.get(type(item), False) if kind == "type" else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    render_item=render,
    include_name=lambda name, kind, _parents: kind != "table" or name != "apscheduler_jobs",
)
with context.begin_transaction():
    context.run_migrations()
