"""Articles: saving what was read, and finding it again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, tuple_
from sqlmodel import Session, col, select

from storage import arrivals
from storage.calls import sort
from storage.databases.storable import kept_address, storable_values
from storage.digests import CONTENT, content_hash, text_hash, uid
from storage.filters import ALL, Cursor, Filter
from storage.history import History
from storage.tables import ArticleRow, RevisionRow, ViewCountRow

READ = (*CONTENT, "url", "modified_at", "view_count", "body_html", "language", "images",
        "provenance", "warnings")  # fmt: skip
"""What each reading of an article replaces."""
FIRST = (*READ, "canonical_url", "province", "genre", "rules")
"""What the first one tells."""


CHUNK = 500
"""Numbers asked for at once."""


class Change(StrEnum):
    """What saving an article did."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class Saved(NamedTuple):
    """A saved article and what that changed."""

    row: ArticleRow
    change: Change


class Articles:
    """The articles one session can see."""

    def __init__(self, session: Session) -> None:
        self.session, self.history = session, History(session)

    def get(self, article_id: int) -> ArticleRow | None:
        """By number."""
        return self.session.get(ArticleRow, article_id)

    def by_uid(self, uid: str) -> ArticleRow | None:
        """By ``urn:uuid:…``."""
        return self.session.exec(select(ArticleRow).where(ArticleRow.uid == uid)).first()

    def by_url(self, url: str) -> ArticleRow | None:
        """By canonical address."""
        return self.session.exec(select(ArticleRow).where(ArticleRow.canonical_url == url)).first()

    def latest(
        self,
        which: Filter = ALL,
        *,
        limit: int = 50,
        offset: int = 0,
        after: Cursor | None = None,
        by_views: bool = False,
    ) -> Sequence[ArticleRow]:
        """Newest first, or most read first."""
        query = select(ArticleRow).where(*which.conditions()).limit(limit).offset(offset)
        if after is not None:
            query = query.where(_behind(after))
        if by_views:
            query = query.order_by(col(ArticleRow.view_count).desc().nulls_last())
        newest = (col(ArticleRow.listed_at).desc(), col(ArticleRow.id).desc())
        return self.session.exec(query.order_by(*newest)).all()

    def places(
        self, which: Filter = ALL, *, limit: int = 50, after: Cursor | None = None
    ) -> Sequence[Cursor]:
        """Where those stand that `latest` gives: all that is needed of articles known already."""
        query = select(ArticleRow.listed_at, ArticleRow.id).where(*which.conditions())
        if after is not None:
            query = query.where(_behind(after))
        newest = (col(ArticleRow.listed_at).desc(), col(ArticleRow.id).desc())
        found = self.session.exec(query.order_by(*newest).limit(limit))
        return [Cursor(listed_at, number or 0) for listed_at, number in found]

    def places_before(
        self, which: Filter = ALL, *, limit: int = 50, before: Cursor
    ) -> Sequence[Cursor]:
        """The places right before one, that nearest to it first."""
        row = ArticleRow
        place = tuple_(col(row.listed_at), col(row.id))
        newer = place > tuple_(before.listed_at, before.id)
        query = select(row.listed_at, row.id).where(*which.conditions(), newer)
        found = self.session.exec(query.order_by(col(row.listed_at), col(row.id)).limit(limit))
        return [Cursor(listed_at, number or 0) for listed_at, number in found]

    def among(self, ids: Sequence[int], which: Filter = ALL) -> Sequence[ArticleRow]:
        """Those of these articles that are chosen, in the order of their numbers here."""
        found: dict[int | None, ArticleRow] = {}
        for start in range(0, len(ids), CHUNK):
            some = col(ArticleRow.id).in_(ids[start : start + CHUNK])
            rows = self.session.exec(select(ArticleRow).where(some, *which.conditions()))
            found.update({row.id: row for row in rows})
        return [found[one] for one in ids if one in found]

    def count(self, which: Filter = ALL) -> int:
        """How many."""
        query = select(func.count()).select_from(ArticleRow).where(*which.conditions())
        return self.session.exec(query).one()

    def changed_at(self, which: Filter = ALL) -> datetime | None:
        """When the text of any of them last changed; None where there are none."""
        query = select(ArticleRow.updated_at).where(*which.conditions())
        return self.session.exec(query.order_by(col(ArticleRow.updated_at).desc()).limit(1)).first()

    def views(self, article_id: int) -> Sequence[ViewCountRow]:
        """How often it had been read, oldest observation first."""
        return self.history.views(article_id)

    def revisions(self, article_id: int) -> Sequence[RevisionRow]:
        """What it said before it was edited, oldest first."""
        return self.history.revisions(article_id)

    def save(
        self, source: str, values: Mapping[str, Any], *, seen_at: datetime, is_new: bool = False
    ) -> Saved:
        """One reading of an article; the first one decides province and first sight.

        ``is_new``: it is known not to be kept, so that this need not be asked.
        ``values`` has the names of `ArticleRow`, besides what `storage.calls.sort` takes. At
        least ``canonical_url``, ``url`` and ``title`` are needed. Call it on a store opened by
        `Store.write`. Raises `AddressError` for an address that cannot be kept.
        """
        values = storable_values(values)
        kept_address(values["canonical_url"])
        digest = content_hash(values)
        row = None if is_new else arrivals.kept(self.session, values["canonical_url"])
        if row is None:
            row, change = self._arrive(source, values, digest, seen_at), Change.NEW
        elif row.content_hash != digest:
            self.history.keep_revision(row)
            row.revision, row.updated_at, change = row.revision + 1, seen_at, Change.UPDATED
            self._read(row, values, digest, seen_at)
        else:
            change = Change.UNCHANGED
            self._see_again(row, values, digest, seen_at)
        self.history.count_views(row, seen_at)
        return Saved(row, change)

    def twin(self, source: str, title: str, body_text: str | None) -> ArticleRow | None:
        """The article of this source that says the same, whatever its address; the first one."""
        digest = text_hash(title, body_text)
        if digest is None:
            return None
        query = select(ArticleRow).where(ArticleRow.text_hash == digest)
        return self.session.exec(
            query.where(ArticleRow.source == source).order_by(col(ArticleRow.id))
        ).first()

    def gone(self, canonical_url: str, seen_at: datetime, *, asked: str = "") -> None:
        """One of its addresses, ``asked``, led nowhere; see `History.missed`. Its text stays."""
        row = self.by_url(canonical_url)
        if row is not None:
            self.history.missed(row, asked or canonical_url, seen_at)

    def _arrive(
        self, source: str, values: Mapping[str, Any], digest: str, seen_at: datetime
    ) -> ArticleRow:
        """Keep an article that is not kept yet."""
        times = dict.fromkeys(("first_seen_at", "last_seen_at", "updated_at"), seen_at)
        told = {name: values[name] for name in FIRST if name in values}
        told |= {"uid": uid(values["canonical_url"]), "source": source, **times}
        told["listed_at"] = values.get("published_at") or seen_at
        told["content_hash"] = digest
        told["text_hash"] = text_hash(values["title"], values.get("body_text"))
        return arrivals.arrive(self.session, told, values)

    def _see_again(
        self, row: ArticleRow, values: Mapping[str, Any], digest: str, seen_at: datetime
    ) -> None:
        """An article that says what it said, though rules may find something else in it."""
        is_sorted = bool(row.rules) and row.rules == values.get("rules")
        said = _said(row, values, digest, seen_at)
        if not is_sorted or not arrivals.seen_again(self.session, row, said):
            self._read(row, values, digest, seen_at, is_sorted=is_sorted)

    def _read(
        self,
        row: ArticleRow,
        values: Mapping[str, Any],
        digest: str,
        seen_at: datetime,
        *,
        is_sorted: bool = False,
    ) -> None:
        _replace(row, _said(row, values, digest, seen_at))
        if not is_sorted:
            sort(row, values)
        self.session.add(row)
        self.session.flush()


def _said(
    row: ArticleRow, values: Mapping[str, Any], digest: str, seen_at: datetime
) -> dict[str, Any]:
    """The columns that a visit tells of an article that is kept."""
    read = {name: values[name] for name in READ if name in values}
    now = {name: read.get(name, getattr(row, name)) for name in ("title", "body_text")}
    back = {"updated_at": seen_at} if row.gone_at is not None else {}
    return {
        **read,
        **back,
        "listed_at": read.get("published_at", row.published_at) or row.first_seen_at,
        "last_seen_at": seen_at,
        **dict.fromkeys(("missed_at", "gone_at")),
        "content_hash": digest,
        "text_hash": text_hash(**now),
    }


def _behind(after: Cursor) -> ColumnElement[bool]:
    place = tuple_(col(ArticleRow.listed_at), col(ArticleRow.id))
    return place < tuple_(after.listed_at, after.id)


def _replace(row: ArticleRow, values: Mapping[str, Any]) -> None:
    """Touch only what changes: to set a field costs ten times what looking at it does."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
