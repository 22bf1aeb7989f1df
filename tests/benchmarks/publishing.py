"""What it takes to publish one more article, by how many are stored.

python -m tests.benchmarks.publishing [ARTICLES…]      each in a store made anew
python -m tests.benchmarks.publishing STORE.db         a store that `tests.benchmarks.corpus` made

The folder says that everything is published before. Before each article come 60 of its kind (one
source, province and genre, the same topics), so that its feeds are as full in a small store as in a
large one, and their pages are there; only the last one counts. It is published by who has nothing
ready, as a command that starts does.
"""

import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from aggregator import jobs
from aggregator.asking import trends
from aggregator.delivery import publishing
from aggregator.jobs import Setting
from feeds import formats
from feeds.files import write
from storage.store import Store
from tests.benchmarks import corpus
from tests.benchmarks.serving import configured

ROUNDS, FULL = 6, 60
MINUTE = timedelta(minutes=1)


class Taken(NamedTuple):
    """By one publication, in milliseconds."""

    processor: float
    wall: float
    files: int


def published(store: Store, made: Setting, out: Path, some: Sequence[dict[str, Any]]) -> Taken:
    """Save articles, and publish."""
    with store.write() as writing:
        for read in some:
            values = {name: value for name, value in read.items() if name != "source"}
            writing.articles.save(read["source"], values, seen_at=read["published_at"] + MINUTE)
    store.session.expunge_all()
    formats.FRAGMENTS.__init__()  # type: ignore[misc]
    wall, processor = time.perf_counter(), time.process_time()
    files = publishing.publish(store, made.names, out).written
    return Taken(
        (time.process_time() - processor) * 1000, (time.perf_counter() - wall) * 1000, files
    )


def alike(number: int, at: datetime | None) -> Iterator[dict[str, Any]]:
    """Articles of one kind, a minute apart, from this time on or from any."""
    some = [corpus.article(number + place) for place in range(FULL + 1)]
    kind = {name: some[0][name] for name in ("source", "province", "topics", "genre")}
    for place, one in enumerate(some):
        when = (at or some[0]["published_at"]) + place * MINUTE
        yield {**one, **kind, "published_at": when}


def measured(made: Setting, out: Path, late: bool) -> list[Taken]:
    """Of articles published now, or found late."""
    found = []
    with jobs.opened(made.config) as store:
        trends.refresh(store)
        everything = publishing.State(store.feeds.stamp(), publishing.form(store, made.names))
        write(out, publishing.STATE, json.dumps(everything._asdict()).encode())
        for number in range(ROUNDS):
            at = None if late else corpus.NOW + number * timedelta(hours=2)
            *before, last = alike(10_000_000 + 100_000 * late + 1_000 * number, at)
            published(store, made, out, before)
            found.append(published(store, made, out, [last]))
    return found


@contextmanager
def stores(arguments: list[str]) -> Iterator[Iterator[tuple[str, Setting, Path]]]:
    """Each with what it is called, and a folder for files."""

    def opened(folder: Path) -> Iterator[tuple[str, Setting, Path]]:
        for argument in arguments:
            root = folder / argument.replace("/", "_")
            root.mkdir()
            made = configured(root)
            if argument.isdecimal():
                corpus.fill(made.config.database_url, int(argument))
            else:
                Path(made.config.data_dir).mkdir(parents=True)
                shutil.copy(argument, Path(made.config.data_dir, "sokhcn.db"))
            yield argument, made, root / "public"

    with tempfile.TemporaryDirectory() as folder:
        yield opened(Path(folder))


def main() -> None:
    """Two lines for each store."""
    with stores(sys.argv[1:] or ["1000", "10000", "100000"]) as found:
        for name, made, out in found:
            for late in (False, True):
                taken = measured(made, out, late)
                columns = zip(*taken, strict=True)
                processor, wall, files = (statistics.median(column) for column in columns)
                print(
                    f"{name:>9} stored, one {'found late' if late else 'of today'}:"
                    f" {processor:6.0f} ms of processor, {wall:6.0f} ms, {files:3.0f} files,"
                    f" each with its .gz (medians of {len(taken)})",
                    flush=True,
                )


if __name__ == "__main__":
    main()
