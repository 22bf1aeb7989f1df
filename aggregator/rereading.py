"""Reading the archive again with today's readers: what is different, and keeping that."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple

from aggregator import copies
from aggregator.acquaintance import known
from aggregator.asking.answers import iso
from aggregator.downloading.archive import answer_of
from aggregator.memory import now
from aggregator.values import article_values, settled
from spiders.base import DepartmentSpider
from spiders.crawling import lessons
from spiders.crawling.memory import Visit
from spiders.crawling.responses import declared_charset
from spiders.crawling.site import Site
from spiders.items import Article, LayoutError, NotAnArticleError
from spiders.layout.learned import Learned
from storage.archive.archive import Kept
from storage.articles import READ
from storage.corrections import correct
from storage.digests import content_hash
from storage.store import Store
from storage.tables import ArticleRow

EXAMPLES = 3
"""Of each field, that are told."""
FIELDS = (*READ, "genre", "topics")

Progress = Callable[[int, int], None]
"""Told how many of how many pages were read."""


class Example(NamedTuple):
    """What a field says, and what today's readers say."""

    url: str
    before: Any
    after: Any


@dataclass
class FieldChanges:
    """How often a field changes: its value, from nothing to something, and back to nothing."""

    changed: int = 0
    found: int = 0
    lost: int = 0
    examples: list[Example] = field(default_factory=list)

    def add(self, example: Example) -> None:
        """One more article."""
        if not example.before:
            self.found += 1
        elif not example.after:
            self.lost += 1
        else:
            self.changed += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(example)


@dataclass
class Rereading:
    """What became of the pages of a source."""

    pages: int = 0
    changed: int = 0
    """Articles that say something else."""
    new: list[str] = field(default_factory=list)
    """Pages that nobody could read as an article, and that today's readers can."""
    unreadable: dict[str, str] = field(default_factory=dict)
    """Pages of articles that today's readers cannot read, and why; the articles stay."""
    fields: dict[str, FieldChanges] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        fields = {
            name: {
                "changed": one.changed,
                "found": one.found,
                "lost": one.lost,
                "examples": [example._asdict() for example in one.examples],
            }
            for name, one in self.fields.items()
        }
        told = {"pages": self.pages, "changed": self.changed, "new": self.new}
        return {**told, "unreadable": self.unreadable, "fields": fields}


def reread(
    store: Store, spider: type[DepartmentSpider], *, save: bool, progress: Progress | None = None
) -> Rereading:
    """Read the archived article pages of a source again; with ``save``, keep what is different."""
    knowing = informed(store, spider)
    numbers = store.archive.article_pages(knowing.name)
    return Reader(store, knowing).reread(numbers, save=save, progress=progress)


def after_learning(store: Store, spider: DepartmentSpider, since: datetime) -> None:
    """Read the pages again from which a crawl, begun at ``since``, has learnt their site."""
    first = store.archive.first_articles(spider.name, since, lessons.ENOUGH)
    Reader(store, spider).reread(first[::-1], save=True)


def set_right(
    writing: Store, spider: DepartmentSpider, row: ArticleRow, values: Mapping[str, Any]
) -> None:
    """Before another reading is kept: what today's readers see on the page before is no edit.

    ``values`` are the new reading's; nothing is done where they say what is kept. What differs
    afterwards, the site has changed.
    """
    if content_hash(values) == row.content_hash:
        return
    before = writing.archive.newest(row.url, until=row.last_seen_at)
    if before is None or before.id is None or before.kind != "article":
        return
    try:
        page = writing.archive.get(before.id)
        again = settled(Reader(writing, spider).read(page), row)
    except (NotAnArticleError, LayoutError):
        return
    better = article_values(again, spider.province)
    if content_hash(better) != row.content_hash:
        correct(writing.session, row, better, page.row.fetched_at)


def informed(store: Store, spider: type[DepartmentSpider]) -> DepartmentSpider:
    """A spider with what crawls came to know of its site."""
    made = spider()
    source = store.sources.get(made.name)
    made.site = Site.from_json((source and source.site) or {})
    if made.site.platform:
        made.runs_on(made.site.platform)
    made.learned = Learned.from_json(source.learned) if source and source.learned else None
    return made


