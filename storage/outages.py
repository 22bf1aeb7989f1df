"""When sources could not be seen: the turns from crawls that failed to crawls that did not."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlmodel import Session, col

from storage.tables import CrawlRunRow


class Outage(NamedTuple):
    """A time in which every crawl of a source failed."""

    source: str
    since: datetime
    """When the first of them began."""
    until: datetime | None
    """When the first one ended that did not fail; None while there was none."""


class Failure(NamedTuple):
    """A crawl that failed."""

    ended_at: datetime
    troubles: dict[str, int]
    warnings: list[str]


class Outages:
    """The outages that one session can see. Crawls that were interrupted say nothing."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def all(self, source: str | None = None) -> list[Outage]:
        """Of all sources or one, by source, the first before the others."""
        return list(_paired(self._turns(source)))

    def failure(self, outage: Outage, after: datetime) -> Failure | None:
        """The first crawl in an outage that ended then or later."""
        run = CrawlRunRow
        query = select(run.finished_at, run.troubles, run.warnings).where(  # type: ignore[call-overload]
            run.source == outage.source,
            run.status == "failed",
            col(run.finished_at) >= max(after, outage.since),
            *([col(run.finished_at) < outage.until] if outage.until else []),
        )
        found = self.session.execute(query.order_by(col(run.id)).limit(1)).first()
        return Failure(*found) if found else None

    def _turns(self, source: str | None) -> Iterator[tuple[str, str, datetime, datetime]]:
        """Source, status, begin and end of each crawl that ended otherwise than the one before."""
        run = CrawlRunRow
        before = func.lag(run.status).over(partition_by=col(run.source), order_by=col(run.id))
        ended = select(run.id, run.source, run.status, run.started_at, run.finished_at,  # type: ignore[call-overload]
                       before.label("before")).where(
            col(run.status).in_(("done", "failed")), col(run.finished_at).is_not(None)
        )  # fmt: skip
        if source is not None:
            ended = ended.where(run.source == source)
        turn: Any = ended.subquery().c
        query = select(turn.source, turn.status, turn.started_at, turn.finished_at).where(
            (turn.before.is_(None)) | (turn.before != turn.status)
        )
        rows = self.session.execute(query.order_by(turn.source, turn.id))
        return ((slug, status, begun, ended) for slug, status, begun, ended in rows)


def _paired(turns: Iterator[tuple[str, str, datetime, datetime]]) -> Iterator[Outage]:
    open_one: Outage | None = None
    for source, status, begun, ended in turns:
        if open_one is not None:
            same = open_one.source == source
            yield open_one._replace(until=ended) if same else open_one
        open_one = Outage(source, begun, None) if status == "failed" else None
    if open_one is not None:
        yield open_one
