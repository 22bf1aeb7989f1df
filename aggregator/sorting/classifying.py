"""Sorting the store anew by today's rules: only what other rules sorted, a batch at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from aggregator.sorting.findings import findings, version
from storage.calls import sort
from storage.store import Store
from storage.tables import ArticleRow

AT_ONCE = 200
"""Articles sorted in one transaction: crawls that wait for it go on in a second."""

Progress = Callable[[int, int], None]


@dataclass
class Moved:
    """How many articles came to a topic, genre or document, and how many left it."""

    added: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)

    def note(self, before: Iterable[str], after: Iterable[str]) -> None:
        """Of one article."""
        old, new = set(before), set(after)
        self.added.update(new - old)
        self.removed.update(old - new)

    def as_json(self) -> dict[str, dict[str, int]]:
        """Slug → how many came and left, by slug."""
        names = sorted(self.added.keys() | self.removed.keys())
        return {name: {"added": self.added[name], "removed": self.removed[name]} for name in names}


@dataclass
class Sorted:
    """What sorting anew changed."""

    rules: str
    articles: int = 0
    changed: int = 0
    """Articles of which anything is different, be it a score."""
    topics: Moved = field(default_factory=Moved)
    genres: Moved = field(default_factory=Moved)
    deadlines: Moved = field(default_factory=Moved)
    documents: Moved = field(default_factory=Moved)

    def note(self, row: ArticleRow, found: Mapping[str, Any]) -> None:
        """Count what is different of one article."""
        self.articles += 1
        before = kept(row)
        self.changed += any(before[name] != found[name] for name in before)
        self.topics.note(before["topics"], found["topics"])
        self.genres.note(filter(None, [before["genre"]]), [found["genre"]])
        self.documents.note(before["documents"], found["documents"])
        self.deadlines.note(*map(_moments, (before, found)))

    def as_json(self) -> dict[str, Any]:
        """Plain values; of deadlines and documents only how many."""
        counted = {
            name: {"added": moved.added.total(), "removed": moved.removed.total()}
            for name, moved in (("deadlines", self.deadlines), ("documents", self.documents))
        }
        told = {"rules": self.rules, "articles": self.articles, "changed": self.changed}
        by_slug = {"topics": self.topics.as_json(), "genres": self.genres.as_json()}
        return {**told, **by_slug, **counted}


def kept(row: ArticleRow) -> dict[str, Any]:
    """How an article is sorted now, in the words of `aggregator.sorting.findings.findings`."""
    return {
        "topics": {topic.topic: topic.score for topic in row.topics},
        "genre": row.genre,
        "deadlines": [
            {"due_at": one.due_at, "precision": one.precision, "what": one.what}
            for one in row.deadlines
        ],
        "documents": [one.number for one in row.documents],
    }


def _moments(found: Mapping[str, Any]) -> list[str]:
    return [one["due_at"].astimezone(UTC).isoformat() for one in found["deadlines"]]


def waiting(store: Store, sources: Sequence[str] = ()) -> dict[str | None, int]:
    """How many articles other rules have sorted, by the rules."""
    by = store.calls.sorted_by(sources)
    return {rules: number for rules, number in by.items() if rules != version()}


def classify(
    store: Store, sources: Sequence[str] = (), *, save: bool, progress: Progress | None = None
) -> Sorted:
    """Sort anew what other rules sorted. Stopped, it goes on where it was.

    An article that a crawl saves meanwhile is sorted already, and left alone.
    """
    result, todo = Sorted(version()), waiting(store, sources)
    for rules in todo:
        for rows in store.calls.batches(rules, sources, size=AT_ONCE):
            found = {row.id: findings(row) for row in rows}
            for row in rows:
                result.note(row, found[row.id])
            if save:
                _keep(store, {row.id: row.content_hash for row in rows}, found)
            if progress is not None:
                progress(result.articles, sum(todo.values()))
    return result


def _keep(
    store: Store, read: Mapping[int | None, str], found: Mapping[int | None, Mapping[str, Any]]
) -> None:
    with store.write() as writing:
        for row in writing.articles.among([number for number in read if number is not None]):
            if row.rules != version() and row.content_hash == read[row.id]:
                sort(row, found[row.id])
