"""How fast questions are answered: API, pages for people, and whole files.

python -m tests.benchmarks.asking URL [ROUNDS]      a store of tests.benchmarks.corpus at an address

The application answers in this process; on SQLite the processor's time is thus all that it takes.
Each question is asked once before the clock runs: *first*, by the processor. Whoever repeats it, or
turns the page, gets the numbers that were counted then. Of files, the first ``ROWS`` lines are
written. What is read most is worked out, and kept in the store, as at the end of a crawl.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from fastapi.testclient import TestClient

from aggregator import jobs
from aggregator.asking import listing, tabular, trends
from aggregator.asking.questions import Asked, Sort
from aggregator.web.app import application
from feeds.names import Names
from storage.store import open_store
from tests.benchmarks.corpus import sources

ROUNDS = 20
ROWS = 20_000
QUESTIONS = {
    "50 by date": "/api/v1/articles",
    "200 by date": "/api/v1/articles?limit=200",
    "50 by views": "/api/v1/articles?sort=views",
    "50 trending": "/api/v1/articles?sort=trending",
    "a province": "/api/v1/articles?province=quang-ninh",
    "a topic": "/api/v1/articles?topic=chuyen-doi-so",
    "a topic by views": "/api/v1/articles?topic=chuyen-doi-so&sort=views",
    "each text once": "/api/v1/articles?copies=first",
    "province, topic": "/api/v1/articles?province=quang-ninh&topic=chuyen-doi-so",
    "and each text once": "/api/v1/articles?province=quang-ninh&topic=chuyen-doi-so&copies=first",
    "an author": "/api/v1/articles?author=ban+bien+tap",
    "much read": "/api/v1/articles?min_views=1000",
    "words": "/api/v1/articles?q=chuyen+doi+so",
    "changes": "/api/v1/changes",
    "stats": "/api/v1/stats",
    "sources": "/api/v1/sources",
    "provinces": "/api/v1/provinces",
    "topics": "/api/v1/topics",
    "one article": "/api/v1/articles/7",
    "page: home": "/",
    "page: a province": "/provinces/quang-ninh",
    "page: a topic": "/topics/chuyen-doi-so",
    "page: provinces": "/provinces",
    "page: topics": "/topics",
    "page: sources": "/sources",
    "page: a search": "/?q=chuyen+doi+so",
}


class Cost(NamedTuple):
    """Of one answer, in seconds."""

    processor: float
    clock: float


def cost(action: Callable[[], object]) -> Cost:
    """Of doing it once."""
    processor, clock = time.process_time(), time.perf_counter()
    action()
    return Cost(time.process_time() - processor, time.perf_counter() - clock)


def answers(client: TestClient, rounds: int) -> None:
    """The cost of each question; they take turns."""

    def ask(path: str) -> None:
        assert client.get(path).status_code == 200, path

    costs: dict[str, list[Cost]] = {name: [] for name in QUESTIONS}
    first = {name: cost(lambda path=path: ask(path)) for name, path in QUESTIONS.items()}
    for _ in range(rounds):
        for name, path in QUESTIONS.items():
            costs[name].append(cost(lambda path=path: ask(path)))
    widths = (15, 8, 12, 8)
    print(f"{'ms':24}{'processor p50':>15}{'p95':>8}{'clock p50':>12}{'p95':>8}{'first':>9}")
    for name, found in costs.items():
        told = [1000 * value for some in zip(*found, strict=True) for value in _middle(some)]
        cells = "".join(f"{value:{width}.1f}" for value, width in zip(told, widths, strict=True))
        print(f"{name:24}{cells}{1000 * first[name].processor:9.1f}")


def _middle(values: tuple[float, ...]) -> tuple[float, float]:
    return statistics.median(values), statistics.quantiles(values, n=20, method="inclusive")[-1]


def files(url: str, names: Names) -> None:
    """Lines of each kind of file that are written in a second of the processor."""
    for form, lines in tabular.LINES.items():
        for sort in (Sort.DATE, Sort.VIEWS):
            with open_store(url) as store:
                asked = listing.ask(Asked(), sort, names, datetime.now(UTC))
                written = lines(store, listing.walk(store, asked, ROWS))
                took = cost(lambda written=written: sum(some.count("\n") for some in written))
            print(f"{form} by {sort}: {ROWS / took.processor:8.0f} rows a second of the processor,"
                  f" {ROWS / took.clock:8.0f} by the clock")  # fmt: skip


def main() -> None:
    """Ask the store at an address."""
    url, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    setting = jobs.setting()
    config = setting.config.model_copy(update={"database_url": url})
    kinds = {slug: name for slug, _, name in sources()}
    names = replace(setting.names, sources={**setting.names.sources, **kinds})
    with open_store(url) as store:
        took = cost(lambda: trends.refresh(store))
    print(f"what is read most: worked out in {took.processor:.1f} s of the processor")
    with TestClient(application(setting._replace(config=config, names=names))) as client:
        answers(client, rounds)
    files(url, names)


if __name__ == "__main__":
    main()
