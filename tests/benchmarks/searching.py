"""How long searches take beside plain SQL that ranks all hits: newest, best, counts, facets.

python -m tests.benchmarks.searching ROWS [sqlite | postgresql] [ADDRESS] [cpu]

ADDRESS: of a store that `tests.benchmarks.corpus` has filled, as SQLAlchemy writes it; without it,
one is made. The same questions are asked of all ways in turns, each once before the clock runs. On
a busy machine, ``cpu`` counts processor time instead: ours and, on Linux, that of PostgreSQL's
process.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from aggregator.searching import words
from storage.filters import Filter
from storage.searching.match import exact, for_fts5, for_tsquery, tree
from storage.searching.places import places_of
from storage.searching.ranking import Ranking
from storage.searching.tables import WORDS, number
from storage.searching.words import Words
from storage.store import Store, open_store
from tests.benchmarks import corpus
from tests.storage.server import running

QUESTIONS = 60
PLAIN_LIMIT = 10
PLAIN = {
    "sqlite": "SELECT rowid FROM article_words_index WHERE article_words_index MATCH :words"
    " ORDER BY bm25(article_words_index) LIMIT 10",
    "postgresql": "SELECT place FROM article_words WHERE words @@ CAST(:words AS tsquery)"
    " ORDER BY ts_rank(words, CAST(:words AS tsquery), 1) DESC LIMIT 10",
}
WORTH = {
    "sqlite": "SELECT rowid, -bm25(article_words_index) FROM article_words_index"
    " WHERE article_words_index MATCH :words AND +rowid IN (SELECT value FROM json_each(:places))",
    "postgresql": "SELECT place, ts_rank(words, CAST(:words AS tsquery), 1) FROM article_words"
    " WHERE place = ANY(CAST(translate(:places, '[]', '{}') AS int8[]))",
}
"""What the plain way thinks of an article."""

Question = tuple[str, str, Filter]
"""Kind, what is typed, and filter."""


def questions() -> list[Question]:
    """Of six kinds, in words of the corpus: from those in nearly all articles to rare names."""
    dice = random.Random(11)
    usual, terms, places, people = (
        corpus.pools()[name].things for name in ("usual", "any", "place", "person")
    )
    provinces = [slug for _, slug, _ in corpus.sources() if slug]
    made: list[Question] = []
    for _ in range(QUESTIONS // 6):
        term = dice.choice(terms)
        made += [
            ("common words", " ".join(dice.sample(usual[:60], 2)), Filter()),
            ("a term", dice.choice(terms), Filter()),
            ("a term, no marks", _plain(dice.choice(terms)), Filter()),
            ("a phrase", f'"{dice.choice(terms)}"', Filter()),
            (
                "a rare name",
                dice.choice([dice.choice(places[:300]), dice.choice(people)]),
                Filter(),
            ),
            ("term and province", term, Filter(provinces=[dice.choice(provinces)])),
        ]
    return made


def _plain(said: str) -> str:
    return " ".join(word for phrase in words(said).typed() for word in phrase.words)


def ways(store: Store) -> dict[str, Callable[[Words, Filter], Any]]:
    """What is measured."""
    search = store.search
    return {
        "newest 50": lambda said, which: search.newest(said, which, limit=50),
        "best 20": lambda said, which: search.ranked(said, which, limit=20),
        "count": search.count,
        "facets": search.facets,
        "plain SQL, best 10": lambda said, which: plain(store, said, which),
    }


def plain(store: Store, said: Words, which: Filter) -> list[int]:
    """All hits ranked by the database."""
    asked = {"words": as_asked(store, said, which)}
    return [number(at) for at in store.session.execute(text(PLAIN[kind(store)]), asked).scalars()]


def as_asked(store: Store, said: Words, which: Filter) -> str:
    """In the database's own language."""
    return (for_fts5 if kind(store) == "sqlite" else for_tsquery)(tree(said, which))


def kind(store: Store) -> str:
    return store.engine.dialect.name


def worth(store: Store, said: Words, which: Filter, places: Sequence[int]) -> dict[int, float]:
    """What the plain way thinks of the articles at these places."""
    asked = {"words": as_asked(store, said, which), "places": json.dumps(list(places))}
    return {row[0]: row[1] for row in store.session.execute(text(WORTH[kind(store)]), asked)}


