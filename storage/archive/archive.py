"""The page archive: every answer that was read, kept once, packed, and found again."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.exc import NoResultFound
from sqlmodel import Session, SQLModel, col

from storage.archive import packing
from storage.archive.packing import ZstdDict, ZstdError
from storage.archive.tables import BodyRow, DictionaryRow, ResponseRow
from storage.databases.storable import kept_address

ENOUGH = 50
"""Bodies of a source that a dictionary is made of."""
TRIES = 4
"""How often that is tried, each time with so many more."""
BATCH = 100
"""Bodies that are looked at together."""
READY = 8
"""Dictionaries that are held ready, of a quarter of a megabyte each."""


class Packed(NamedTuple):
    """A body, packed without a dictionary."""

    digest: str
    data: bytes
    size: int


def packed(body: bytes) -> Packed:
    """A body, as it waits to be kept."""
    return Packed(packing.digest(body), packing.pack(body), len(body))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a site, with what was asked."""

    source: str
    url: str
    fetched_at: datetime
    status: int = 200
    headers: Sequence[tuple[str, str]] = ()
    body: bytes | Packed
    kind: str
    """As in `storage.archive.tables.ResponseRow`."""
    method: str = "GET"
    posted: str | None = None


class Kept(NamedTuple):
    """An answer in the archive, with its body."""

    row: ResponseRow
    body: bytes


class Counts(NamedTuple):
    """How much of the archive: answers, bodies, and the bytes that these take, packed and not."""

    answers: int
    bodies: int
    packed: int
    raw: int


