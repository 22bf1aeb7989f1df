"""What the command line prints: data to stdout, everything else to stderr."""

import csv
import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from aggregator.crawling import Progress as Told

out = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def log_to_stderr(verbose: bool) -> None:
    """Warnings of ours and of the libraries; with ``verbose`` all that they say."""
    level = logging.INFO if verbose else logging.WARNING
    form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    logging.basicConfig(stream=sys.stderr, level=level, format=form, force=True)
    for handler in logging.getLogger().handlers:
        handler.setLevel(level)  # Scrapy sets levels of its own below the root


def say(line: str) -> None:
    """A line of what is being done, on stderr."""
    err.print(line, markup=False)


def print_json(value: Any) -> None:
    """One JSON document."""
    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201


def print_jsonl(values: Iterable[Any]) -> None:
    """One JSON object a line."""
    for value in values:
        print(json.dumps(value, ensure_ascii=False))  # noqa: T201


def print_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Comma-separated values (RFC 4180) under a header."""
    writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)


def print_table(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> None:
    """A table; what is unknown is an empty cell."""
    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    out.print(table)


@contextmanager
def crawl_progress(sources: int) -> Iterator[Told | None]:
    """A bar a source while it is crawled; nothing where nobody looks."""
    if not err.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=err, transient=True) as progress:
        bars = {"": progress.add_task("sources", total=sources, visible=False)}

        def told(source: str, read: int, found: int) -> None:
            bar = bars.get(source)
            if bar is None:
                bar = bars[source] = progress.add_task(source, total=found)
            progress.update(bar, completed=read, total=max(found, read))

        yield told


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar for one piece of work, told how much of how much is done."""
    if not err.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        bar = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(bar, completed=done, total=total)
