"""The store: one engine, reads that hold no lock, writes that never meet a busy one."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from sqlalchemy import Engine
from sqlmodel import Session

from storage.archive.archive import Archive
from storage.articles import Articles
from storage.asking.listings import Listings
from storage.asking.plain import Plain
from storage.asking.texts import Texts
from storage.asking.trends import Trends
from storage.calls import Calls
from storage.copies.copies import Copies
from storage.databases.engine import for_reading, open_engine
from storage.databases.sessions import Reader, Writer
from storage.feeds.feeds import Feeds
from storage.feeds.withdrawals import Withdrawals
from storage.outages import Outages
from storage.pages import Pages
from storage.runs import Runs
from storage.searching.search import Search
from storage.sources import Sources


class Store:
    """Everything kept, asked and told in plain words."""

    def __init__(self, engine: Engine, session: Session) -> None:
        self.engine, self.session = engine, session
        self.articles = Articles(session)
        self.archive = Archive(session)
        self.copies = Copies(session)
        self.calls = Calls(session)
        self.sources = Sources(session)
        self.feeds = Feeds(session)
        self.listings = Listings(session)
        self.outages = Outages(session)
        self.pages = Pages(session)
        self.plain = Plain(session)
        self.runs = Runs(session)
        self.search = Search(session)
        self.texts = Texts(session)
        self.trends = Trends(session)
        self.withdrawals = Withdrawals(session)

    @contextmanager
    def write(self) -> Iterator["Store"]:
        """A store in which everything that is said happens at once at the end, or not at all."""
        with Writer(_writing(self.engine), expire_on_commit=False) as session, session.begin():
            yield Store(self.engine, session)


@lru_cache(8)
def _writing(engine: Engine) -> Engine:
    """The same engine for who writes: to make it takes as long as to ask a question."""
    return engine.execution_options(begin="IMMEDIATE")


@contextmanager
def open_store(url: str) -> Iterator[Store]:
    """The store at an SQLAlchemy address, its schema up to date (`storage.upkeep.schema`)."""
    engine = open_engine(url)
    try:
        with reading(engine) as store:
            yield store
    finally:
        engine.dispose()


@contextmanager
def reading(engine: Engine) -> Iterator[Store]:
    """A store over an engine that many share; what it reads, it does not lock."""
    with Reader(for_reading(engine), expire_on_commit=False) as session:
        yield Store(engine, session)
