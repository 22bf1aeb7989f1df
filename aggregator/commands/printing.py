"""Articles as `sokhcn query` prints them."""

import sys

from aggregator.asking import answers, listing, tabular
from aggregator.asking.listing import Question
from aggregator.commands import console
from aggregator.delivery import publishing
from feeds.names import Names
from storage.store import Store

TABLE = ("id", "published_at", "province", "view_count", "title")


def articles(store: Store, names: Names, question: Question, form: str, limit: int | None) -> None:
    """Print so many in a format, or all."""
    if form in tabular.LINES:
        sys.stdout.writelines(tabular.LINES[form](store, listing.walk(store, question, limit)))
    else:
        _print_page(store, names, question, form, limit or 1)


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
