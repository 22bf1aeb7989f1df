"""Crawl runs: what each crawl of a source did."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, update
from sqlmodel import Session, SQLModel, col, select

from storage.tables import CrawlRunRow, SourceRow

_RUNS = SQLModel.metadata.tables[str(CrawlRunRow.__tablename__)].c
ENDED = (
    select(_RUNS.id)
    .where(_RUNS.source == bindparam("slug"), _RUNS.status.in_(("done", "failed")))
    .where(_RUNS.finished_at.is_not(None))
    .order_by(_RUNS.id.desc())
    .limit(bindparam("count"))
)


class Runs:
    """The crawl runs one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def start(self, source: str, started_at: datetime, *, full: bool = False) -> CrawlRunRow:
        """A new run; one that never said how it ended was interrupted."""
        unfinished = update(CrawlRunRow).where(
            col(CrawlRunRow.source) == source, col(CrawlRunRow.status) == "running"
        )
        self.session.execute(unfinished.values(status="interrupted"))
        run = CrawlRunRow(source=source, started_at=started_at, full=full)
        self.session.add(run)
        self.session.flush()
        return run

    def finish(self, run_id: int, finished_at: datetime, values: Mapping[str, Any]) -> None:
        """How it ended; ``values`` has the names of `CrawlRunRow`."""
        run = self.session.get_one(CrawlRunRow, run_id)
        run.finished_at = finished_at
        run.sqlmodel_update(dict(values))
        self.session.add(run)

    def unfinished_backfill(self, source: str) -> datetime | None:
        """When the full crawl began that has not come to its end, nor has any since."""
        query = select(CrawlRunRow.started_at, CrawlRunRow.status).where(
            CrawlRunRow.source == source, col(CrawlRunRow.full)
        )
        began = None
        for started_at, status in self.session.exec(query.order_by(col(CrawlRunRow.id).desc())):
            if status == "done":
                break
            began = started_at
        return began

    def unfinished(self, source: str) -> datetime | None:
        """When the first of the crawls began that came to no end since one did."""
        run, of_source = CrawlRunRow, CrawlRunRow.source == source
        done = select(func.max(run.id)).where(of_source, run.status == "done")
        last = self.session.exec(done).one() or 0
        query = select(func.min(run.started_at)).where(of_source, col(run.id) > last)
        return self.session.exec(query).one()

    def recent(self, count: int) -> dict[str, list[CrawlRunRow]]:
        """The latest runs of each source that came to an end, done or failed, the last first."""
        run, connection = CrawlRunRow, self.session.connection()
        slugs = connection.execute(select(SourceRow.slug)).scalars().all()
        # of each source by its index: the runs of years are not gone through
        newest = [
            number
            for slug in slugs
            for number in connection.execute(ENDED, {"slug": slug, "count": count}).scalars()
        ]
        query = select(run).where(col(run.id).in_(newest)).order_by(col(run.id).desc())
        found: dict[str, list[CrawlRunRow]] = {}
        for one in self.session.exec(query):
            found.setdefault(one.source, []).append(one)
        return found

    def last(self) -> dict[str, CrawlRunRow]:
        """The latest run of each source."""
        newest = select(func.max(CrawlRunRow.id)).group_by(CrawlRunRow.source)
        query = select(CrawlRunRow).where(col(CrawlRunRow.id).in_(newest))
        return {run.source: run for run in self.session.exec(query)}
