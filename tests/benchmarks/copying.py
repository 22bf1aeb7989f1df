"""How many copies are found among many articles, and what that costs as the store grows.

python -m tests.benchmarks.copying [ARTICLES] [sqlite | postgresql]

ARTICLES: 100000 by default, three tenths of them copies (`tests.benchmarks.copied`). At 10,000,
30,000 and 100,000 the last 500 are saved in a transaction each, as crawls do. What copies cost is
what such a transaction takes above one in a control store, in which nobody looks for them.
"""

import gc
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import islice
from typing import NamedTuple

from sqlalchemy import func, insert
from sqlmodel import select

from aggregator import copies
from aggregator.copying import placing
from aggregator.crawling import GARBAGE
from storage.articles import Change
from storage.copies.copies import Candidate
from storage.store import Store, open_store
from storage.tables import ArticleRow
from storage.upkeep import schema
from tests.benchmarks.copied import EDITS, Kept, articles, values
from tests.benchmarks.storing import row, table
from tests.storage.server import missing, running

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
SOURCES = 63
SIZES = (10_000, 30_000, 100_000)
"""Articles that are kept when it is measured what the next ones cost."""
MEASURED, AT_ONCE = 500, 500


class Spent(NamedTuple):
    """Milliseconds by the clock, and on a processor: on a busy machine these are not the same."""

    clock: float
    processor: float


class Found(NamedTuple):
    """What was kept of an article: its number in the store, and what it is."""

    id: int
    kept: Kept
    spent: Spent
    """In its whole transaction, above what one takes in the control."""


class Score(NamedTuple):
    """Over all pairs of articles in one cluster, and all that should be."""

    precision: float
    recall: float
    by_edit: Mapping[str, float]
    """Of the copies of each kind, the share that is in the cluster of its original."""


def prepare(store: Store) -> None:
    """The sources that the articles are of."""
    with store.write() as writing:
        for number in range(SOURCES):
            slug = f"so-{number}"
            writing.sources.save(slug=slug, name=f"Sở {number}", kind="department",
                                 platform="auto", base_url=f"https://{slug}.example")  # fmt: skip


def save(store: Store, kept: Iterable[Kept]) -> list[Found]:
    """Save and place each in a transaction of its own, as crawls do."""
    found = []
    for one in kept:
        number, spent = _saved(store, one, place=True)
        found.append(Found(number, one, spent))
    return found


def beside(store: Store, control: Store, kept: Sequence[Kept]) -> tuple[list[Found], Spent]:
    """As `save`, in turn with the control, in which nobody looks for copies; what that took."""
    found, usual = list[Found](), list[Spent]()
    for one in kept:
        usual.append(_saved(control, one, place=False)[1])
        found += save(store, [one])
    without = Spent(*(statistics.mean(column) for column in zip(*usual, strict=True)))
    return [one._replace(spent=_above(one.spent, without)) for one in found], without


def fill(store: Store, kept: Sequence[Kept], *, place: bool = True) -> list[Found]:
    """Save many at once, and place each."""
    found = []
    with store.write() as writing:
        last = writing.session.exec(select(func.max(ArticleRow.id))).one() or 0
        rows = [
            {**row(values(one), NOW), "id": last + number, "source": one.source}
            for number, one in enumerate(kept, 1)
        ]
        writing.session.connection().execute(insert(table("articles")), rows)
        for one, told in zip(kept, rows, strict=True) if place else ():
            article = Candidate(*(told.get(name) for name in Candidate._fields))
            placing.place(writing.copies, article, NOW, is_new=True)
            found.append(Found(told["id"], one, Spent(0, 0)))
        if writing.session.connection().dialect.name == "postgresql":
            writing.session.connection().exec_driver_sql(
                "SELECT setval(pg_get_serial_sequence('articles', 'id'), max(id)) FROM articles"
            )
    return found


def _above(one: Spent, other: Spent) -> Spent:
    return Spent(one.clock - other.clock, one.processor - other.processor)


