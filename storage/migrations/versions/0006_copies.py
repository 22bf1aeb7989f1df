"""The copies of articles."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Clusters with their trail, and signatures; articles kept before are signed by a command."""
    op.create_table(
        "clusters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    # in SQL: Alembic knows no column with a foreign key for SQLite, except by copying the table
    op.execute("ALTER TABLE articles ADD COLUMN cluster INTEGER REFERENCES clusters (id)")
    op.create_index("ix_articles_cluster", "articles", ["cluster", "id"])
    _trail()
    _signatures()


def _trail() -> None:
    op.create_table(
        "cluster_merges",
        sa.Column("from_cluster", sa.Integer(), nullable=False),
        sa.Column("into_cluster", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["from_cluster"], ["clusters.id"]),
        sa.ForeignKeyConstraint(["into_cluster"], ["clusters.id"]),
        sa.PrimaryKeyConstraint("from_cluster"),
    )
    op.create_index("ix_cluster_merges_into", "cluster_merges", ["into_cluster"])
    op.create_table(
        "cluster_leavings",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cluster", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["cluster"], ["clusters.id"]),
        sa.PrimaryKeyConstraint("article_id", "at"),
    )
    op.create_index("ix_cluster_leavings_cluster", "cluster_leavings", ["cluster"])


def _signatures() -> None:
    op.create_table(
        "copy_signatures",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("method", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.Column("title", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_index("ix_copy_signatures_method", "copy_signatures", ["method"])
    op.create_table(
        "copy_bands",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "article_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copy_passages",
        sa.Column("passage", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("passage"),
        sqlite_with_rowid=False,
    )
