"""How many copies are found among many articles, and what that costs as the store grows.

python -m tests.benchmarks.copying [ARTICLES] [sqlite | postgresql]

ARTICLES: 100000 by default, of which three tenths are copies (`tests.benchmarks.copied`). Each is
saved in a transaction of its own, as crawls do; only what copies cost is timed.
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
from storage.store import Store, open_store
from tests.benchmarks.copied import EDITS, Kept, articles, values
from tests.storage.server import missing, running

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
SOURCES = 63


class Found(NamedTuple):
    """What was kept of an article: its number in the store, and what it is."""

    id: int
    kept: Kept
    milliseconds: float


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
    """Save and place each."""
    found = []
    for one in kept:
        with store.write() as writing:
            row = writing.articles.save(one.source, values(one), seen_at=NOW).row
            start = time.perf_counter()
            copies.place(writing, row, NOW)
            spent = time.perf_counter() - start
            before_commit = time.perf_counter()
        spent += time.perf_counter() - before_commit
        found.append(Found(row.id or 0, one, spent * 1000))
    return found


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
    for size in (10_000, 20_000, 30_000, 100_000, len(found)):
        some = sorted(one.milliseconds for one in found[max(0, size - 5_000) : size])
        if size <= len(found) and some:
            print(f"  up to {size:>9,}: {statistics.mean(some):.2f} ms an article, "
                  f"median {some[len(some) // 2]:.2f}, p95 {some[len(some) * 95 // 100]:.2f}")  # fmt: skip


def main() -> None:
    """Save the articles, one by one, and tell what was found."""
    count = next((int(word) for word in sys.argv[1:] if word.isdecimal()), 100_000)
    kinds = [word for word in sys.argv[1:] if not word.isdecimal()] or ["sqlite", "postgresql"]
    with ExitStack() as opened:
        for kind in kinds:
            if kind == "sqlite":
                folder = opened.enter_context(tempfile.TemporaryDirectory())
                url = f"sqlite:///{folder}/copies.db"
            elif why := missing():
                print(f"not on PostgreSQL: {why}")
                continue
            else:
                server = opened.enter_context(running())
                url = server.url(server.database())
            schema.prepare(url)
            with open_store(url) as store:
                prepare(store)
                found = save(store, articles(count))
                tell(kind, found, score(store, found))


if __name__ == "__main__":
    main()
