"""What crawls know of a site, how links were announced, troubles of a run, texts that are one."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

LIST, MAPPING = sa.text("'[]'"), sa.text("'{}'")
BATCH = 1_000


def upgrade() -> None:
    """New columns with what is known so far."""
    op.add_column("sources", sa.Column("site", sa.JSON(), nullable=True))
    op.add_column("pages", sa.Column("marks", sa.JSON(), nullable=False, server_default=LIST))
    op.add_column("pages", sa.Column("article", sa.String(), nullable=True))
    op.add_column(
        "crawl_runs", sa.Column("full", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "crawl_runs", sa.Column("troubles", sa.JSON(), nullable=False, server_default=MAPPING)
    )
    op.add_column("articles", sa.Column("text_hash", sa.String(), nullable=True))
    _fill(op.get_bind())
    op.create_index("ix_articles_text", "articles", ["text_hash"])


def _fill(database: sa.Connection) -> None:
    articles = sa.table(
        "articles",
        *(sa.column(name) for name in ("id", "title", "body_text", "text_hash")),
    )
    last = 0
    while True:
        query = sa.select(articles.c.id, articles.c.title, articles.c.body_text)
        some = query.where(articles.c.id > last).order_by(articles.c.id).limit(BATCH)
        rows = database.execute(some).all()
        if not rows:
            return
        last = rows[-1].id
        change = sa.update(articles).where(articles.c.id == sa.bindparam("which"))
        database.execute(
            change.values(text_hash=sa.bindparam("digest")),
            [{"which": row.id, "digest": _digest(row.title, row.body_text)} for row in rows],
        )


def _digest(title: str, body_text: str | None) -> str | None:
    if body_text is None or len(body_text) < 200:
        return None
    return hashlib.blake2b(f"{title}\n{body_text}".encode(), digest_size=16).hexdigest()
