"""Upserts of SQLAlchemy Core, as its manual writes them: what `tests.benchmarks.storing` is beside.

They write the same tables, rows and entries of indexes as the store does, and no others: of an
article that was kept already its visit, its count and its page. Nothing is asked before.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Engine, Table, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from aggregator.copying.signing import METHOD, Signature
from storage.asking.spellings import key
from storage.digests import content_hash, said_hash, text_hash, uid
from storage.searching.tables import ADD, WORDS, place, vectors
from storage.searching.tokens import Indexed

PARTS = ("topics", "deadlines", "documents")


class Understood(NamedTuple):
    """What reading yields of an article, and what rules say of it: neither is measured."""

    values: dict[str, Any]
    words: Indexed
    signature: Signature
    keys: list[int]


def table(name: str) -> Table:
    """By its name."""
    return SQLModel.metadata.tables[name]


def row(values: dict[str, Any], seen_at: datetime) -> dict[str, Any]:
    """The columns of an article's row, but for its number."""
    return {
        **{name: value for name, value in values.items() if name not in PARTS},
        "uid": uid(values["canonical_url"]),
        "source": "so",
        "listed_at": values["published_at"],
        **dict.fromkeys(("first_seen_at", "last_seen_at", "updated_at"), seen_at),
        "revision": 1,
        "content_hash": content_hash(values),
        "text_hash": text_hash(values["title"], values["body_text"]),
        "author_key": key(values["author"]),
    }


def page(url: str, seen_at: datetime) -> dict[str, Any]:
    """An article's page in the crawl's memory."""
    return {"url": url, "source": "so", "outcome": "article", "article": url,
            "fetched_at": seen_at, "links": [], "marks": []}  # fmt: skip


def parts(number: int, values: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Table → its rows for an article."""
    topics = [{"topic": topic, "score": score} for topic, score in values["topics"].items()]
    deadlines = [{**one, "position": at} for at, one in enumerate(values["deadlines"])]
    documents = [{"number": one, "position": at} for at, one in enumerate(values["documents"])]
    for name, rows in (("topics", topics), ("deadlines", deadlines), ("documents", documents)):
        yield f"article_{name}", [{**one, "article_id": number} for one in rows]


def signed(number: int, one: Understood) -> dict[str, Any]:
    """The row of its signature."""
    said = said_hash(*(one.values[name] for name in ("title", "summary", "body_text")))
    return {"article_id": number, "method": METHOD, "said": said, **one.signature._asdict()}


class Upserts:
    """The statements are made once."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine.execution_options(begin="IMMEDIATE")
        self.on_file = engine.dialect.name == "sqlite"
        self.kind = sqlite if self.on_file else postgresql
        articles = table("articles").c
        self.article = self.upsert("articles", ["canonical_url"], ["last_seen_at", "view_count"])
        self.article = self.article.returning(articles.id, articles.first_seen_at)
        self.inserts = {f"article_{name}": insert(table(f"article_{name}")) for name in PARTS}
        self.words = insert(WORDS if self.on_file else vectors())
        self.signature, self.bands = (
            insert(table(name)) for name in ("copy_signatures", "copy_bands")
        )
        self.count = self.upsert("view_counts", ["article_id", "seen_at"], ["count"])
        read = ["source", "outcome", "article", "fetched_at", "links", "marks"]
        self.page = self.upsert("pages", ["url"], read)

    def upsert(self, name: str, unique: list[str], read: list[str]) -> Any:
        """Those of ``read`` are replaced in a row that is there."""
        made = self.kind.insert(table(name))
        new = {column: made.excluded[column] for column in read}
        return made.on_conflict_do_update(index_elements=unique, set_=new)

    def save(self, one: Understood, at: datetime) -> None:
        """One article, in a transaction."""
        values = one.values
        with self.engine.begin() as connection:
            number, first_seen_at = connection.execute(self.article, row(values, at)).one()
            if first_seen_at == at:
                self.add_parts(connection, number, one)
            count = {"article_id": number, "seen_at": at, "count": values["view_count"]}
            connection.execute(self.count, count)
            connection.execute(self.page, page(values["url"], at))

    def add_parts(self, connection: Any, number: int, one: Understood) -> None:
        """What a new article has besides its row."""
        for name, rows in parts(number, one.values):
            if rows:
                connection.execute(self.inserts[name], rows)
        at, words = place(one.values["published_at"], number), one.words
        told = {"place": at, "article_id": number, "facts": words.facts(), "digest": words.digest()}
        vector = {} if self.on_file else {"words": words.vector()}
        connection.execute(self.words, {**told, **vector})
        if self.on_file:
            connection.execute(ADD, {"place": at, "words": words.text()})
        connection.execute(self.signature, signed(number, one))
        bands = [{"key": band, "article_id": number} for band in one.keys]
        connection.execute(self.bands, bands)