def place_of(store: Store, ids: Sequence[int]) -> list[int]:
    """Where these articles stand."""
    at = select(WORDS.c.place).where(WORDS.c.article_id.in_(ids))
    return list(store.session.execute(at).scalars())


class Goodness:
    """How good our first ten are beside those of plain SQL, by its measure and by ours."""

    def __init__(self) -> None:
        self.shares: dict[str, list[float]] = defaultdict(list)

    def note(self, store: Store, said: Words, which: Filter) -> None:
        """One question."""
        theirs = plain(store, said, which)
        ours = store.search.ranked(said, which, limit=len(theirs))
        if not theirs:
            return
        self.shares["the same articles"].append(len({*ours} & {*theirs}) / len(theirs))
        mine, its = (place_of(store, some) for some in (ours, theirs))
        every = {*mine, *its}
        by_their_measure = worth(store, said, which, [*every])
        by_ours = Ranking(store.session, said, which).weights(every)
        for name, values in (("its", by_their_measure), ("our", by_ours)):
            of_mine, of_its = (sum(values[at] for at in some) for some in (mine, its))
            self.shares[f"worth by {name} measure, of its own"].append(of_mine / of_its)
        if (marks := exact(said)) is not None:
            for name, some in (("ours", mine), ("its own", its)):
                kept = places_of(store.session).among(marks, some)
                self.shares[f"{name} with the marks typed"].append(len(kept) / len(theirs))

    def tell(self) -> None:
        """On average."""
        print("first ten of ours beside those of plain SQL:")
        for name, some in self.shares.items():
            print(f"  {name:36}{statistics.mean(some):.0%}")


def processor(store: Store) -> Callable[[], float]:
    """Seconds of processor that we and the server's process have used."""
    if kind(store) == "sqlite":
        return time.process_time
    server = store.session.execute(text("SELECT pg_backend_pid()")).scalar_one()
    used = Path(f"/proc/{server}/schedstat")
    return lambda: time.process_time() + int(used.read_text().split()[0]) / 1e9


def measure(store: Store, clock: Callable[[], float]) -> None:
    """Ask, and tell."""
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    good = Goodness()
    for sort, typed, which in questions():
        said = words(typed)
        for name, way in ways(store).items():
            way(said, which)
            start = clock()
            way(said, which)
            taken = (clock() - start) * 1000
            times[name, sort].append(taken)
            times[name, "all"].append(taken)
        good.note(store, said, which)
    tell(times)
    good.tell()


def tell(times: dict[tuple[str, str], list[float]]) -> None:
    names = list(dict.fromkeys(name for name, _ in times))
    print(f"{'ms, p50 / p95':24}" + "".join(f"{name:>22}" for name in names))
    for sort in dict.fromkeys(sort for _, sort in times):
        shown = (times[name, sort] for name in names)
        print(f"{sort:24}" + "".join(f"{_shares(one):>22}" for one in shown))


def _shares(taken: Sequence[float]) -> str:
    cuts = statistics.quantiles(taken, n=20, method="inclusive")
    return f"{statistics.median(taken):.1f} / {cuts[18]:.1f}"


@contextmanager
def filled(kind_of: str, rows: int) -> Iterator[str]:
    """The address of a store with so many articles."""
    with ExitStack() as open_:
        if kind_of == "sqlite":
            folder = open_.enter_context(tempfile.TemporaryDirectory())
            url = f"sqlite:///{folder}/sokhcn.db"
        else:
            server = open_.enter_context(running())
            url = server.url(server.database())
        start = time.perf_counter()
        corpus.fill(url, rows)
        print(f"filled in {time.perf_counter() - start:.0f} s", file=sys.stderr)
        yield url


def main() -> None:
    """One database after the other."""
    rows = int(sys.argv[1])
    given = [word for word in sys.argv[2:] if "://" in word]
    kinds = [one for one in ("sqlite", "postgresql") if one in sys.argv]
    for kind_of in kinds or [(given or ["sqlite"])[0].partition("+")[0].partition(":")[0]]:
        with ExitStack() as open_:
            url = given[0] if given else open_.enter_context(filled(kind_of, rows))
            print(f"{kind_of}, {rows:,} articles")
            store = open_.enter_context(open_store(url))
            measure(store, processor(store) if "cpu" in sys.argv else time.perf_counter)


if __name__ == "__main__":
    main()
