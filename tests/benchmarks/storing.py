"""How fast articles are stored beside plain upserts of SQLAlchemy Core that write the same.

python -m tests.benchmarks.storing [ROWS ...] [sqlite | postgresql]

ROWS: stores of so many articles, by default 10000 and 200000.
"""

import random
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Table, bindparam, delete, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from storage import schema
from storage.digests import content_hash, text_hash, uid
from storage.engine import writing
from storage.store import Store, open_store
from tests.storage.server import missing, running

ROUNDS, IN_ROUND = 10, 100
BATCH = 2_000
THEN = datetime(2026, 3, 2, 1, tzinfo=UTC)
SYLLABLES = re.findall(r"\w+", "sở khoa học công nghệ tỉnh đề tài nghiệm thu giống lúa dữ liệu")

Times = dict[str, list[float]]


def article(number: int) -> dict[str, Any]:
    """What reading yields of one article, about 2 KB of text."""
    words = random.Random(number)
    text = " ".join(words.choices(SYLLABLES, k=360))
    url = f"https://so.example/tin-tuc/{number}.html"
    return {
        "url": url,
        "canonical_url": url,
        "title": f"Tin số {number} {text[:60]}",
        "summary": text[:200],
        "published_at": THEN - timedelta(minutes=words.randrange(3_000_000)),
        "published_precision": "minute",
        "author": "Ban biên tập",
        "view_count": words.randrange(5_000),
        "body_text": text,
        "body_html": f"<p>{text[:400]}</p>",
        "language": "vi",
        "province": "so",
        "genre": "tin-hoi-nghi",
        "images": [],
        "attachments": [],
        "provenance": {"title": "h1", "published_at": "time"},
        "warnings": [],
        "topics": {"chuyen-doi-so": 0.8, "y-duoc": 0.4},
    }


def row(values: dict[str, Any], seen_at: datetime) -> dict[str, Any]:
    """The columns of its row, but for its number."""
    return {
        **{name: value for name, value in values.items() if name != "topics"},
        "uid": uid(values["canonical_url"]),
        "source": "so",
        "listed_at": values["published_at"],
        **dict.fromkeys(("first_seen_at", "last_seen_at", "updated_at"), seen_at),
        "revision": 1,
        "content_hash": content_hash(values),
        "text_hash": text_hash(values["title"], values["body_text"]),
    }


def page(url: str, seen_at: datetime) -> dict[str, Any]:
    """Its page in the crawl's memory."""
    return {"url": url, "source": "so", "outcome": "article", "article": url,
            "fetched_at": seen_at, "links": [], "marks": []}  # fmt: skip


def table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def fill(url: str, count: int) -> None:
    """A store of so many articles."""
    schema.prepare(url)
    with writing(url) as connection:
        source = {"slug": "so", "name": "Sở", "kind": "department", "platform": "auto"}
        connection.execute(insert(table("sources")).values(base_url="https://so.example", **source))
        for start in range(1, count + 1, BATCH):
            numbers = range(start, min(start + BATCH, count + 1))
            found = [article(number) for number in numbers]
            pairs = list(zip(numbers, found, strict=True))
            connection.execute(
                insert(table("articles")), [{"id": n, **row(one, THEN)} for n, one in pairs]
            )
            connection.execute(insert(table("article_topics")), list(topics(pairs)))
            connection.execute(
                insert(table("view_counts")),
                [
                    {"article_id": n, "seen_at": THEN, "count": one["view_count"]}
                    for n, one in pairs
                ],
            )
            connection.execute(insert(table("pages")), [page(one["url"], THEN) for one in found])
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(
                "SELECT setval(pg_get_serial_sequence('articles', 'id'), max(id)) FROM articles"
            )
    with writing(url) as connection:
        connection.exec_driver_sql("ANALYZE")