class Archive:
    """The answers one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def keep(self, *answers: Answer) -> Sequence[int]:
        """Keep answers; their numbers. Call it on a store opened by `Store.write`.

        Raises `AddressError` for an address that cannot be kept.
        """
        for one in answers:
            kept_address(one.url)
        if not answers:
            return []
        dictionaries = self._newest({one.source for one in answers})
        digests = [_digest(one.body) for one in answers]
        named = dict(zip(digests, answers, strict=True))
        new = named.keys() - self._known(named)
        bodies = [
            self._body(one.body, name, dictionaries.get(one.source))
            for name, one in named.items()
            if name in new
        ]
        connection = self.session.connection()
        if bodies:
            connection.execute(insert(BODIES), bodies)
        rows = list(map(_row, answers, digests))
        numbers = connection.execute(ANSWERED, rows).scalars().all()
        added = Counter(named[digest].source for digest in new)
        for source in added.keys() - dictionaries.keys():
            self._train(source, answers[-1].fetched_at, added[source])
        return numbers

    def read_as(self, number: int, kind: str) -> None:
        """What an answer turned out to be."""
        which = col(ResponseRow.id) == number
        self.session.execute(update(ResponseRow).where(which).values(kind=kind))

    def confirm(self, number: int, at: datetime) -> None:
        """The site says that an answer is what it would answer again."""
        which = col(ResponseRow.id) == number
        self.session.execute(update(ResponseRow).where(which).values(confirmed_at=at))

    def newest(self, url: str, until: datetime | None = None) -> ResponseRow | None:
        """The last answer to a plain request for an address, or the last one by then."""
        query = select(ResponseRow).where(col(ResponseRow.url) == url, *PLAIN)
        if until is not None:
            query = query.where(col(ResponseRow.fetched_at) <= until)
        return self.session.scalars(query.order_by(*NEWEST_FIRST).limit(1)).first()

    def first_articles(self, source: str, since: datetime, limit: int) -> Sequence[int]:
        """The numbers of the first pages read as articles since then."""
        which = (col(ResponseRow.source) == source, col(ResponseRow.kind) == "article")
        query = select(RESPONSES.c.id).where(*which, col(ResponseRow.fetched_at) >= since)
        order = (col(ResponseRow.fetched_at), col(ResponseRow.id))
        return self.session.scalars(query.order_by(*order).limit(limit)).all()

    def body(self, digest: str) -> bytes:
        """A body that an answer names."""
        row = self.session.get_one(BodyRow, digest)
        body = packing.unpack(row.data, self._dictionary(row.dictionary))
        self.session.expunge(row)  # whoever reads them all need not hold them all
        return body

    def damaged(self) -> Iterator[str]:
        """The names of bodies that cannot be unpacked, or are not what they are named after."""
        query = select(BODIES.c.digest, BODIES.c.data, BODIES.c.dictionary)
        for digest, data, name in self.session.execute(query.execution_options(yield_per=BATCH)):
            try:
                body = packing.unpack(data, self._dictionary(name))
            except (ZstdError, NoResultFound):
                yield digest
            else:
                if packing.digest(body) != digest:
                    yield digest

    def get(self, number: int) -> Kept:
        """An answer, by its number."""
        row = self.session.get_one(ResponseRow, number)
        self.session.expunge(row)
        return Kept(row, self.body(row.digest))

    def article_pages(self, source: str) -> Sequence[int]:
        """Of each address that was asked for as an article, the answer to read; newest first.

        It is the last one that was read as an article, or the last one where none was. Newest is
        what the site gave last, or said last to be unchanged.
        """
        rank = func.row_number().over(
            partition_by=ResponseRow.url,
            order_by=((col(ResponseRow.kind) == "article").desc(), *NEWEST_FIRST),
        )
        asked = (col(ResponseRow.source) == source, col(ResponseRow.kind) != "listing")
        last = func.coalesce(col(ResponseRow.confirmed_at), col(ResponseRow.fetched_at))
        read = select(col(ResponseRow.id), last.label("last"), rank.label("rank"))
        ranked = read.where(*PLAIN, *asked, col(ResponseRow.status) < 300).subquery()
        query = select(ranked.c.id).where(ranked.c.rank == 1)
        return self.session.scalars(query.order_by(ranked.c.last.desc(), ranked.c.id.desc())).all()

    def everything(self) -> Sequence[int]:
        """The numbers of all answers, in the order in which they came."""
        query = select(col(ResponseRow.id))
        order = (col(ResponseRow.fetched_at), col(ResponseRow.id))
        return [number or 0 for number in self.session.scalars(query.order_by(*order))]

    def count(self, source: str | None = None) -> Counts:
        """How much is kept, of one source or in all."""
        which = [] if source is None else [col(ResponseRow.source) == source]
        answers = self.session.scalar(select(func.count(col(ResponseRow.id))).where(*which))
        used = select(col(ResponseRow.digest)).where(*which)
        sizes = select(
            func.count(),
            func.coalesce(func.sum(func.length(col(BodyRow.data))), 0),
            func.coalesce(func.sum(col(BodyRow.size)), 0),
        ).where(col(BodyRow.digest).in_(used))
        return Counts(answers or 0, *self.session.execute(sizes).one())

    def prune(self, *, newest: int | None = None, articles_only: bool = False) -> int:
        """Take out what need not be kept; how many answers that were.

        ``newest``: of each address, so many of each kind stay; ``articles_only``: what was read as
        an article stays. Bodies and dictionaries that nothing needs any more go with them.
        """
        before = self.count().answers
        if articles_only:
            self.session.execute(delete(ResponseRow).where(col(ResponseRow.kind) != "article"))
        if newest is not None:
            row = ResponseRow
            one = [col(part) for part in (row.url, row.method, row.posted, row.kind)]
            rank = func.row_number().over(partition_by=one, order_by=NEWEST_FIRST)
            ranked = select(col(ResponseRow.id), rank.label("rank")).subquery()
            old = select(ranked.c.id).where(ranked.c.rank > newest)
            self.session.execute(delete(ResponseRow).where(col(ResponseRow.id).in_(old)))
        self._drop_unused()
        return before - self.count().answers

    def _drop_unused(self) -> None:
        answered = select(col(ResponseRow.digest))
        self.session.execute(delete(BodyRow).where(col(BodyRow.digest).not_in(answered)))
        packed = select(col(BodyRow.dictionary)).where(col(BodyRow.dictionary).is_not(None))
        sources = select(col(ResponseRow.source))  # the next pages of these are packed with theirs
        unused = col(DictionaryRow.id).not_in(packed), col(DictionaryRow.source).not_in(sources)
        self.session.execute(delete(DictionaryRow).where(*unused))

    def _newest(self, sources: Collection[str]) -> dict[str, str]:
        """The newest dictionary of each of these sources that has one."""
        asked = self.session.connection().execute(DICTIONARIES, {"sources": list(sources)})
        return {row.source: row.id for row in asked}

    def _dictionary(self, name: str | None) -> ZstdDict | None:
        if name is None:
            return None
        ready = _ready.pop(name, None)
        if ready is None:
            data = select(col(DictionaryRow.data)).where(col(DictionaryRow.id) == name)
            ready = packing.ready(packing.unpack(self.session.scalars(data).one()))
        _ready[name] = ready
        if len(_ready) > READY:
            del _ready[next(iter(_ready))]
        return ready

    def _body(self, body: bytes | Packed, digest: str, dictionary: str | None) -> dict[str, Any]:
        if not isinstance(body, Packed):
            return self._packed(digest, body, dictionary)
        if dictionary is not None:
            return self._packed(digest, packing.unpack(body.data), dictionary)
        return {**body._asdict(), "dictionary": None}

    def _packed(self, digest: str, body: bytes, dictionary: str | None) -> dict[str, Any]:
        data = packing.pack(body, self._dictionary(dictionary))
        return {"digest": digest, "data": data, "size": len(body), "dictionary": dictionary}

    def _known(self, digests: Collection[str]) -> set[str]:
        asked = self.session.connection().execute(KNOWN, {"digests": list(digests)})
        return set(asked.scalars())

    def _train(self, source: str, at: datetime, added: int) -> None:
        """When a source has enough pages, make a dictionary, and pack these with it too."""
        asked = self.session.connection().execute(FIRST_BODIES, {"source": source})
        digests = asked.scalars().all()
        if len(digests) == MOST or len(digests) // ENOUGH == (len(digests) - added) // ENOUGH:
            return
        bodies = {digest: self.body(digest) for digest in digests[-ENOUGH:]}
        dictionary = packing.train(list(bodies.values()))
        if dictionary is None:
            return
        name = packing.digest(dictionary)
        if self.session.get(DictionaryRow, name) is None:  # two sources may have the same pages
            data = packing.pack(dictionary)
            self.session.add(DictionaryRow(id=name, source=source, made_at=at, data=data))
            self.session.flush()
        for digest, body in bodies.items():
            which = update(BodyRow).where(col(BodyRow.digest) == digest)
            self.session.execute(which.values(self._packed(digest, body, name)))


_ready: dict[str, ZstdDict] = {}
"""By digest, which is the same in whatever database."""


def _digest(body: bytes | Packed) -> str:
    return body.digest if isinstance(body, Packed) else packing.digest(body)


def _row(answer: Answer, digest: str) -> dict[str, Any]:
    values = {name: getattr(answer, name) for name in AS_GIVEN}
    headers = [[name, value] for name, value in answer.headers]
    return {**values, "headers": headers, "digest": digest}


BODIES, RESPONSES, DICTIONARY = (
    SQLModel.metadata.tables[name] for name in ("bodies", "responses", "dictionaries")
)
# written down once: to build a statement takes as long as to have it answered
KNOWN = select(BODIES.c.digest).where(BODIES.c.digest.in_(bindparam("digests", expanding=True)))
ANSWERED = insert(RESPONSES).returning(RESPONSES.c.id, sort_by_parameter_order=True)
DICTIONARIES = (
    select(DICTIONARY.c.source, DICTIONARY.c.id)
    .where(DICTIONARY.c.source.in_(bindparam("sources", expanding=True)))
    .order_by(DICTIONARY.c.made_at)
)
MOST = (TRIES + 1) * ENOUGH
OF_SOURCE = select(RESPONSES.c.digest).where(RESPONSES.c.source == bindparam("source"))
FIRST_BODIES = OF_SOURCE.distinct().limit(MOST)
AS_GIVEN = ("source", "url", "fetched_at", "status", "kind", "method", "posted")
PLAIN = (col(ResponseRow.method) == "GET", col(ResponseRow.posted).is_(None))
NEWEST_FIRST = (col(ResponseRow.fetched_at).desc(), col(ResponseRow.id).desc())
