"""How fast articles are stored beside plain upserts of SQLAlchemy Core that write the same.

What reading and rules say of an article is at hand for both: its words, and what copies are found
by. That the store looks for copies, and asks whether it has an article, is measured.

python -m tests.benchmarks.storing [ROWS ...] [sqlite | postgresql]

ROWS: stores of so many articles, by default 10000 and 200000. What makes them large are the words
of a few hundred articles, each time with another title, address, day, and keys of copies. The time
of this process's processor is told beside that by the clock; on SQLite the database is in it.
"""

import random
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from unittest.mock import patch

from sqlalchemy import Connection, insert

from aggregator import copies
from aggregator.copying.placing import PLACES, find
from aggregator.copying.signing import DEPTHS, Signature, sign
from aggregator.copying.texts import Text
from storage import arrivals
from storage.articles import Change
from storage.databases.engine import writing
from storage.searching import index
from storage.searching.tokens import indexed
from storage.store import Store, open_store
from storage.upkeep import schema
from tests.benchmarks.corpus import stamp
from tests.benchmarks.upserts import Understood, Upserts, page, parts, row, signed, table
from tests.storage.server import missing, running

ROUNDS, IN_ROUND = 10, 100
BATCH = 2_000
THEN = datetime(2026, 3, 2, 1, tzinfo=UTC)
SYLLABLES = re.findall(r"\w+", "sở khoa học công nghệ tỉnh đề tài nghiệm thu giống lúa dữ liệu")
DEADLINE = {"due_at": THEN + timedelta(days=30), "precision": "day", "what": "nộp hồ sơ"}

Times = dict[str, list["Cost"]]


class Cost(NamedTuple):
    """Seconds."""

    clock: float
    processor: float


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
        "rules": "1",
        "topics": {"chuyen-doi-so": 0.8, "y-duoc": 0.4},
        "deadlines": [] if number % 4 else [DEADLINE],
        "documents": [] if number % 2 else ["57-NQ/TW"],
    }


def understood(number: int) -> Understood:
    """The same with its words, and by what its copies would be found."""
    values = article(number)
    words = indexed({**values, "source": "so", "source_credit": None, "section": None, "id": 0,
                     "listed_at": values["published_at"]}, values["topics"])  # fmt: skip
    signature = sign(Text.of(values["title"], values["summary"], values["body_text"]))
    title = [] if signature.title is None else [signature.title]
    return Understood(values, words, signature, [*title, *signature.bands(DEPTHS[0])[:PLACES]])


@cache
def some() -> list[Understood]:
    """A few hundred."""
    return [understood(number) for number in range(300)]


def one_more(number: int) -> Understood:
    """What makes a store large: the words of another article, keys like nobody's."""
    like, dice = some()[number % len(some())], random.Random(number)
    title, url = f"Tin số {number}", f"https://so.example/tin-tuc/{number}.html"
    moment = THEN - timedelta(minutes=dice.randrange(3_000_000))
    own = {"url": url, "canonical_url": url, "title": title, "published_at": moment}
    digest = like.signature.digest and dice.randbytes(len(like.signature.digest))
    signature = Signature(digest, dice.getrandbits(62))
    keys = [dice.getrandbits(62), *signature.bands(DEPTHS[0])[:PLACES]]
    return Understood({**like.values, **own}, like.words, signature, keys)


def fill(url: str, count: int) -> None:
    """A store of so many articles."""
    schema.prepare(url)
    with writing(url) as connection, schema.without_triggers(connection):
        if connection.dialect.name == "sqlite":  # keys come in no order: so that they stay at hand
            connection.exec_driver_sql("PRAGMA cache_size = -1000000")
        source = {"slug": "so", "name": "Sở", "kind": "department", "platform": "auto"}
        connection.execute(insert(table("sources")).values(base_url="https://so.example", **source))
        for start in range(1, count + 1, BATCH):
            put(connection, range(start, min(start + BATCH, count + 1)))
        stamp(connection)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(
                "SELECT setval(pg_get_serial_sequence('articles', 'id'), max(id)) FROM articles"
            )
    with writing(url) as connection:
        connection.exec_driver_sql("ANALYZE")


