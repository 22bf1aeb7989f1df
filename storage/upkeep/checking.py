"""Whether what is kept is whole; each fault in words, with how it is mended."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    ForeignKeyConstraint,
    Table,
    and_,
    exists,
    func,
    inspect,
    not_,
    select,
    text,
)
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, SQLModel

from storage.archive.archive import Archive
from storage.databases.engine import connected, shown
from storage.digests import CONTENT, content_hash, said_hash, text_hash, uid
from storage.searching import building
from storage.upkeep.backups import HALF_BUILT
from storage.upkeep.schema import HEAD, SORTED_OTHERWISE, file_of, remedy, tables, version

BATCH = 1_000
SHOWN = 5
"""Examples given of one kind of fault."""

VACUUM = "run `sokhcn db vacuum`, which builds the indexes anew"
REINDEX = "run `sokhcn db vacuum`, which builds the index of words anew"
RESTORE = "restore a backup"
REREAD = "crawl the source again, or restore a backup"


NEEDED = ("canonical_url", "first_seen_at")
DERIVED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "content_hash": content_hash,
    "text_hash": lambda row: text_hash(row["title"], row["body_text"]),
    "uid": lambda row: uid(row["canonical_url"]),
    "listed_at": lambda row: row["published_at"] or row["first_seen_at"],
}
"""Columns that follow from others, and how."""


class Problem(NamedTuple):
    """A fault of what is kept."""

    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.what}; to mend it: {self.remedy}"


def check(url: str) -> list[Problem]:
    """What is wrong with the database; nothing when it is whole. Raises `ConnectError`."""
    if (path := file_of(url)) and not path.exists():
        return [Problem(f"{path} does not exist", "run `sokhcn db upgrade`, which makes it")]
    try:
        found = version(url)
        if found != HEAD:
            return [Problem(f"the schema is {found or 'missing'}, not {HEAD}", remedy(found))]
        with connected(url) as connection:
            of_file = [*_of_file(connection), *_of_schema(connection)]
            return of_file or [*chain.from_iterable(look(connection) for look in LOOKS)]
    except DatabaseError as error:
        return [Problem(f"{shown(url)}: {error.orig}", RESTORE)]


def _of_file(connection: Connection) -> Iterator[Problem]:
    """What the database itself says of its pages and indexes."""
    if connection.dialect.name == "sqlite":
        for line in connection.execute(text("PRAGMA integrity_check")).scalars():
            if line != "ok":
                yield Problem(line, VACUUM if "index" in line else RESTORE)
        return
    for name in connection.execute(text(HALF_BUILT)).scalars():
        yield Problem(f"index {name} is not valid", VACUUM)
    for table, column in connection.execute(text(SORTED_OTHERWISE)):
        if table in {ours.name for ours in tables()}:
            what = f"{table}.{column} is not sorted by code point, so lists come in another order"
            yield Problem(what, "run `sokhcn db upgrade`")


def _of_schema(connection: Connection) -> Iterator[Problem]:
    """Tables, columns and indexes that the version should have, and has not."""
    there = inspect(connection)
    names = set(there.get_table_names())
    for table in tables():
        if table.name not in names:
            yield Problem(f"table {table.name} is missing", RESTORE)
            continue
        columns = {column["name"] for column in there.get_columns(table.name)}
        for column in table.columns:
            if column.name not in columns:
                yield Problem(f"column {table.name}.{column.name} is missing", RESTORE)
        indexes = {index["name"] for index in there.get_indexes(table.name)}
        for index in table.indexes:
            if index.name not in indexes:
                columns_of = ", ".join(column.name for column in index.columns)
                how = f"CREATE INDEX {index.name} ON {table.name} ({columns_of})"
                yield Problem(f"index {index.name} is missing", f"say to the database: {how}")


def _strays(connection: Connection) -> Iterator[Problem]:
    """Rows that point to a row that is gone: no constraint holds them where it was switched off."""
    for table in tables():
        for constraint in table.foreign_key_constraints:
            yield from _strays_of(connection, table, constraint)


def _strays_of(
    connection: Connection, table: Table, constraint: ForeignKeyConstraint
) -> Iterator[Problem]:
    parent = constraint.referred_table
    pairs = [(key.parent, key.column) for key in constraint.elements]
    there = exists().where(*(child == column for child, column in pairs))
    given = and_(*(child.is_not(None) for child, _ in pairs))
    query = select(func.count()).select_from(table).where(given, not_(there))
    if number := connection.execute(query).scalar_one():
        (child, column), *_ = pairs
        gone = f"{child.name} NOT IN (SELECT {column.name} FROM {parent.name})"  # noqa: S608
        act = f"DELETE FROM {table.name}"  # noqa: S608
        if table.name == "articles" and child.nullable:  # more than what it points to: its cluster
            act = f"UPDATE articles SET {child.name} = NULL"  # noqa: S608
        how = f"say to the database: {act} WHERE {gone}"
        yield Problem(f"{number} rows of {table.name} point to {parent.name} that are gone", how)


def _lost_pages(connection: Connection) -> Iterator[Problem]:
    """Addresses that count as fetched, whose article is not kept."""
    page, article = _table("pages").c, _table("articles").c
    there = exists().where(article.canonical_url == page.article)
    query = select(page.url).where(page.article.is_not(None), not_(there)).order_by(page.url)
    lost = list(connection.execute(query).scalars())
    if lost:
        how = (
            "say to the database: DELETE FROM pages WHERE article NOT IN"
            " (SELECT canonical_url FROM articles); the next full crawl fetches them again"
        )
        yield Problem(f"{len(lost)} pages tell of an article that is not kept: {_some(lost)}", how)


def _readings(connection: Connection) -> Iterator[Problem]:
    """Articles that are not what their checksums say: changed by other hands, or by the disk."""
    article = _table("articles").c
    faults: dict[str, list[str]] = {}
    columns = [article[name] for name in sorted({*CONTENT, *DERIVED, *NEEDED})]
    query = select(*columns).order_by(article.id).execution_options(yield_per=BATCH)
    for row in connection.execute(query).mappings():
        values = dict(row)
        for name, derived in DERIVED.items():
            if values[name] != derived(values):
                faults.setdefault(name, []).append(values["canonical_url"])
    for name, urls in faults.items():
        yield Problem(f"{len(urls)} articles whose {name} is wrong: {_some(urls)}", REREAD)


def _bodies(connection: Connection) -> Iterator[Problem]:
    """Archived pages that are not what their digests say."""
    with Session(connection) as session:
        damaged = sorted(Archive(session).damaged())
    if damaged:
        what = f"{len(damaged)} archived pages are not as they were fetched: {_some(damaged)}"
        how = (
            "restore a backup, or let them go: DELETE FROM responses WHERE digest IN (…), then the"
            " same from bodies; the articles that were read from them are kept"
        )
        yield Problem(what, how)


def _index_of_words(connection: Connection) -> Iterator[Problem]:
    """Articles that a search would not find, or find by what they do not say."""
    if why := building.out_of_step(connection):
        yield Problem(why, REINDEX)
    elif numbers := [str(number) for number in building.differing(connection)]:
        what = f"{len(numbers)} articles whose words the index does not have: {_some(numbers)}"
        yield Problem(what, REINDEX)


def _signatures(connection: Connection) -> Iterator[Problem]:
    """Articles whose copies were not looked for, or by a text that is not theirs any more."""
    signed, article = _table("copy_signatures"), _table("articles")
    if connection.execute(select(signed.c.article_id).limit(1)).first() is None:
        return  # nobody has looked for copies yet
    said = [article.c[name] for name in ("title", "summary", "body_text")]
    query = select(signed.c.said, article.c.canonical_url, *said)
    joined = query.select_from(article.outerjoin(signed, signed.c.article_id == article.c.id))
    out_of_step = [
        url
        for kept, url, *words in connection.execute(joined.execution_options(yield_per=BATCH))
        if kept != said_hash(*words)
    ]
    if out_of_step:
        what = f"{len(out_of_step)} articles are not compared as they are: {_some(out_of_step)}"
        yield Problem(what, "run `sokhcn classify`, which looks for their copies")


def _clusters(connection: Connection) -> Iterator[Problem]:
    """Clusters of one article, which is no copy of any."""
    cluster = _table("articles").c.cluster
    alone = select(cluster).where(cluster.is_not(None)).group_by(cluster).having(func.count() == 1)
    if found := list(map(str, connection.execute(alone.order_by(cluster)).scalars())):
        how = (
            "say to the database: UPDATE articles SET cluster = NULL WHERE cluster IN"
            " (SELECT cluster FROM articles GROUP BY cluster HAVING count(*) = 1)"
        )
        yield Problem(f"{len(found)} clusters have one article only: {_some(found)}", how)


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _some(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")


LOOKS = (_strays, _lost_pages, _readings, _bodies, _signatures, _clusters, _index_of_words)
"""What is looked for in a database whose pages and tables are whole."""
