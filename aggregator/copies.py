"""Copies of an article: found when it is saved, told and explained when it is asked for."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from aggregator.copying import placing
from aggregator.copying.judging import Verdict
from aggregator.copying.placing import Said, compared, said
from aggregator.copying.signing import METHOD
from aggregator.differences import Piece, difference
from spiders.items import Precision
from spiders.text import fold
from storage.copies import Candidate, Member
from storage.copy_tables import ClusterLeavingRow, ClusterMergeRow
from storage.store import Store
from storage.tables import ArticleRow, SourceRow

AT_ONCE = 200
"""Articles signed in one transaction: crawls that wait for it go on in a second."""

LEFT_OUT = {"tinh", "thanh", "pho", "tp", "tp."}
WRITTEN_OUT = {"kh&cn": "khoa hoc va cong nghe", "khcn": "khoa hoc va cong nghe"}

Progress = Callable[[int, int], None]


class Cluster(NamedTuple):
    """A text with its copies, as an article's object tells it."""

    size: int
    original_uid: str


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


def place(store: Store, row: ArticleRow, at: datetime, *, is_new: bool = False) -> int | None:
    """Find the copies of an article that was saved, and its cluster; None where it has no copy.

    To be called on a store that is written to, after each save, however it came to it: where title
    and text are as they were, that costs a question. An article that is no copy any more leaves.
    ``is_new``: it was not kept before, so that even this need not be asked.
    """
    return placing.place(store.copies, row, at, is_new=is_new)


def sign_all(store: Store, at: datetime, on_progress: Progress | None = None) -> int:
    """Place all articles that never were, or by another method; how many that were.

    Clusters keep their numbers. Stopped, it goes on where it was.
    """
    with store.write() as writing:
        if anew := writing.copies.signatures.are_otherwise(METHOD):
            writing.copies.signatures.forget()
    waiting = store.copies.signatures.missing(METHOD)
    for start in range(0, len(waiting), AT_ONCE):
        with store.write() as writing:
            for number in waiting[start : start + AT_ONCE]:
                if row := writing.articles.get(number):
                    place(writing, row, at)
        if on_progress is not None:
            on_progress(min(start + AT_ONCE, len(waiting)), len(waiting))
    if anew:
        _look_again(store, at)
    return len(waiting)


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
    names = _names(store.sources.all()) if members else {}
    found = {
        number: Cluster(len(of_it), original(of_it, names).uid) for number, of_it in members.items()
    }
    return {article: found[number] for article, number in wanted.items() if article is not None}


def explained(store: Store, row: ArticleRow) -> Copies:
    """The copies of an article, each with why it is one."""
    others = store.copies.of(row.id or 0)
    members = store.copies.members([row.cluster]) if row.cluster is not None else []
    first = original(members, _names(store.sources.all())).uid if members else row.uid
    told = {one.article.id: one for one in map(_said, (row, *others))}
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


def _said(row: ArticleRow) -> Said:
    return said(Candidate(*(getattr(row, name) for name in Candidate._fields)))


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


def original(members: Sequence[Member], names: Mapping[str, Sequence[str]]) -> Member:
    """The one that published the text first; who names another one of them as the source did not.

    ``names``: source → what others credit it by, as `credit_of` writes it.
    """
    credit = {one.id: credit_of(one.source_credit or "") for one in members}

    def rank(one: Member) -> tuple[bool, bool, bool, datetime, int]:
        others = [other for other in members if other.source != one.source]
        names_another = any(_is_named(other.source, credit[one.id]) for other in others)
        is_named = any(_is_named(one.source, credit[other.id]) for other in others)
        return names_another, not is_named, one.published_at is None, _at_latest(one), one.id

    def _is_named(source: str, told: str) -> bool:
        return any(name in told for name in names.get(source, ()))

    return min(members, key=rank)


def credit_of(told: str) -> str:
    """A credit or a name as they are compared: folded, abbreviations written out, no "tỉnh"."""
    words = re.findall(r"[\w.&]+", fold(told))
    return " ".join(WRITTEN_OUT.get(word, word) for word in words if word not in LEFT_OUT)


def _at_latest(one: Member) -> datetime:
    """When it was published at the latest: what has only a day may be of its last minute."""
    at = one.published_at or one.first_seen_at
    if one.published_at is None or one.published_precision not in {Precision.DAY, Precision.MONTH}:
        return at
    return at + timedelta(days=1 if one.published_precision == Precision.DAY else 31)


def _names(sources: Iterable[SourceRow]) -> dict[str, list[str]]:
    """Source → its name, and its host."""
    return {
        row.slug: [credit_of(row.name), urlsplit(row.base_url).netloc.removeprefix("www.")]
        for row in sources
    }
