"""Copies of an article: found when it is saved, and told with it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from aggregator.copying import placing
from aggregator.copying.origin import names_of, original
from aggregator.copying.signing import METHOD
from storage.copies.copies import Candidate, Member
from storage.store import Store
from storage.tables import ArticleRow

AT_ONCE = 200
"""Articles signed in one transaction: crawls that wait for it go on in a second."""

Progress = Callable[[int, int], None]


class Cluster(NamedTuple):
    """A text with its copies, as an article's object tells it."""

    size: int
    original_uid: str


def place(store: Store, row: ArticleRow, at: datetime, *, is_new: bool = False) -> int | None:
    """Find the copies of an article that was saved, and its cluster; None where it has no copy.

    To be called on a store that is written to, after each save, however it came to it: where title
    and text are as they were, that costs a question. An article that is no copy any more leaves.
    ``is_new``: it was not kept before, so that even this need not be asked.
    """
    return placing.place(store.copies, Candidate.of(row), at, is_new=is_new)


def waiting(store: Store) -> int:
    """How many articles `sign_all` has not placed yet."""
    return store.copies.signatures.number_missing(METHOD)


def sign_all(store: Store, at: datetime, on_progress: Progress | None = None) -> int:
    """Place all articles that never were, or by another method; how many that were.

    Clusters keep their numbers. Stopped, it goes on where it was.
    """
    with store.write() as writing:
        if anew := writing.copies.signatures.are_otherwise(METHOD):
            writing.copies.signatures.forget()
    left = store.copies.signatures.missing(METHOD)
    for start in range(0, len(left), AT_ONCE):
        with store.write() as writing:
            for number in left[start : start + AT_ONCE]:
                for article in writing.copies.texts([number]):
                    placing.place(writing.copies, article, at, is_new=False)
        if on_progress is not None:
            on_progress(min(start + AT_ONCE, len(left)), len(left))
    if anew:
        _look_again(store, at)
    return len(left)


def _look_again(store: Store, at: datetime) -> None:
    """Whether today's rules hold together what those of before did."""
    for cluster in store.copies.clusters():
        with store.write() as writing:
            placing.resettle(writing.copies, cluster, at)


def clusters(store: Store, rows: Iterable[ArticleRow]) -> dict[int, Cluster]:
    """Article → its cluster, of those that have a copy; two questions, however many there are."""
    wanted = {row.id: row.cluster for row in rows if row.cluster is not None}
    members = defaultdict[int, list[Member]](list)
    for member in store.copies.members(wanted.values()):
        members[member.cluster].append(member)
    names = names_of(store.sources.all()) if members else {}
    found = {
        number: Cluster(len(of_it), original(of_it, names).uid) for number, of_it in members.items()
    }
    return {article: found[number] for article, number in wanted.items() if article is not None}
