"""The revisions of an article, each with what was changed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aggregator.history.differences import Piece, difference
from aggregator.history.edits import Judgement, Version, judge
from storage.history import SAID
from storage.store import Store
from storage.tables import ArticleRow, RevisionRow

FIELDS = SAID & set(Version.__dataclass_fields__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One version of an article, and how it came from the one before."""

    version: Version
    judgement: Judgement | None = None
    """``None`` of the first version that was seen."""
    title: Sequence[Piece] = ()
    text: Sequence[Piece] = ()
    """Of summary and text."""


def revisions(store: Store, row: ArticleRow) -> list[Revision]:
    """All versions of an article, the present one last."""
    past = [version(old, old.number, old.seen_at) for old in store.articles.revisions(row.id or 0)]
    versions = [*past, version(row, row.revision, row.updated_at)]
    return [
        Revision(version=version) if number == 0 else _edit(versions[number - 1], version)
        for number, version in enumerate(versions)
    ]


def version(row: ArticleRow | RevisionRow, number: int, seen_at: Any) -> Version:
    """What an article says or said, to be judged."""
    said = {name: getattr(row, name) for name in FIELDS}
    return Version(number=number, seen_at=seen_at, **said)


def _edit(old: Version, new: Version) -> Revision:
    return Revision(
        version=new,
        judgement=judge(old, new),
        title=difference(old.title, new.title),
        text=difference(old.text, new.text),
    )
