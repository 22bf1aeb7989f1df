"""Articles as entries, with what feeds tell of them beyond their rows."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from aggregator import copies, provinces
from aggregator.history.edits import Aspect, judge
from aggregator.history.revisions import version
from aggregator.syndication.ready import ready
from aggregator.syndication.shaping import AS_IT_IS, Shape
from feeds.entries import About, Copy, Entry, Place, entry
from feeds.leaving_out import whole
from feeds.names import Names
from feeds.text import uri, xml_text
from spiders.items import VIETNAM
from storage.store import Store
from storage.tables import ArticleRow, RevisionRow

UNTOLD = {Aspect.DETAILS, Aspect.TYPOGRAPHY}
"""What may change without a reader wanting to know: names beside the text, and how it is set."""


def entries(store: Store, names: Names, ids: Sequence[int], shape: Shape = AS_IT_IS) -> list[Entry]:
    """The entries of these articles, in their order; one that cannot be told is left out."""
    if shape != AS_IT_IS:
        return made(store, names, store.plain.among(ids), shape)
    return ready(store, names).entries(store, ids, lambda rows: made(store, names, rows, shape))


def made(store: Store, names: Names, rows: Sequence[ArticleRow], shape: Shape) -> list[Entry]:
    """Entries of articles as they are now."""
    told = abouts(store, names, rows)

    def make(row: ArticleRow) -> Entry:
        return shape.of(entry(row, names, told[row.id or 0]), row.body_text)

    return [one for _, one in whole(make, rows)]


def abouts(store: Store, names: Names, rows: Sequence[ArticleRow]) -> dict[int, About]:
    """By number of the article; a handful of questions, however many articles there are."""
    edited = [row.id or 0 for row in rows if row.revision > 1]
    past = store.articles.history.revisions_among(edited)
    counted = store.feeds.told([row.id or 0 for row in rows])
    elsewhere = _copies(store, names, rows)
    return {
        number: About(
            updated_at=told_at(row, past.get(number, ())),
            view_count=counted[number].views if number in counted else row.view_count,
            copies=elsewhere.get(number, ()),
            place=_place(row),
        )
        for row in rows
        for number in (row.id or 0,)
    }


def told_at(row: ArticleRow, past: Sequence[RevisionRow]) -> datetime:
    """When an article was last changed in a way that its readers would want to know.

    ``past`` is what it said before, oldest first.
    """
    at, latest = row.updated_at, version(row, row.revision, row.updated_at)
    for former in reversed(past):
        before = version(former, former.number, former.seen_at)
        if set(judge(before, latest).aspects) - UNTOLD:
            return at
        at, latest = former.seen_at, before
    return at


def _copies(store: Store, names: Names, rows: Sequence[ArticleRow]) -> dict[int, tuple[Copy, ...]]:
    """Article → the other places of its text, the one known first before the others."""
    clusters = copies.clusters(store, rows)
    if not clusters:
        return {}
    members = defaultdict(list)
    for member in store.copies.members({row.cluster for row in rows if row.cluster is not None}):
        members[member.cluster].append(member)
    return {
        row.id or 0: tuple(
            Copy(
                url=uri(member.url),
                source=xml_text(names.sources.get(member.source)) or member.source,
                is_first=member.uid == clusters[row.id or 0].original_uid,
            )
            for member in members[row.cluster or 0]
            if member.id != row.id
        )
        for row in rows
        if row.id in clusters
    }


def _place(row: ArticleRow) -> Place | None:
    """From where the province was governed when the article was published."""
    if row.province is None or row.province not in provinces.provinces():
        return None
    seat = provinces.seat_on(row.province, row.listed_at.astimezone(VIETNAM).date())
    return Place(name=seat.name, latitude=seat.point[0], longitude=seat.point[1])