def _saved(store: Store, one: Kept, *, place: bool) -> tuple[int, Spent]:
    start, begun = time.perf_counter(), time.process_time()
    with store.write() as writing:
        row, change = writing.articles.save(one.source, values(one), seen_at=NOW)
        if place:
            copies.place(writing, row, NOW, is_new=change is Change.NEW)
    end, done = time.perf_counter(), time.process_time()
    return row.id or 0, Spent((end - start) * 1000, (done - begun) * 1000)


def score(store: Store, found: Iterable[Found]) -> Score:
    """What was found, beside what there was."""
    truth = {one.id: one.kept for one in found}
    clusters = store.copies.clusters_of(truth)
    there, right, said = Counter[int](), Counter[tuple[int, int]](), Counter[int]()
    for number, kept in truth.items():
        there[kept.story] += 1
        cluster = clusters[number]
        if cluster is not None:
            said[cluster] += 1
            right[cluster, kept.story] += 1
    hits = sum(map(_pairs, right.values()))
    return Score(
        hits / max(sum(map(_pairs, said.values())), 1),
        hits / max(sum(map(_pairs, there.values())), 1),
        _by_edit(truth, clusters),
    )


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _by_edit(truth: Mapping[int, Kept], clusters: Mapping[int, int | None]) -> dict[str, float]:
    originals = {
        one.story: clusters[number] for number, one in truth.items() if one.edit not in EDITS
    }
    together = defaultdict[str, list[bool]](list)
    for number, one in truth.items():
        if one.edit in EDITS:
            own = clusters[number]
            together[one.edit].append(own is not None and own == originals[one.story])
    return {edit: statistics.mean(together[edit]) for edit in EDITS if together[edit]}


def tell(scored: Score) -> None:
    """What was found."""
    print(f"  precision {scored.precision:.4f}, recall {scored.recall:.4f}")
    for edit, share in scored.by_edit.items():
        print(f"  {edit:14} {share:.4f}")


def run(store: Store, control: Store, count: int) -> list[Found]:
    """Fill both, and measure on the way."""
    found, all_of_them = list[Found](), articles(count)
    for size in [one for one in SIZES if one < count] + [count]:
        while few := list(islice(all_of_them, min(AT_ONCE, size - MEASURED - len(found)))):
            fill(control, few, place=False)
            found += fill(store, few)
            print(f"\r  {len(found):,} of {count:,}", end="\r", file=sys.stderr, flush=True)
        some, usual = beside(store, control, list(islice(all_of_them, size - len(found))))
        clock, processor = (
            statistics.mean(column) for column in zip(*(one.spent for one in some), strict=True)
        )
        half = statistics.median(one.spent.clock for one in some)
        print(f"  at {size:>9,}: {clock:.2f} ms an article (median {half:.2f}),"
              f" of which {processor:.2f} on our processor;"
              f" all else of saving it takes {usual.processor:.2f} there", flush=True)  # fmt: skip
        found += some
    return found


def address(kind: str, opened: ExitStack) -> str:
    """An empty database with our tables."""
    if kind == "sqlite":
        folder = opened.enter_context(tempfile.TemporaryDirectory())
        url = f"sqlite:///{folder}/copies.db"
    else:
        server = opened.enter_context(running())
        url = server.url(server.database())
    schema.prepare(url)
    return url


def main() -> None:
    """Save the articles, one by one, and tell what was found."""
    gc.set_threshold(*GARBAGE)  # as crawls do
    count = next((int(word) for word in sys.argv[1:] if word.isdecimal()), 100_000)
    for kind in [word for word in sys.argv[1:] if not word.isdecimal()] or ["sqlite", "postgresql"]:
        if kind == "postgresql" and (why := missing()):
            print(f"not on PostgreSQL: {why}")
            continue
        with ExitStack() as opened:
            store, control = (
                opened.enter_context(open_store(address(kind, opened))) for _ in range(2)
            )
            prepare(store)
            prepare(control)
            print(kind, flush=True)
            tell(score(store, run(store, control, count)))


if __name__ == "__main__":
    main()
