"""How many copies are found among many articles, and what that costs as the store grows.

python -m tests.benchmarks.copying [ARTICLES] [sqlite | postgresql]

ARTICLES: 100000 by default, of which three tenths are copies (`tests.benchmarks.copied`). Each is
saved in a transaction of its own, as crawls do. What copies cost is what such a transaction takes
above one in a control store, in which nobody looks for them.
"""

import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import NamedTuple

from aggregator import copies
from storage import schema
from storage.articles import Change
from storage.store import Store, open_store
from tests.benchmarks.copied import EDITS, Kept, articles, values
from tests.storage.server import missing, running

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
SOURCES = 63


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


def save(store: Store, kept: Iterable[Kept], control: Store | None = None) -> list[Found]:
    """Save and place each; each tenth is saved in the control too, without looking for copies."""
    found, usual = list[Found](), list[Spent]()
    for one in kept:
        number, spent = _saved(store, one, place=True)
        if control is not None and one.number % 10 == 1:
            usual.append(_saved(control, one, place=False)[1])
        found.append(Found(number, one, spent))
    without = Spent(*(statistics.mean(column) for column in zip(*usual or [(0, 0)], strict=True)))
    return [one._replace(spent=_above(one.spent, without)) for one in found]


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


def tell(name: str, found: list[Found], scored: Score) -> None:
    """Figures of one database."""
    print(f"{name}: precision {scored.precision:.4f}, recall {scored.recall:.4f}")
    for edit, share in scored.by_edit.items():
        print(f"  {edit:14} {share:.4f}")
    for size in sorted({10_000, 20_000, 30_000, 50_000, 100_000, len(found)}):
        some = [one.spent for one in found[max(0, size - 5_000) : size]]
        if size <= len(found):
            clock, processor = (statistics.mean(column) for column in zip(*some, strict=True))
            half = statistics.median(one.clock for one in some)
            print(f"  up to {size:>9,}: {clock:.2f} ms an article (median {half:.2f}),"
                  f" of which {processor:.2f} of our processor")  # fmt: skip


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
            found = save(store, articles(count), control)
            tell(kind, found, score(store, found))


if __name__ == "__main__":
    main()
