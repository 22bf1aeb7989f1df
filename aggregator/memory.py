"""What crawls remember, in the store."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta

from aggregator.history.views import ages, next_refresh
from spiders.crawling.memory import Visit
from spiders.items import PageKind
from storage.history import A_DAY
from storage.store import Store

GONE = {"http-404", "http-410", PageKind.NOT_FOUND.value}
"""Outcomes of a visit that tell that an article was withdrawn."""
REVISITS = 30
"""Articles a crawl looks at again though no list tells of them: enough to see a site's 20,000 in
half a year."""

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class StoreMemory:
    """A crawl's memory (`spiders.crawling.memory.Memory`) in the store."""

    def __init__(
        self,
        store: Store,
        source: str,
        refresh: timedelta | None = None,
        clock: Clock = now,
        backfill_since: datetime | None = None,
    ) -> None:
        """``refresh``: after how long any article is due again; ``None``: that depends on its age.

        Either way nothing is due sooner than that.
        """
        self.store, self.source, self.clock = store, source, clock
        self.refresh, self.backfill_since = refresh, backfill_since
        self.unfinished_since: datetime | None = None

    def listing(self, url: str) -> Visit | None:
        """The last visit of a list page."""
        row = self.store.pages.get(url)
        if row is None or row.outcome != "listing":
            return None
        return Visit(
            url=url,
            outcome=row.outcome,
            fetched_at=row.fetched_at,
            etag=row.etag,
            last_modified=row.last_modified,
            links=tuple(row.links),
            marks=tuple(row.marks),
            next_url=row.next_url,
        )

    def fetched_at(self, urls: Collection[str]) -> Mapping[str, datetime]:
        """When each of these article addresses was last fetched."""
        return self.store.pages.fetched_at(urls)

    def stale(self, fetched: Mapping[str, datetime]) -> Collection[str]:
        """Those that are due again; where no article was found, it is looked for a day later."""
        moment = self.clock()
        if self.refresh is not None:
            return {url for url, then in fetched.items() if then <= moment - self.refresh}
        listed = self.store.articles.history.listed_at(list(fetched))
        waits = {
            url: next_refresh(moment - listed[url]) if url in listed else A_DAY for url in fetched
        }
        return {url for url, then in fetched.items() if then <= moment - waits[url]}

    def lost(self, urls: Collection[str]) -> Collection[str]:
        """Those that held no article when they were last fetched."""
        return self.store.pages.without_article([*urls])

    def overdue(self) -> Collection[str]:
        """What may be gone and must be asked once more, and a few of those not seen for long."""
        history, moment = self.store.articles.history, self.clock()
        spans = ages(moment, at_least=self.refresh or timedelta())
        return [
            *history.due_for_proof(self.source, GONE, moment),
            *history.due_for_visit(self.source, spans, REVISITS),
        ]

    def remember(self, visit: Visit) -> None:
        """Keep a visit for the next crawl."""
        with self.store.write() as writing:
            if visit.outcome in GONE:
                page = writing.pages.get(visit.url)
                kept = (page and page.article) or visit.url
                writing.articles.gone(kept, self.clock(), asked=visit.url)
            self.keep(writing, visit)

    def keep(self, writing: Store, visit: Visit) -> None:
        """As `remember`, in a transaction that has begun."""
        kept = asdict(replace(visit, fetched_at=self.clock()))
        kept |= {"links": list(visit.links), "marks": list(visit.marks)}
        writing.pages.save(source=self.source, **kept)
