"""Feeds know that they have changed: stamps, which triggers keep."""
# ruff: noqa: S608  the words are ours

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

TOLD = (
    "uid", "canonical_url", "url", "source", "province", "title", "summary", "published_at",
    "published_precision", "modified_at", "author", "source_credit", "section", "body_text",
    "body_html", "language", "images", "attachments", "genre", "listed_at", "first_seen_at",
    "updated_at", "gone_at", "revision", "cluster",
)  # fmt: skip
"""The columns of an article of which a feed may tell."""
JSON = {"images", "attachments"}
"""Of these PostgreSQL knows no equality."""
FIELDS = ("source", "province", "genre")
SORTING = ("article_topics", "article_deadlines", "article_documents")
NOW = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f000', 'now')",
    "postgresql": "clock_timestamp()",
}
CURRENT = "(SELECT stamp FROM feed_stamps WHERE field = 'all')"


def upgrade() -> None:
    """Tables, what they say of articles kept before, and the triggers that keep them from now."""
    _tables()
    dialect = op.get_bind().dialect.name
    for statement in _first(NOW[dialect]):
        op.execute(statement)
    triggers = _sqlite() if dialect == "sqlite" else _postgresql()
    for statement in triggers:
        op.get_bind().exec_driver_sql(statement)


def _tables() -> None:
    op.create_table(
        "article_stamps",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("views", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_index("ix_article_stamps_stamp", "article_stamps", ["stamp", "article_id"])
    op.create_table(
        "feed_stamps",
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("field", "slug"),
    )
    op.create_table(
        "hub_pings",
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("topic"),
    )
    op.create_index("ix_hub_pings_due_at", "hub_pings", ["due_at"])
    op.create_table(
        "feed_marks",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _first(now: str) -> list[str]:
    """Everything kept before is one change."""
    fields = [
        f"INSERT INTO feed_stamps SELECT DISTINCT '{field}', {field}, 1, {now}"
        f" FROM articles WHERE {field} IS NOT NULL"
        for field in FIELDS
    ]
    return [
        "INSERT INTO article_stamps SELECT id, 1, view_count FROM articles",
        f"INSERT INTO feed_stamps SELECT 'all', '', 1, {now} WHERE EXISTS (SELECT 1 FROM articles)",
        *fields,
        f"INSERT INTO feed_stamps SELECT DISTINCT 'topic', topic, 1, {now} FROM article_topics",
    ]


def _touch(ids: str, now: str, *former: str) -> str:
    """SQL by which articles, and all feeds with them, get the next stamp.

    ``ids`` is a question for their numbers; ``former`` are questions for field and slug of feeds
    that they have left.
    """
    facets = [f"SELECT '{field}' AS field, {field} AS slug FROM articles WHERE id IN ({ids})"
              for field in FIELDS]  # fmt: skip
    topics = f"SELECT 'topic', topic FROM article_topics WHERE article_id IN ({ids})"
    moved = " UNION ".join([*facets, topics, *former])
    return f"""
        INSERT INTO feed_stamps VALUES ('all', '', 1, {now})
        ON CONFLICT (field, slug) DO UPDATE
        SET stamp = feed_stamps.stamp + 1, changed_at = excluded.changed_at;
        INSERT INTO article_stamps (article_id, stamp)
        SELECT id, {CURRENT} FROM articles WHERE id IN ({ids})
        ON CONFLICT (article_id) DO UPDATE SET stamp = excluded.stamp;
        INSERT INTO feed_stamps
        SELECT moved.field, moved.slug, {CURRENT}, {now} FROM ({moved}) AS moved
        WHERE moved.slug IS NOT NULL
        ON CONFLICT (field, slug) DO UPDATE
        SET stamp = excluded.stamp, changed_at = excluded.changed_at;
    """


def _with_copies(*clusters: str) -> str:
    """A copy is told of with every other one."""
    copies = f"SELECT id FROM articles WHERE cluster IN ({', '.join(clusters)})"
    return f"SELECT NEW.id UNION {copies}"


def _counted() -> str:
    return "UPDATE article_stamps SET views = NEW.view_count WHERE article_id = NEW.id;"


def _is_told(greatest: str) -> str:
    """Whether a new view count is worth telling."""
    return f"""
        EXISTS (
            SELECT 1 FROM article_stamps WHERE article_id = NEW.id AND (
                (views IS NULL) <> (NEW.view_count IS NULL)
                OR abs(NEW.view_count - views) >= {greatest}(10, views / 10)
            )
        )
    """


def _left() -> list[str]:
    """The feeds that an article was in."""
    return [f"SELECT '{field}', OLD.{field}" for field in FIELDS]


def _sqlite() -> list[str]:
    now = NOW["sqlite"]
    old, new = (", ".join(f"{row}.{name}" for name in TOLD) for row in ("OLD", "NEW"))
    gone = f"""
        {_touch("SELECT OLD.id", now, *_left())}
        UPDATE article_stamps SET stamp = {CURRENT} WHERE article_id = OLD.id;
    """
    return [
        f"CREATE TRIGGER articles_new AFTER INSERT ON articles BEGIN"
        f" {_touch(_with_copies('NEW.cluster'), now)} {_counted()} END",
        f"CREATE TRIGGER articles_told AFTER UPDATE OF {', '.join(TOLD)} ON articles"
        f" WHEN ({old}) IS NOT ({new}) BEGIN"
        f" {_touch(_with_copies('OLD.cluster', 'NEW.cluster'), now, *_left())} END",
        f"CREATE TRIGGER articles_counted AFTER UPDATE OF view_count ON articles"
        f" WHEN {_is_told('max')} BEGIN {_counted()} {_touch('SELECT NEW.id', now)} END",
        f"CREATE TRIGGER articles_gone AFTER DELETE ON articles BEGIN {gone} END",
        *(
            f"CREATE TRIGGER {table}_{what.lower()} AFTER {what} ON {table} BEGIN"
            f" {_touch(f'SELECT {row}.article_id', now, *former)} END"
            for table in SORTING
            for what, row, former in (
                ("INSERT", "NEW", []),
                ("UPDATE", "NEW", []),
                ("DELETE", "OLD", _left_topic(table)),
            )
        ),
    ]


def _left_topic(table: str) -> list[str]:
    return ["SELECT 'topic', OLD.topic"] if table == "article_topics" else []


def _postgresql() -> list[str]:
    made = []
    for table in ("articles", *SORTING):
        body = _postgresql_articles() if table == "articles" else _postgresql_sorting(table)
        made += [
            f"CREATE FUNCTION stamp_{table}() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN {body} RETURN NULL; END $$",
            f"CREATE TRIGGER {table}_stamped AFTER INSERT OR UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION stamp_{table}()",
        ]
    return made


def _postgresql_articles() -> str:
    now = NOW["postgresql"]
    old, new = (
        ", ".join(f"{row}.{name}{'::text' if name in JSON else ''}" for name in TOLD)
        for row in ("OLD", "NEW")
    )
    return f"""
        IF (TG_OP = 'DELETE') THEN
            {_touch("SELECT OLD.id", now, *_left())}
            UPDATE article_stamps SET stamp = {CURRENT} WHERE article_id = OLD.id;
        ELSIF (TG_OP = 'INSERT') THEN
            {_touch(_with_copies("NEW.cluster"), now)} {_counted()}
        ELSIF (({old}) IS DISTINCT FROM ({new})) THEN
            {_touch(_with_copies("OLD.cluster", "NEW.cluster"), now, *_left())}
        END IF;
        IF (TG_OP = 'UPDATE' AND {_is_told("greatest")}) THEN
            {_counted()} {_touch("SELECT NEW.id", now)}
        END IF;
    """


def _postgresql_sorting(table: str) -> str:
    now = NOW["postgresql"]
    return f"""
        IF (TG_OP = 'DELETE') THEN
            {_touch("SELECT OLD.article_id", now, *_left_topic(table))}
        ELSE
            {_touch("SELECT NEW.article_id", now)}
        END IF;
    """
