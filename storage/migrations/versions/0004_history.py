"""Revisions of articles, the first sign that one is gone, and indexes to ask for what is due."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """A table and a column that are empty at first, and indexes."""
    op.create_table(
        "revisions",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_precision", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("source_credit", sa.String(), nullable=True),
        sa.Column("section", sa.String(), nullable=True),
        sa.Column("body_text", sa.String(), nullable=True),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "number"),
    )
    op.add_column("articles", sa.Column("missed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_articles_visits", "articles", ["source", "last_seen_at", "listed_at"])
    op.create_index("ix_pages_article", "pages", ["article"])
    op.create_index("ix_view_counts_seen", "view_counts", ["seen_at"])
