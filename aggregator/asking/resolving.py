"""From any address that an article ever had to the article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit, urlunsplit

from aggregator.sources import Spiders
from spiders.addresses.urls import canonical_url
from spiders.base import DepartmentSpider
from spiders.crawling.site import Site
from spiders.pages import ANY, PLATFORMS
from spiders.pages.base import ArticlePage
from spiders.text import fold
from storage.store import Store
from storage.tables import ArticleRow

TELLING = 4
"""Words of an address that two articles of a source hardly have in common by chance."""


class State(StrEnum):
    """What is known of an address."""

    ALIVE = "alive"
    COPY = "copy"
    """The article is kept under another address."""
    GONE = "gone"


class How(StrEnum):
    """By what an article was found, the surest first."""

    ADDRESS = "address"
    VISIT = "visit"
    """A crawl was led from this address to the article."""
    IDENTITY = "identity"
    """The address means the same on this site as one that is known."""
    FORMER_HOST = "former-host"
    """The same path on another address that the site has or had."""
    WORDS = "words"
    """The words in the address are those of one article's title, of the same source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The article behind an address."""

    asked: str
    article: ArticleRow
    how: How
    addresses: list[str]
    """All that are known to lead, or to have led, to the article."""
    successor: str | None
    """Where the same text stands now, if that is neither here nor where the article is kept."""

    @property
    def state(self) -> State:
        """Of the address that was asked for."""
        if self.article.gone_at is not None:
            return State.GONE
        kept = self.how is How.ADDRESS or self.asked == self.article.url
        return State.ALIVE if kept else State.COPY


def resolve(store: Store, spiders: Spiders, url: str) -> Resolution | None:
    """The article behind an address, however it is written, or ``None``."""
    sites = [_site(store, spider) for spider in spiders.values() if _is_of(spider, url)]
    for how, row in _candidates(store, sites, url):
        if row is not None:
            return Resolution(
                asked=url,
                article=row,
                how=how,
                addresses=store.articles.history.addresses(row),
                successor=_successor(store, row),
            )
    return None


class _Site:
    """How addresses of one source are compared."""

    def __init__(self, spider: type[DepartmentSpider], site: Site) -> None:
        self.spider = spider
        page = spider.article_page
        if page is ArticlePage:
            page = PLATFORMS.get(site.platform or "", ANY).article
        self.identity = page.identity.at(spider.base_url).learning(site.ignored)

    def elsewhere(self, url: str) -> Iterator[str]:
        """The same path under each address that the site has or had."""
        parts = urlsplit(url)
        for base in _bases(self.spider):
            home = urlsplit(base)
            if home.netloc != parts.netloc:
                yield urlunsplit((home.scheme, home.netloc, parts.path, parts.query, ""))


def _candidates(
    store: Store, sites: list[_Site], url: str
) -> Iterator[tuple[How, ArticleRow | None]]:
    plain = canonical_url(url)
    yield How.ADDRESS, store.articles.by_url(plain)
    yield How.VISIT, _visited(store, plain)
    for site in sites:
        yield How.IDENTITY, _kept(store, site.identity.canonical(url))
    for site in sites:
        for other in site.elsewhere(plain):
            yield How.FORMER_HOST, _kept(store, canonical_url(other))
            yield How.FORMER_HOST, _kept(store, site.identity.canonical(other))
    for site in sites:
        yield How.WORDS, _by_words(store, site.spider.name, plain)


def _kept(store: Store, url: str) -> ArticleRow | None:
    return store.articles.by_url(url) or _visited(store, url)


def _visited(store: Store, url: str) -> ArticleRow | None:
    page = store.pages.get(url)
    return store.articles.by_url(page.article) if page and page.article else None


def _by_words(store: Store, source: str, url: str) -> ArticleRow | None:
    """The one article of a source whose title the address spells; cut ones do as well."""
    words = _slug(unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2]))
    if words.count("-") < TELLING - 1:
        return None
    titles = store.articles.history.titles(source)
    found = {row for row, title in titles if f"{_slug(title)}-".startswith(f"{words}-")}
    return store.articles.get(found.pop()) if len(found) == 1 else None


def _slug(text: str) -> str:
    """The words of a title or address, without marks, endings and numbers at the end."""
    plain = re.sub(r"\.(?:html?|aspx?|php|jsp)$", "", fold(text))
    return re.sub(r"(?:^\d+-)|(?:-n?\d+)+$", "", re.sub(r"[^a-z0-9]+", "-", plain).strip("-"))


def _successor(store: Store, row: ArticleRow) -> str | None:
    """Where the text stands now: the article's new address, or that of a copy that is not gone."""
    if row.gone_at is None:
        return row.url if canonical_url(row.url) != row.canonical_url else None
    copies = store.articles.history.same_text(row)
    return next((copy.url for copy in copies if copy.gone_at is None), None)


def _site(store: Store, spider: type[DepartmentSpider]) -> _Site:
    kept = store.sources.get(spider.name)
    return _Site(spider, Site.from_json((kept and kept.site) or {}))


def _is_of(spider: type[DepartmentSpider], url: str) -> bool:
    host = _host(url)
    return any(_host(base) == host for base in _bases(spider))


def _bases(spider: type[DepartmentSpider]) -> list[str]:
    return list(dict.fromkeys((spider.base_url, *(era.base_url for era in spider.eras))))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
