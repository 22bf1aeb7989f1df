"""Feeds know that they have changed: stamps, which triggers keep."""
# ruff: noqa: S608  the words are ours

from collections.abc import Mapping

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
JSON = {"images", "attachments"}  # of which PostgreSQL knows no equality
FIELDS = ("source", "province", "genre")
SORTING = ("article_topics", "article_deadlines", "article_documents")
NOW = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f000', 'now')",
    "postgresql": "clock_timestamp()",
}
CURRENT = "(SELECT stamp FROM feed_stamps WHERE field = 'all' AND slug = '')"
MOVED = """
    ON CONFLICT (field, slug) DO UPDATE
    SET stamp = excluded.stamp, changed_at = excluded.changed_at;
"""


def upgrade() -> None:
    """Tables, what they say of articles kept before, and the triggers that keep them from now."""
    _tables()
    dialect = op.get_bind().dialect.name
    one_moment = NOW["sqlite"] if dialect == "sqlite" else "now()"  # of many rows
    for statement in _first(one_moment):
        op.execute(statement)
    triggers = _sqlite() if dialect == "sqlite" else _postgresql()
    for statement in (*triggers, *_timed(dialect)):
        op.get_bind().exec_driver_sql(statement)


def _timed(dialect: str) -> list[str]:
    """The first change of each minute is noted with its number."""
    now = {
        "sqlite": "CAST(strftime('%s', 'now') AS INTEGER)",
        "postgresql": "CAST(floor(extract(epoch FROM clock_timestamp())) AS bigint)",
    }[dialect]
    noted = f"""
        INSERT INTO change_times (minute, stamp) VALUES ({now} / 60, NEW.stamp)
        ON CONFLICT (minute) DO NOTHING;
    """
    first = f"INSERT INTO change_times SELECT {now} / 60, 1 WHERE EXISTS (SELECT 1 FROM articles)"
    if dialect == "sqlite":
        return [first] + [
            f"CREATE TRIGGER changes_timed_{when} AFTER {when} ON feed_stamps"
            f" WHEN NEW.field = 'all' BEGIN {noted} END"
            for when in ("insert", "update")
        ]
    return [
        first,
        "CREATE FUNCTION note_change_time() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN IF (NEW.field = 'all') THEN {noted} END IF; RETURN NULL; END $$",
        "CREATE TRIGGER changes_timed AFTER INSERT OR UPDATE ON feed_stamps FOR EACH ROW"
        " EXECUTE FUNCTION note_change_time()",
    ]


def _tables() -> None:
    is_gone = sa.text("gone_at IS NOT NULL")
    for name, column in (("ix_articles_gone", "gone_at"), ("ix_articles_gone_place", "listed_at")):
        op.create_index(name, "articles", [column, "id"], sqlite_where=is_gone,
                        postgresql_where=is_gone)  # fmt: skip
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
        "left_places",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_left_places_stamp", "left_places", ["stamp"])
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


# Statements of triggers. They insert values one by one: to insert the rows of a question, SQLite
# makes a table of them first, and that takes three times as long.


def _next(now: str) -> str:
    """The next stamp."""
    return f"""
        INSERT INTO feed_stamps VALUES ('all', '', 1, {now})
        ON CONFLICT (field, slug) DO UPDATE
        SET stamp = feed_stamps.stamp + 1, changed_at = excluded.changed_at;
    """


def _stamp(article: str) -> str:
    """An article, by its number, has the newest stamp."""
    return f"""
        INSERT INTO article_stamps VALUES ({article}, {CURRENT}, NULL)
        ON CONFLICT (article_id) DO UPDATE SET stamp = excluded.stamp;
    """


def _feeds(now: str, slugs: Mapping[str, str]) -> str:
    """The feeds of these fields have the newest stamp; where there is no slug, the nameless one."""
    return "".join(
        f"INSERT INTO feed_stamps VALUES ('{field}', coalesce({slug}, ''), {CURRENT}, {now})"
        f" {MOVED}"
        for field, slug in slugs.items()
    )


def _topics(now: str, article: str) -> str:
    """So have the feeds of an article's topics."""
    stamp = f"(SELECT stamp FROM article_stamps WHERE article_id = {article})"
    return (
        f"INSERT INTO feed_stamps SELECT 'topic', topic, {stamp}, {now}"
        f" FROM article_topics WHERE article_id = {article} {MOVED}"
    )


def _touch(now: str, row: str) -> str:
    """An article of which something was told, ``NEW`` or ``OLD``."""
    slugs = {field: f"{row}.{field}" for field in FIELDS}
    return _next(now) + _stamp(f"{row}.id") + _feeds(now, slugs) + _topics(now, f"{row}.id")