def topics(pairs: Sequence[tuple[int, dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    for number, one in pairs:
        for topic, score in one["topics"].items():
            yield {"article_id": number, "topic": topic, "score": score}


def ours(store: Store, found: Sequence[dict[str, Any]], seen_at: datetime) -> None:
    """As crawls do: an article, its topics, its count and its page at once."""
    for one in found:
        with store.write() as writer:
            writer.articles.save("so", one, seen_at=seen_at)
            writer.pages.save(**page(one["url"], seen_at))


class Upserts:
    """The same rows, as SQLAlchemy's manual writes them: made once, and nothing is asked before."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine.execution_options(begin="IMMEDIATE")
        self.kind = sqlite if engine.dialect.name == "sqlite" else postgresql
        first = {"canonical_url", "uid", "first_seen_at", "id", "missed_at", "gone_at"}
        self.article = self.upsert("articles", ["canonical_url"], first).returning(
            table("articles").c.id
        )
        of_article = table("article_topics").c.article_id == bindparam("which")
        self.no_topics, self.topics = (
            delete(table("article_topics")).where(of_article),
            insert(table("article_topics")),
        )
        self.count = self.upsert("view_counts", ["article_id", "seen_at"])
        self.page = self.upsert("pages", ["url"], {"etag", "last_modified", "next_url"})

    def upsert(self, name: str, key: list[str], kept: Collection[str] = ()) -> Any:
        made = self.kind.insert(table(name))
        new = {one.name: one for one in made.excluded if one.name not in {*key, *kept}}
        return made.on_conflict_do_update(index_elements=key, set_=new)

    def save(self, one: dict[str, Any], at: datetime) -> None:
        with self.engine.begin() as connection:
            key = connection.execute(self.article, row(one, at)).scalar_one()
            connection.execute(self.no_topics, {"which": key})
            connection.execute(self.topics, list(topics([(key, one)])))
            count = {"article_id": key, "seen_at": at, "count": one["view_count"]}
            connection.execute(self.count, count)
            connection.execute(self.page, page(one["url"], at))


def seconds(action: Callable[..., object], *words: object) -> float:
    start = time.perf_counter()
    action(*words)
    return time.perf_counter() - start


def measure(stores: dict[str, Store]) -> dict[str, Times]:
    """Seconds of each round: all ways and all stores take turns, so that noise hits each."""
    times: dict[str, Times] = {name: defaultdict(list) for name in stores}
    upserts = {name: Upserts(store.engine) for name, store in stores.items()}
    for round_ in range(ROUNDS):
        numbers = range(50_000_000 + round_ * 2 * IN_ROUND, sys.maxsize)
        for name, store in stores.items():
            for kind, at in (("new", THEN), ("seen", THEN + timedelta(days=1))):
                mine = [article(number) for number in numbers[:IN_ROUND]]
                theirs = [article(number) for number in numbers[IN_ROUND : 2 * IN_ROUND]]
                times[name][f"{kind}, ours"].append(seconds(ours, store, mine, at))
                times[name][f"{kind}, Core"].append(seconds(core, upserts[name], theirs, at))
    return times


def core(upserts: Upserts, found: Sequence[dict[str, Any]], at: datetime) -> None:
    for one in found:
        upserts.save(one, at)


def tell(times: dict[str, Times]) -> None:
    print(f"{'articles/s':24}{'ours':>10}{'Core':>10}{'ours ÷ Core':>14}")
    for name, found in times.items():
        for kind in ("new", "seen"):
            our, their = (statistics.median(found[f"{kind}, {who}"]) for who in ("ours", "Core"))
            ratio = statistics.median(
                theirs / mine
                for mine, theirs in zip(found[f"{kind}, ours"], found[f"{kind}, Core"], strict=True)
            )
            rates = f"{IN_ROUND / our:10.0f}{IN_ROUND / their:10.0f}{ratio:14.2f}"
            print(f"{name + ', ' + kind:24}{rates}")


def main() -> None:
    """Fill the stores, then store 1,000 articles in each, twice."""
    sizes = [int(word) for word in sys.argv[1:] if word.isdecimal()] or [10_000, 200_000]
    kinds = {"sqlite", "postgresql"} & set(sys.argv) or {"sqlite", "postgresql"}
    with ExitStack() as open_, tempfile.TemporaryDirectory() as folder:
        urls: dict[str, tuple[str, int]] = {}
        if "sqlite" in kinds:
            urls = {f"SQLite {size:,}": (f"sqlite:///{folder}/{size}.db", size) for size in sizes}
        if "postgresql" in kinds and missing() is None:
            server = open_.enter_context(running())
            urls |= {
                f"PostgreSQL {size:,}": (server.url(server.database()), size) for size in sizes
            }
        for name, (url, size) in urls.items():
            print(f"{name}: filled in {seconds(fill, url, size):.0f} s", file=sys.stderr)
        stores = {name: open_.enter_context(open_store(url)) for name, (url, _) in urls.items()}
        tell(measure(stores))


if __name__ == "__main__":
    main()
