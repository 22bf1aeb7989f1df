"""How each source is: whether it can still be seen, and if not, since when and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from aggregator.asking.answers import iso
from aggregator.delivery.cadence import interval
from aggregator.jobs import Setting
from storage.asking.listings import EPOCH, MICROSECOND
from storage.filters import Filter
from storage.outages import Outage
from storage.store import Store
from storage.tables import CrawlRunRow

LATE = 3
"""Intervals without a crawl, after which one is missed."""
BLIND = 2
"""Crawls in a row that saw lists but no article on them: a site that answers and says nothing."""
QUIET = 3
"""How often the longest silence so far a silence must last to be told."""
SHORTEST_QUIET = timedelta(days=30)
NEWEST = 50
"""Articles of a source by which its silences are judged."""


class State(StrEnum):
    """Of a source, the worst first. Only `BROKEN` is a fault of which somebody is told at once."""

    BROKEN = "broken"
    """Its articles cannot be seen."""
    LATE = "late"
    """No crawl has ended when one should have: the schedule is not running."""
    QUIET = "quiet"
    """It is seen, but has published nothing for much longer than it ever did."""
    OK = "ok"
    NEW = "new"
    """Not crawled yet."""
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Health:
    """How one source is."""

    source: str
    state: State
    reason: str | None = None
    since: datetime | None = None
    """When it began to be so, where that is known."""
    last_crawl: datetime | None = None
    """When the last crawl ended."""
    newest_article: datetime | None = None
    """When its newest article was published, or first seen."""


def of_all(setting: Setting, store: Store, now: datetime) -> list[Health]:
    """Of every source that is configured, by their slugs."""
    outages = {one.source: one for one in store.outages.all() if one.until is None}
    recent = store.runs.recent(BLIND)
    found = []
    for slug, spider in sorted(setting.spiders.items()):
        if not spider.enabled:
            found.append(Health(slug, State.OFF))
            continue
        runs, published = recent.get(slug, ()), _published(store, slug)
        judged = judge(runs, outages.get(slug), published, interval(setting.config, slug), now)
        last = runs[0].finished_at if runs else None
        found.append(Health(slug, *judged, last, next(iter(published), None)))
    return found


def states(setting: Setting, store: Store, now: datetime) -> dict[str, str]:
    """Slug → state, of every source that is configured."""
    return {one.source: one.state.value for one in of_all(setting, store, now)}


def told(known: Health) -> dict[str, str | None]:
    """As a JSON object; times to the second."""
    times = {name: getattr(known, name) for name in ("since", "last_crawl", "newest_article")}
    return {
        "source": known.source,
        "state": known.state.value,
        "reason": known.reason,
        **{name: iso(at and at.replace(microsecond=0)) for name, at in times.items()},
    }


def judge(
    runs: Sequence[CrawlRunRow],
    outage: Outage | None,
    published: Sequence[datetime],
    every: timedelta,
    now: datetime,
) -> tuple[State, str | None, datetime | None]:
    """State, reason and since when: of a source that is to be crawled ``every`` so often.

    ``runs`` and ``published``: its last crawls and when its articles appeared, the newest first.
    """
    if not runs:
        return State.NEW, None, None
    if outage is not None:
        return State.BROKEN, _troubles(runs[0]), outage.since
    if is_blind(runs):
        told = f"the last {len(runs)} crawls found no article on its lists"
        return State.BROKEN, told, runs[-1].started_at
    due = (runs[0].finished_at or now) + LATE * every
    if now > due:
        return State.LATE, f"no crawl has ended in {LATE} times its interval", due
    if silence := long_silence(published, now):
        told = f"nothing new for {silence.days} days, never so long before"
        return State.QUIET, told, published[0]
    return State.OK, None, None


def is_blind(runs: Sequence[CrawlRunRow]) -> bool:
    """Whether each of enough crawls came to its end without having seen an article's address."""
    return len(runs) == BLIND and all(run.status == "done" and run.found == 0 for run in runs)


def long_silence(published: Sequence[datetime], now: datetime) -> timedelta | None:
    """Time since the newest article, where that is unheard of; None where it is not.

    ``published``: the newest first. Of fewer than ten articles no habit is told.
    """
    if len(published) < 10:
        return None
    longest = max(later - earlier for later, earlier in pairwise(published))
    silence = now - published[0]
    return silence if silence > max(SHORTEST_QUIET, QUIET * longest) else None


def broken(found: Iterable[Health]) -> Iterator[str]:
    """A line for each source that cannot be seen."""
    for one in found:
        if one.state is State.BROKEN:
            yield f"{one.source}: {one.reason}"


def _published(store: Store, slug: str) -> list[datetime]:
    found = store.listings.newest(Filter(sources=[slug]), None, NEWEST)
    return [EPOCH + key * MICROSECOND for key, _ in found]


def _troubles(run: CrawlRunRow) -> str:
    """Why a crawl failed: its first warning, which says it in words, or the names of troubles."""
    names = sorted(run.troubles, key=lambda name: (-run.troubles[name], name))
    return next(iter(run.warnings), None) or ", ".join(names) or "its crawls fail"
