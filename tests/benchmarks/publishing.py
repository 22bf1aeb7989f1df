"""What it takes to publish one more article, by how many are stored.

python -m tests.benchmarks.publishing [ARTICLES…]      each in a store made anew

The folder says that everything before the article is published: what is measured is which pages are
looked for, built, packed and written because of it. The first article of a run is not counted.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from aggregator import jobs
from aggregator.delivery import publishing
from aggregator.jobs import Setting
from feeds.files import write
from storage.store import Store
from tests.benchmarks import corpus
from tests.benchmarks.serving import configured

ROUNDS = 6


class Taken(NamedTuple):
    """By one publication, in milliseconds."""

    processor: float
    wall: float
    files: int


def once(store: Store, made: Setting, out: Path, number: int) -> Taken:
    """Save an article, and publish."""
    read = corpus.article(number)
    with store.write() as writing:
        writing.articles.save(read.pop("source"), read, seen_at=corpus.NOW)
    wall, processor = time.perf_counter(), time.process_time()
    files = publishing.publish(store, made.names, out).written
    return Taken(
        (time.process_time() - processor) * 1000, (time.perf_counter() - wall) * 1000, files
    )


def measured(count: int) -> list[Taken]:
    """One article after the other, on top of so many."""
    with tempfile.TemporaryDirectory() as folder:
        made = configured(Path(folder))
        corpus.fill(made.config.database_url, count)
        out = Path(folder, "public")
        with jobs.opened(made.config) as store:
            everything = publishing.State(store.feeds.stamp(), publishing.form(store, made.names))
            write(out, publishing.STATE, json.dumps(everything._asdict()).encode())
            return [once(store, made, out, 10_000_000 + one) for one in range(ROUNDS)][1:]


def main() -> None:
    """A line for each size."""
    for count in map(int, sys.argv[1:] or ("1000", "10000", "100000")):
        taken = measured(count)
        processor, wall, files = (statistics.median(column) for column in zip(*taken, strict=True))
        print(
            f"{count:9,} stored: {processor:6.0f} ms of processor, {wall:6.0f} ms,"
            f" {files:3.0f} files, each with its .gz (medians of {len(taken)})",
            flush=True,
        )


if __name__ == "__main__":
    main()