class Reader:
    """A source's pages as a spider of it reads them."""

    def __init__(self, store: Store, spider: DepartmentSpider) -> None:
        self.store, self.spider = store, spider

    def reread(
        self, numbers: Sequence[int], *, save: bool, progress: Progress | None = None
    ) -> Rereading:
        """Read these answers of the archive again, the newest of which stands first.

        An article that stands on several pages is the one that was read last, as in a crawl.
        """
        result, done = Rereading(), set[int | None]()
        for page, article in self.articles(numbers, result, progress):
            row = self.row_of(page, article)
            if row is None:
                result.new.append(article.url)
                if save:
                    self.add(page, article)
            elif row.id not in done:
                done.add(row.id)
                self.compare(page, row, article, result, save=save)
        return result

    def compare(
        self, page: Kept, row: ArticleRow, article: Article, result: Rereading, *, save: bool
    ) -> None:
        """Note what is different, and keep it."""
        values = article_values(settled(article, row), self.spider.province)
        if differences := different(row, values):
            note(result, row.url, differences)
            if save:
                self.correct(page, row, values)

    def articles(
        self, numbers: Sequence[int], result: Rereading, progress: Progress | None
    ) -> Iterator[tuple[Kept, Article]]:
        """Those on the archived pages; what is none is noted in the result."""
        for result.pages, number in enumerate(numbers, 1):
            if progress is not None:
                progress(result.pages, len(numbers))
            page = self.store.archive.get(number)
            try:
                yield page, self.read(page)
            except (NotAnArticleError, LayoutError) as error:
                if page.row.kind == "article":
                    result.unreadable[page.row.url] = str(error)

    def read(self, page: Kept) -> Article:
        """The article on a page, as if it was fetched now, at the time at which it was."""
        answer = answer_of(page.row, page.body)
        return self.spider.article_page(
            page.body,
            page.row.url,
            charset=declared_charset(answer),
            fetched_at=page.row.fetched_at,
            learned=self.spider.learned,
        ).article()

    def row_of(self, page: Kept, article: Article) -> ArticleRow | None:
        """The article as it is kept, also where today's readers give it another address."""
        row = known(self.store, self.spider.name, article, self.spider.canonical)
        visit = self.store.pages.get(self.spider.canonical(page.row.url))
        if row is None and visit is not None and visit.article is not None:
            row = self.store.articles.by_url(visit.article)
        return row

    def correct(self, page: Kept, row: ArticleRow, values: Mapping[str, Any]) -> None:
        """Keep what an article really says."""
        with self.store.write() as writing:
            same = writing.articles.get(row.id or 0)
            if same is not None:
                correct(writing.session, same, values, page.row.fetched_at)
                copies.place(writing, same, now())

    def add(self, page: Kept, article: Article) -> None:
        """Keep an article that was not read when it was fetched."""
        then, name = page.row.fetched_at, self.spider.name
        own = self.spider.canonical(article.canonical_url)
        with self.store.write() as writing:
            values = article_values(article, self.spider.province)
            copies.place(writing, writing.articles.save(name, values, seen_at=then).row, now())
            visit = Visit(url=own, outcome="article", article=article.canonical_url)
            writing.pages.save(source=name, **asdict(replace(visit, fetched_at=then)))
            writing.archive.read_as(page.row.id or 0, "article")


def different(row: ArticleRow, values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Field → what it says and what it should, where these differ."""
    pairs = {name: (getattr(row, name), values[name]) for name in FIELDS if name != "topics"}
    scores = {topic.topic: round(topic.score, 6) for topic in row.topics}
    pairs["topics"] = scores, {slug: round(one, 6) for slug, one in values["topics"].items()}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def note(result: Rereading, url: str, differences: Mapping[str, tuple[Any, Any]]) -> None:
    """Count the differences of one article."""
    result.changed += 1
    for name, (before, after) in differences.items():
        counted = result.fields.setdefault(name, FieldChanges())
        counted.add(Example(url, _plain(before), _plain(after)))


def _plain(value: Any) -> Any:
    return iso(value) if isinstance(value, datetime) else value
