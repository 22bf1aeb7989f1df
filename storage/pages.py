"""The crawl's memory: which addresses were fetched, and what became of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, SQLModel, col, select

from storage.databases.storable import kept_address
from storage.databases.upsert import upsert
from storage.tables import PageRow

CHUNK = 500
"""Addresses asked for at once: SQLite takes 32,766 parameters, older ones 999."""


class Pages:
    """The fetched pages one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, url: str) -> PageRow | None:
        """What is known of an address."""
        return self.session.get(PageRow, url, populate_existing=True)

    def fetched_at(self, urls: Iterable[str]) -> dict[str, datetime]:
        """When each of these was last fetched; those never fetched are left out."""
        wanted, found = list(urls), dict[str, datetime]()
        for start in range(0, len(wanted), CHUNK):
            some = {"urls": wanted[start : start + CHUNK]}
            asked = self.session.execute(FETCHED_AT, some)
            found |= {row.url: row.fetched_at for row in asked}
        return found

    def without_article(self, urls: Sequence[str]) -> list[str]:
        """Those of these that led to none the last time."""
        query = select(PageRow.url).where(col(PageRow.outcome).not_in(("article", "copy")))
        parts = (urls[start : start + CHUNK] for start in range(0, len(urls), CHUNK))
        asked = (self.session.exec(query.where(col(PageRow.url).in_(some))) for some in parts)
        return [url for found in asked for url in found]

    def articles_of(self, source: str) -> Sequence[PageRow]:
        """Those of a source that hold an article."""
        query = select(PageRow).where(PageRow.source == source)
        as_they_are = query.execution_options(populate_existing=True)
        return self.session.exec(as_they_are.where(col(PageRow.article).is_not(None))).all()

    def save(self, **values: Any) -> None:
        """A visit; ``values`` has the names of `PageRow`. An address keeps its article.

        Raises `AddressError` for one that cannot be kept.
        """
        kept_address(values["url"])
        upsert(self.session, PageRow, values, lasting="article")


PAGES = SQLModel.metadata.tables["pages"]
FETCHED_AT = select(PAGES.c.url, PAGES.c.fetched_at).where(
    PAGES.c.url.in_(bindparam("urls", expanding=True))
)
"""Asked several times for each list; to put it together takes as long as the answer."""
