"""The index of words; the articles that are kept come into it when all versions are reached."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

INDEX = """
    CREATE VIRTUAL TABLE article_words_index USING fts5(
        words, content='', tokenize="ascii tokenchars '=.+*|:_-'"
    )
"""


def upgrade() -> None:
    """Where each article stands, what it is, and its words."""
    op.create_table(
        "article_words",
        sa.Column(
            "place", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False,
            nullable=False,
        ),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("digest", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("place"),
        sa.UniqueConstraint("article_id"),
    )  # fmt: skip
    state = op.create_table(
        "article_words_state",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.bulk_insert(state, [{"name": "version", "number": 0}, {"name": "strays", "number": 0}])
    if op.get_bind().dialect.name == "sqlite":
        op.get_bind().exec_driver_sql(INDEX)  # whose colons are no parameters
        return
    op.execute("ALTER TABLE article_words ADD COLUMN words tsvector")
    op.execute("ALTER TABLE article_words SET (toast_tuple_target = 128)")
    op.execute("CREATE INDEX ix_article_words_words ON article_words USING gin (words)")