def put(connection: Connection, numbers: range) -> None:
    """Articles with all that belongs to them."""
    found = [(number, one_more(number)) for number in numbers]
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for number, one in found:
        values = one.values
        rows["articles"].append({"id": number, **row(values, THEN)})
        for name, some in parts(number, values):
            rows[name] += some
        rows["copy_signatures"].append(signed(number, one))
        rows["copy_bands"] += [{"key": key, "article_id": number} for key in one.keys]
        count = {"article_id": number, "seen_at": THEN, "count": values["view_count"]}
        rows["view_counts"].append(count)
        rows["pages"].append(page(values["url"], THEN))
    for name, some in rows.items():
        connection.execute(insert(table(name)), some)
    entries = [(number, one.values["published_at"], one.words) for number, one in found]
    index.add(connection, sorted(entries, key=lambda entry: entry[1]))


def ours(store: Store, found: Sequence[Understood], seen_at: datetime) -> None:
    """As crawls do: an article, all that belongs to it, its copies and its page at once."""
    words = {one.values["title"]: one.words for one in found}
    with ExitStack() as known:
        for asked in (arrivals, index):
            told = patch.object(asked, "indexed", lambda said, _topics: words[said["title"]])
            known.enter_context(told)
        for one in found:
            save(store, one, seen_at)


def save(store: Store, one: Understood, seen_at: datetime) -> None:
    """One article; its signature is at hand."""
    with store.write() as writer:
        saved, change = writer.articles.save("so", one.values, seen_at=seen_at)
        if change is Change.NEW:
            signatures = writer.copies.signatures
            _, keys = find(signatures, one.signature)
            told = signed(saved.id or 0, one)
            signatures.keep(told.pop("article_id"), told, keys)
        else:
            copies.place(writer, saved, seen_at)
        writer.pages.save(**page(one.values["url"], seen_at))


def cost(action: Callable[..., object], *words: object) -> Cost:
    clock, processor = time.perf_counter(), time.process_time()
    action(*words)
    return Cost(time.perf_counter() - clock, time.process_time() - processor)


def measure(stores: dict[str, Store]) -> dict[str, Times]:
    """The cost of each round: all ways and all stores take turns, so that noise hits each."""
    times: dict[str, Times] = {name: defaultdict(list) for name in stores}
    upserts = {name: Upserts(store.engine) for name, store in stores.items()}
    for round_ in range(ROUNDS):
        numbers = range(50_000_000 + round_ * 2 * IN_ROUND, sys.maxsize)
        for name, store in stores.items():
            for kind, at in (("new", THEN), ("seen", THEN + timedelta(days=1))):
                mine = [understood(number) for number in numbers[:IN_ROUND]]
                theirs = [understood(number) for number in numbers[IN_ROUND : 2 * IN_ROUND]]
                times[name][f"{kind}, ours"].append(cost(ours, store, mine, at))
                times[name][f"{kind}, Core"].append(cost(core, upserts[name], theirs, at))
    return times


def core(upserts: Upserts, found: Sequence[Understood], at: datetime) -> None:
    for one in found:
        upserts.save(one, at)


def tell(times: dict[str, Times]) -> None:
    """By the clock, then by the processor."""
    print(f"{'articles/s':26}" + 2 * f"{'ours':>8}{'Core':>8}{'ours ÷ Core':>13}")
    for name, found in times.items():
        for kind in ("new", "seen"):
            both = (zip(*found[f"{kind}, {who}"], strict=True) for who in ("ours", "Core"))
            rates = "".join(_rates(*pair) for pair in zip(*both, strict=True))
            print(f"{name + ', ' + kind:26}{rates}")


def _rates(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """Medians of the rounds, and of the ratios in each."""
    our, their = statistics.median(ours), statistics.median(theirs)
    ratio = statistics.median(core / own for own, core in zip(ours, theirs, strict=True))
    return f"{IN_ROUND / our:8.0f}{IN_ROUND / their:8.0f}{ratio:13.2f}"


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
            print(f"{name}: filled in {cost(fill, url, size).clock:.0f} s", file=sys.stderr)
        stores = {name: open_.enter_context(open_store(url)) for name, (url, _) in urls.items()}
        tell(measure(stores))


if __name__ == "__main__":
    main()