def _touch_sorted(now: str, row: str) -> str:
    """The article of a row that says what it is about."""
    article = f"{row}.article_id"
    slugs = {field: f"(SELECT {field} FROM articles WHERE id = {article})" for field in FIELDS}
    return _next(now) + _stamp(article) + _feeds(now, slugs) + _topics(now, article)


def _copies(now: str, *clusters: str) -> str:
    """All copies are told of with each."""
    chosen = f"FROM articles WHERE cluster IN ({', '.join(clusters)})"
    topics = (
        "SELECT 'topic' AS field, topic AS slug FROM article_topics"
        f" WHERE article_id IN (SELECT id {chosen})"
    )
    moved = " UNION ".join(
        [topics, *(f"SELECT '{field}', coalesce({field}, '') {chosen}" for field in FIELDS)]
    )
    return f"""
        INSERT INTO article_stamps (article_id, stamp) SELECT id, {CURRENT} {chosen}
        ON CONFLICT (article_id) DO UPDATE SET stamp = excluded.stamp;
        INSERT INTO feed_stamps
        SELECT moved.field, moved.slug, {CURRENT}, {now}
        FROM ({moved}) AS moved WHERE true {MOVED}
    """


MOVED_AWAY = (
    "INSERT INTO left_places (stamp, article_id, listed_at)"
    f" VALUES ({CURRENT}, OLD.id, OLD.listed_at);"
)
"""Where an article stood among others that it has left."""
COUNTED = "UPDATE article_stamps SET views = NEW.view_count WHERE article_id = NEW.id;"


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


def _sqlite() -> list[str]:
    now = NOW["sqlite"]
    old, new = (", ".join(f"{row}.{name}" for name in TOLD) for row in ("OLD", "NEW"))
    is_told = f"WHEN ({old}) IS NOT ({new})"
    copies = f"{is_told} AND (OLD.cluster IS NOT NULL OR NEW.cluster IS NOT NULL)"
    left = _feeds(now, {field: f"OLD.{field}" for field in FIELDS})
    triggers = {
        "articles_new AFTER INSERT ON articles": _touch(now, "NEW") + COUNTED,
        "articles_gone AFTER DELETE ON articles": _touch(now, "OLD") + MOVED_AWAY,
        "articles_left AFTER UPDATE OF listed_at ON articles"
        " WHEN OLD.listed_at <> NEW.listed_at": _next(now) + MOVED_AWAY,
        f"articles_told AFTER UPDATE ON articles {is_told}": _touch(now, "NEW") + left,
        f"articles_copied AFTER UPDATE ON articles {copies}": _next(now)
        + _copies(now, "OLD.cluster", "NEW.cluster"),
        "articles_new_copy AFTER INSERT ON articles WHEN NEW.cluster IS NOT NULL": _next(now)
        + _copies(now, "NEW.cluster"),
        f"articles_counted AFTER UPDATE OF view_count ON articles WHEN {_is_told('max')}": COUNTED
        + _touch(now, "NEW"),
    }
    for table in SORTING:
        for what, row in (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD")):
            triggers[f"{table}_{what} AFTER {what} ON {table}"] = _sorted(now, table, row)
    return [f"CREATE TRIGGER stamp_{when} BEGIN {then} END" for when, then in triggers.items()]


def _sorted(now: str, table: str, row: str) -> str:
    left = {"topic": f"{row}.topic"} if table == "article_topics" else {}
    return _touch_sorted(now, row) + _feeds(now, left)


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
    left = _feeds(now, {field: f"OLD.{field}" for field in FIELDS})
    return f"""
        IF (TG_OP = 'DELETE') THEN
            {_touch(now, "OLD")} {MOVED_AWAY}
        ELSIF (TG_OP = 'INSERT') THEN
            {_touch(now, "NEW")} {COUNTED}
            IF (NEW.cluster IS NOT NULL) THEN {_copies(now, "NEW.cluster")} END IF;
        ELSIF (({old}) IS DISTINCT FROM ({new})) THEN
            {_touch(now, "NEW")} {left}
            IF (OLD.cluster IS NOT NULL OR NEW.cluster IS NOT NULL) THEN
                {_copies(now, "OLD.cluster", "NEW.cluster")}
            END IF;
        END IF;
        IF (TG_OP = 'UPDATE' AND OLD.listed_at <> NEW.listed_at) THEN {MOVED_AWAY} END IF;
        IF (TG_OP = 'UPDATE' AND {_is_told("greatest")}) THEN
            {COUNTED} {_touch(now, "NEW")}
        END IF;
    """


def _postgresql_sorting(table: str) -> str:
    now = NOW["postgresql"]
    return f"""
        IF (TG_OP = 'DELETE') THEN
            {_sorted(now, table, "OLD")}
        ELSE
            {_sorted(now, table, "NEW")}
        END IF;
    """
