"""Articles as `sokhcn query` prints them."""

import os
import sys
from collections.abc import Iterable

from aggregator.asking import answers, listing, tabular
from aggregator.asking.listing import Question
from aggregator.commands import console
from aggregator.delivery import publishing
from feeds.names import Names
from storage.store import Store

TABLE = ("id", "published_at", "province", "view_count", "title")


def articles(store: Store, names: Names, question: Question, form: str, limit: int | None) -> None:
    """Print so many in a format, or all; whoever stops reading ends it without a word."""
    try:
        if form in tabular.LINES:
            lines = tabular.LINES[form](store, listing.walk(store, question, limit))
            _print_lines(lines)
        else:
            _print_page(store, names, question, form, limit or 1)
        sys.stdout.flush()
    except BrokenPipeError:
        # what is still to be written at the end of the program goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_lines(lines: Iterable[str]) -> None:
    for some in lines:
        sys.stdout.write(some)


def _print_page(store: Store, names: Names, question: Question, form: str, limit: int) -> None:
    found = listing.page(store, question, limit)
    if form in ("atom", "rss"):
        sys.stdout.buffer.write(publishing.document(names, found.rows, form))
        return
    told = answers.found(store, found.rows, question.words)
    if form == "json":
        console.print_json(told)
        return
    shown = [{**one, "published_at": (one["published_at"] or "")[:10]} for one in told]
    console.print_table(([one[name] for name in TABLE] for one in shown), TABLE)
    if found.next_cursor:
        console.say(f"more: --cursor {found.next_cursor}")
