"""Deadlines and numbers of documents that articles name, and by which rules they were found."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Two tables that are empty, and a column that says so, until `sokhcn classify` fills them."""
    op.create_table(
        "article_deadlines",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "position"),
    )
    op.create_index("ix_article_deadlines_due", "article_deadlines", ["due_at", "article_id"])
    op.create_table(
        "article_documents",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "number"),
    )
    op.create_index("ix_article_documents_number", "article_documents", ["number", "article_id"])
    op.add_column("articles", sa.Column("rules", sa.String(), nullable=True))
    op.create_index("ix_articles_rules", "articles", ["rules", "id"])
