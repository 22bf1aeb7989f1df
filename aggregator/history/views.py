"""View counts over time: how often they are asked for, and what growth they show.

A counter is the site's word. It may start anew, fall a little where several servers count, and rise
by our own visits.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from storage.history import Age, Counted

DAY = timedelta(days=1)
WAITS = (
    (DAY, timedelta(hours=6)),
    (7 * DAY, DAY),
    (30 * DAY, 7 * DAY),
    (365 * DAY, 30 * DAY),
    (timedelta.max, 180 * DAY),
)
"""Articles younger than this are visited again after that."""
WINDOW = 14 * DAY
"""An article not counted for longer says nothing of what is read now."""
MEMORY = 60 * DAY
"""Growth since a count that is older says as little."""
FALL = 0.9
"""Share of its last value below which a counter has been started anew."""
JITTER = 2
"""Views by which servers that count side by side may differ."""
SHORTEST = timedelta(hours=6)
"""Growth in less time is taken as that of so long."""
ENOUGH = 5
"""Articles whose median tells what is usual."""
_FIRST = datetime(1, 1, 2, tzinfo=UTC)


class Step(NamedTuple):
    """An observation of a counter, with what happened since the one before."""

    seen_at: datetime
    views: int
    growth: int | None
    """Views of other people; ``None`` where the counter is new."""
    is_reset: bool = False


class Trend(NamedTuple):
    """How much an article is read, beside others of its source and age."""

    article_id: int
    per_day: float
    usual: float
    """Median of its source and age, in views a day."""

    @property
    def score(self) -> float:
        """How many times the usual; near 0 views a day, a view more is no wonder."""
        return (self.per_day + 1) / (self.usual + 1)


class _Rate(NamedTuple):
    article_id: int
    source: str
    age: int
    per_day: float


def next_refresh(age: timedelta) -> timedelta:
    """After how long an article of this age is visited again: hours, then days, then weeks."""
    return WAITS[age_class(age)][1]


def age_class(age: timedelta) -> int:
    """Which of `WAITS` an age belongs to; the youngest for what is dated in the future."""
    return next(number for number, (below, _) in enumerate(WAITS) if age < below)


def ages(now: datetime, at_least: timedelta = timedelta()) -> list[Age]:
    """What `next_refresh` says, as spans of time for the store; ``at_least`` is waited anyway."""
    spans, before = [], now + 3650 * DAY
    for below, wait in WAITS:
        since = now - below if below < now - _FIRST else _FIRST
        spans.append(Age(since, before, now - max(wait, at_least)))
        before = since
    return spans


def steps(counts: Sequence[tuple[datetime, int]], *, counts_us: bool) -> list[Step]:
    """The observations of one article, oldest first, with growth and resets.

    Each was made by a visit of ours: where the site counts those, one of its views was us.
    """
    found: list[Step] = []
    ours = 1 if counts_us else 0
    for seen_at, count in counts:
        if not found:
            found.append(Step(seen_at, count, None))
        elif _fell(found[-1].views, count):
            found.append(Step(seen_at, count, None, is_reset=True))
        else:
            found.append(Step(seen_at, count, max(0, count - found[-1].views - ours)))
    return found


def counts_us(series: Iterable[Sequence[int]]) -> bool:
    """Whether a site counts our visits: no counter of its articles ever stood still."""
    return not any(one == other for counts in series for one, other in pairwise(counts))


def trending(articles: Sequence[Counted], now: datetime) -> list[Trend]:
    """The articles that grew, by how much more than is usual for their source and age.

    They are told with the counts of `MEMORY`.
    """
    by_source: dict[str, list[list[int]]] = {}
    for one in articles:
        by_source.setdefault(one.source, []).append([views for _, views in one.counts])
    counting = {source: counts_us(series) for source, series in by_source.items()}
    rates = [rate for one in articles if (rate := _rate(one, now, ours=counting[one.source]))]
    usual = _usual(rates)
    trends = [
        Trend(rate.article_id, rate.per_day, usual[rate.source, rate.age])
        for rate in rates
        if rate.per_day > 0
    ]
    return sorted(trends, key=lambda one: (-one.score, -one.per_day, one.article_id))


def _fell(before: int, now: int) -> bool:
    return now < FALL * before and before - now > JITTER


def _rate(one: Counted, now: datetime, *, ours: bool) -> _Rate | None:
    """Growth a day in the last day or more; None where nothing tells of any."""
    if one.counts[-1][0] < now - WINDOW:
        return None
    began = _beginning(one)
    counts = one.counts if began is None else [(began, 0), *one.counts]
    elapsed, growth = timedelta(), 0
    for before, step in reversed(list(pairwise(steps(counts, counts_us=ours)))):
        if step.growth is None or elapsed >= DAY:
            break
        growth += step.growth
        elapsed += step.seen_at - before.seen_at
    if not elapsed:
        return None
    per_day = growth / (max(elapsed, SHORTEST) / DAY)
    return _Rate(one.article_id, one.source, age_class(now - one.listed_at), per_day)


def _beginning(one: Counted) -> datetime | None:
    """When nobody had read an article yet, for one that was seen soon after."""
    published, first = one.published_at, one.counts[0][0]
    if published is None or not timedelta() < first - published <= WINDOW:
        return None
    return published


def _usual(rates: Sequence[_Rate]) -> Mapping[tuple[str, int], float]:
    """Source and age → the median of both, or of the age, or of all, where they are enough."""
    groups: dict[tuple[object, ...], list[float]] = {}
    for rate in rates:
        for key in _keys(rate.source, rate.age):
            groups.setdefault(key, []).append(rate.per_day)
    medians = {
        key: median(members) for key, members in groups.items() if len(members) >= ENOUGH or not key
    }
    kinds = {(rate.source, rate.age) for rate in rates}
    return {kind: next(medians[key] for key in _keys(*kind) if key in medians) for kind in kinds}


def _keys(source: str, age: int) -> tuple[tuple[object, ...], ...]:
    return (source, age), (age,), ()
