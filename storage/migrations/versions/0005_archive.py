"""Every answer that was read is kept, packed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """The archive: answers, their bodies, and the dictionaries that pack those."""
    op.create_table(
        "dictionaries",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_dictionaries_source", "dictionaries", ["source"])
    op.create_table(
        "bodies",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("dictionary", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["dictionary"], ["dictionaries.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("ix_bodies_dictionary", "bodies", ["dictionary"])
    op.create_table(
        "responses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("posted", sa.String(), nullable=True),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["bodies.digest"]),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_responses_digest", "responses", ["digest"])
    op.create_index("ix_responses_source", "responses", ["source", "kind"])
    op.create_index("ix_responses_url", "responses", ["url", "fetched_at"])
