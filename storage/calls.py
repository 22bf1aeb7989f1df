"""What texts name: until when something can be done, and which documents; sorted by which rules."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.filters import ALL, Filter
from storage.tables import ArticleDocumentRow, ArticleRow, ArticleTopicRow, DeadlineRow


class Due(NamedTuple):
    """A deadline, and the article that tells of it."""

    at: datetime
    """Of precision ``day``: the beginning of the last day, in Vietnam."""
    precision: str
    what: str
    """What is due, in the words of the article."""
    article: ArticleRow


class Calls:
    """The deadlines and the sorting of the articles that one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def deadlines(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        which: Filter = ALL,
        *,
        limit: int | None = None,
    ) -> Sequence[Due]:
        """Those at or after ``since`` and before ``until``, the nearest first."""
        query = select(DeadlineRow, ArticleRow).join(ArticleRow).where(*which.conditions())
        if since is not None:
            query = query.where(col(DeadlineRow.due_at) >= since)
        if until is not None:
            query = query.where(col(DeadlineRow.due_at) < until)
        order = (DeadlineRow.due_at, DeadlineRow.article_id, DeadlineRow.position)
        rows = self.session.exec(query.order_by(*map(col, order)).limit(limit))
        return [Due(one.due_at, one.precision, one.what, article) for one, article in rows]

    def sorted_by(self, sources: Sequence[str] = ()) -> dict[str | None, int]:
        """How many articles were sorted by which rules; None where nobody knows any more."""
        query = select(ArticleRow.rules, func.count()).group_by(col(ArticleRow.rules))
        return dict(self.session.exec(_of(query, sources)).all())

    def batches(
        self, rules: str | None, sources: Sequence[str] = (), *, size: int
    ) -> Iterator[Sequence[ArticleRow]]:
        """The articles sorted by these rules, a batch at a time, by number."""
        after = 0
        while rows := self._batch(rules, sources, after, size):
            yield rows
            after = rows[-1].id or 0
            self.session.expunge_all()

    def _batch(
        self, rules: str | None, sources: Sequence[str], after: int, size: int
    ) -> Sequence[ArticleRow]:
        query = select(ArticleRow).where(ArticleRow.rules == rules, col(ArticleRow.id) > after)
        rows = self.session.exec(_of(query, sources).order_by(col(ArticleRow.id)).limit(size))
        return list(rows)


def _of(query: Any, sources: Sequence[str]) -> Any:
    return query.where(col(ArticleRow.source).in_(sources)) if sources else query


def sort(row: ArticleRow, values: Mapping[str, Any]) -> None:
    """Keep what rules found in an article; what ``values`` does not name stays as it is.

    ``rules`` names their version; ``genre``; ``topics``: slug → score; ``deadlines``: of each
    ``due_at``, ``precision``, ``what``; ``documents``: numbers. Only what differs is touched.
    """
    for name in ("rules", "genre"):
        if name in values and getattr(row, name) != values[name]:
            setattr(row, name, values[name])
    if "topics" in values:
        _topics(row, values["topics"])
    if "deadlines" in values:
        _deadlines(row, values["deadlines"])
    if "documents" in values:
        _documents(row, values["documents"])


def _topics(row: ArticleRow, scores: Mapping[str, float]) -> None:
    known = {topic.topic: topic for topic in row.topics}
    if scores == {slug: topic.score for slug, topic in known.items()}:
        return
    row.topics = [known.get(slug) or ArticleTopicRow(topic=slug, score=0) for slug in scores]
    for topic in row.topics:
        topic.score = scores[topic.topic]


def _deadlines(row: ArticleRow, found: Sequence[Mapping[str, Any]]) -> None:
    known = [(one.due_at, one.precision, one.what) for one in row.deadlines]
    if known != [(one["due_at"], one["precision"], one["what"]) for one in found]:
        row.deadlines = [DeadlineRow(**one, position=place) for place, one in enumerate(found)]


def _documents(row: ArticleRow, numbers: Sequence[str]) -> None:
    known = {one.number: one for one in row.documents}
    if list(numbers) == [one.number for one in row.documents]:
        return
    row.documents = [known.get(number) or ArticleDocumentRow(number=number) for number in numbers]
    for place, one in enumerate(row.documents):
        one.position = place
