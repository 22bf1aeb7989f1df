"""What questions need: names without marks, the order by views, moves, and changes by time."""

import sqlalchemy as sa
from alembic import op

from storage.searching.tokens import fold_word, spelt

revision = "0009"
down_revision = "0008"

KEPT = 100_000
BATCH = 1_000
FIELDS = ("author", "section")
PLACE = ("listed_at", "id")
INDEXES = {
    "ix_articles_genre": ("genre", *PLACE),
    "ix_articles_views": ("view_count", "id"),
    "ix_articles_author": ("author_key", *PLACE),
    "ix_articles_section": ("section_key", *PLACE),
}
MOVED = """
    INSERT INTO article_moves (article_id, listed_at, view_count)
    VALUES (OLD.id, OLD.listed_at, OLD.view_count);
"""
PRUNED = f"""
    DELETE FROM article_moves WHERE number <= (SELECT max(number) FROM article_moves) - {KEPT};
"""  # noqa: S608  our own number
SQLITE = f"""
    CREATE TRIGGER articles_moved AFTER UPDATE OF listed_at, view_count ON articles
    WHEN (OLD.listed_at, OLD.view_count) IS NOT (NEW.listed_at, NEW.view_count)
    BEGIN {MOVED} {PRUNED} END
"""
POSTGRESQL = (
    "CREATE FUNCTION keep_article_move() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN {MOVED} {PRUNED} RETURN NULL; END $$",
    "CREATE TRIGGER articles_moved AFTER UPDATE OF listed_at, view_count ON articles FOR EACH ROW"
    " WHEN ((OLD.listed_at, OLD.view_count) IS DISTINCT FROM (NEW.listed_at, NEW.view_count))"
    " EXECUTE FUNCTION keep_article_move()",
)

VIEWS = {
    "articles_read": """
        SELECT article.id, article.title, article.published_at, article.province,
            source.name AS source_name, article.genre,
            (SELECT group_concat(topic, ', ') FROM article_topics
                WHERE article_id = article.id) AS topics,
            article.author, article.section, article.view_count, article.gone_at, article.url
        FROM articles AS article JOIN sources AS source ON source.slug = article.source
    """,
    "deadlines_read": """
        SELECT deadline.due_at, deadline.precision, deadline.what, article.id AS article_id,
            article.title, article.province, article.url
        FROM article_deadlines AS deadline JOIN articles AS article
            ON article.id = deadline.article_id
        WHERE article.gone_at IS NULL
    """,
}
"""For people who open the file; PostgreSQL would keep columns under a view from being changed."""


def upgrade() -> None:
    """Columns, filled for what was kept before; tables; the trigger that keeps moves from now."""
    for field in FIELDS:
        op.add_column("articles", sa.Column(f"{field}_key", sa.String(), nullable=True))
        _fill(field)
    for name, columns in INDEXES.items():
        op.create_index(name, "articles", list(columns))
    op.create_table(
        "article_moves",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("view_count", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "change_times",
        sa.Column("minute", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("minute"),
    )
    on_file = op.get_bind().dialect.name == "sqlite"
    for statement in _views_and_trigger() if on_file else POSTGRESQL:
        op.get_bind().exec_driver_sql(statement)


def _views_and_trigger() -> list[str]:
    views = [f"CREATE VIEW {name} AS {question}" for name, question in VIEWS.items()]
    return [SQLITE, *views]


def _fill(field: str) -> None:
    """The keys of the names there are: each name once, for they repeat."""
    articles = sa.table("articles", sa.column(field), sa.column(f"{field}_key"))
    name = articles.c[field]
    names = op.get_bind().execute(sa.select(name).where(name.is_not(None)).distinct()).scalars()
    keys = [{"said": one, "key": " ".join(map(fold_word, spelt(one))) or None} for one in names]
    if not keys:
        return
    kept = sa.table(f"{field}_keys", sa.column("said", sa.String), sa.column("key", sa.String))
    op.execute(f"CREATE TEMPORARY TABLE {field}_keys (said VARCHAR PRIMARY KEY, key VARCHAR)")
    for start in range(0, len(keys), BATCH):
        op.get_bind().execute(sa.insert(kept), keys[start : start + BATCH])
    found = sa.select(kept.c.key).where(kept.c.said == name).scalar_subquery()
    op.execute(sa.update(articles).where(name.is_not(None)).values({f"{field}_key": found}))
    op.execute(f"DROP TABLE {field}_keys")
