"""Why two articles are one text, for people: how much is shared, who was first, what differs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from aggregator.copying import placing
from aggregator.copying.judging import Verdict
from aggregator.copying.origin import names_of, original
from aggregator.copying.placing import Said, compared, said
from aggregator.copying.texts import RUN
from aggregator.history.differences import Piece, difference
from spiders.items import VIETNAM
from storage.copies.copies import Candidate
from storage.copies.tables import ClusterLeavingRow, ClusterMergeRow
from storage.store import Store
from storage.tables import ArticleRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another article of the same text, and why it is one."""

    article: ArticleRow
    is_original: bool
    verdict: Verdict
    """Beside the article that was asked for; or beside ``through``, where that says more."""
    through: int | None
    """The article of the cluster that both are copies of, where they are none of each other."""
    title: Sequence[Piece]
    text: Sequence[Piece]
    """From the article that was asked for to this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The copies of an article, and what became of its cluster."""

    cluster: int | None
    size: int
    original_uid: str
    others: Sequence[Copy]
    merges: Sequence[ClusterMergeRow]
    leavings: Sequence[ClusterLeavingRow]


def explained(store: Store, row: ArticleRow) -> Copies:
    """The copies of an article, each with why it is one."""
    others = store.copies.of(row.id or 0)
    members = store.copies.members([row.cluster]) if row.cluster is not None else []
    first = original(members, names_of(store.sources.all())).uid if members else row.uid
    told = {one.id or 0: said(Candidate.of(one)) for one in (row, *others)}
    common = placing.common_to(store.copies, told.values())
    links = _links(told, row.id or 0, common)
    return Copies(
        cluster=row.cluster,
        size=len(told),
        original_uid=first,
        others=[_copy(told, links, row, other, first) for other in others],
        merges=store.copies.merges(row.cluster) if row.cluster is not None else [],
        leavings=store.copies.leavings(row.id or 0),
    )


def _copy(
    told: Mapping[int, Said],
    links: Mapping[int, tuple[int, Verdict]],
    row: ArticleRow,
    other: ArticleRow,
    first: str,
) -> Copy:
    here, there = told[row.id or 0], told[other.id or 0]
    through, verdict = links.get(other.id or 0) or (row.id, compared(here, there))
    return Copy(
        article=other,
        is_original=other.uid == first,
        verdict=verdict,
        through=None if through == row.id else through,
        title=difference(row.title, other.title),
        text=difference(here.text.said, there.text.said),
    )


def _links(
    told: Mapping[int, Said], start: int, common: Collection[int]
) -> dict[int, tuple[int, Verdict]]:
    """Article → the one nearest to the start that it is a copy of, and how."""
    found: dict[int, tuple[int, Verdict]] = {}
    waiting = [start]
    while waiting:
        one = waiting.pop(0)
        for other in told.keys() - found.keys() - {start}:
            verdict = compared(told[one], told[other], lambda: common)
            if verdict.is_copy:
                found[other] = one, verdict
                waiting.append(other)
    return found


def in_words(one: Copy) -> str:
    """Why another article is a copy: who it is, what is the same, what it says of itself."""
    row, verdict = one.article, one.verdict
    at = f"{row.published_at.astimezone(VIETNAM):%Y-%m-%d}" if row.published_at else "no date"
    first = ", the first one" if one.is_original else ""
    told = [
        f"#{row.id} {row.source}, {at}{first}: {row.url}",
        f"  {verdict.kind}: {verdict.shared:.0%} of the shorter text stands in the longer one, in"
        f" the same order; {verdict.jaccard:.0%} of all runs of {RUN} syllables stand in both",
    ]
    if row.source_credit:
        told.append(f"  it names as its source: {row.source_credit}")
    if one.through is not None:
        told.append(f"  beside article {one.through}, of which both are copies")
    return "\n".join(told)


def trail_in_words(found: Copies) -> list[str]:
    """What became of the cluster, a line each."""
    merged = [
        f"{one.at.astimezone(VIETNAM):%Y-%m-%d %H:%M}: cluster {one.from_cluster} became part of"
        f" {one.into_cluster}: {one.why}"
        for one in found.merges
    ]
    left = [
        f"{one.at.astimezone(VIETNAM):%Y-%m-%d %H:%M}: left cluster {one.cluster}: {one.why}"
        for one in found.leavings
    ]
    return merged + left
