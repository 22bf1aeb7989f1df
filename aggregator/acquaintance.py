"""Whether an article is kept already, by whatever address, and what its addresses teach."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from spiders.addresses.identity import AUTO, ignorable
from spiders.addresses.urls import shape
from spiders.items import Article
from storage.digests import text_hash
from storage.filters import Filter
from storage.kin import A_MOMENT, Marks, may_be_kept
from storage.store import Store
from storage.tables import ArticleRow

OTHERS = 100
"""Articles of a source that must stay apart when it is learnt what names nothing."""
ALIKE = 0.5
"""Share of words that an article keeps when its title and text are corrected."""
ANY_WORDS = AUTO.learning(("/slug",))

Canonical = Callable[[str], str]


def known(store: Store, source: str, item: Article, canonical: Canonical) -> ArticleRow | None:
    """The article as it is kept: by its address, by another of its own, or by what it says."""
    own, text = canonical(item.canonical_url), text_hash(item.title, item.body_text)
    marks = Marks(
        source=source,
        url=item.canonical_url,
        page=own,
        text=text,
        at=item.published_at if text is None or ANY_WORDS.canonical(own) != own else None,
    )
    if not may_be_kept(store.session, marks):
        return None
    return (
        store.articles.by_url(item.canonical_url)
        or _by_page(store, own)
        or (_twin(store, source, item) if text else _namesake(store, source, item))
        or _renamed(store, source, item, canonical)
    )


def lessons(store: Store, source: str, item: Article, kept: ArticleRow) -> frozenset[str]:
    """What names nothing, where two addresses have turned out to be one article's."""
    if item.canonical_url == kept.canonical_url:
        return frozenset()
    latest = store.articles.latest(Filter(sources=[source]), limit=OTHERS)
    others = [row.canonical_url for row in latest]
    return ignorable(item.canonical_url, kept.canonical_url, others) or frozenset()


def readdress(store: Store, source: str, canonical: Canonical) -> None:
    """Remember the articles fetched so far by the addresses that they are known by from now on."""
    for page in store.pages.articles_of(source):
        url = canonical(page.url)
        if url != page.url:
            store.pages.save(**{**page.model_dump(), "url": url})
            store.pages.save(**{**page.model_dump(), "outcome": "copy"})


def _by_page(store: Store, url: str) -> ArticleRow | None:
    page = store.pages.get(url)
    return store.articles.by_url(page.article) if page and page.article else None


def _twin(store: Store, source: str, item: Article) -> ArticleRow | None:
    row = store.articles.twin(source, item.title, item.body_text)
    return row if row and row.published_at == item.published_at else None


def _namesake(store: Store, source: str, item: Article) -> ArticleRow | None:
    """One of the same moment, title and last name: a few words tell too little by themselves."""
    name = _last_name(item.canonical_url)
    if item.published_at is None or not re.search(r"\d{3}|a-a", shape(name) + name):
        return None
    return next(
        (
            row
            for row in _of_moment(store, source, item.published_at)
            if row.title == item.title and _last_name(row.canonical_url) == name
        ),
        None,
    )


def _last_name(url: str) -> str:
    """What an address ends with: ``/khoi/bai-1``, ``/tin/bai-1`` → ``bai-1``."""
    return url.rstrip("/").rpartition("/")[2]


def _of_moment(store: Store, source: str, at: datetime) -> Sequence[ArticleRow]:
    return store.articles.latest(Filter(sources=[source], since=at, until=at + A_MOMENT))


def _renamed(store: Store, source: str, item: Article, canonical: Canonical) -> ArticleRow | None:
    """One of the same moment and number that says mostly the same; its address has new words."""
    at, own = item.published_at, canonical(item.canonical_url)
    url = ANY_WORDS.canonical(own)
    if at is None or url == own:
        return None
    return next(
        (
            row
            for row in _of_moment(store, source, at)
            if ANY_WORDS.canonical(canonical(row.canonical_url)) == url
            and _alike(row, item) >= ALIKE
        ),
        None,
    )


def _alike(row: ArticleRow, item: Article) -> float:
    """The share of their words that both have."""
    one, other = ({*f"{text.title} {text.body_text}".lower().split()} for text in (row, item))
    return len(one & other) / len(one | other)
