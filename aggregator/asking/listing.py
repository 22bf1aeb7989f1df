"""Lists of articles that can be walked to their end, for every face: API, command line, files.

A walk meets each article exactly once that is chosen from its first page to its last, whatever
arrives, is edited, or counts views meanwhile. The cursor holds the moment when the walk began (see
`storage.asking.listings`) and the place of the last article met; of an order that is no place
(best, trending), the numbers of its first `LEAD` articles too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from aggregator.asking import cursors, trends
from aggregator.asking.counting import Facets, counted, of_these
from aggregator.asking.questions import Asked, QuestionError, Sort, question
from aggregator.searching import words
from feeds.names import Names
from storage.asking.listings import EPOCH, MICROSECOND, UNCOUNTED, Moved, Place, Start, when
from storage.filters import ALL, Cursor, Filter
from storage.searching.words import ANY, Words
from storage.store import Store
from storage.tables import ArticleRow

LEAD = 200
"""Articles of an order that is worked out anew each time; trending has no more."""
BATCH = 500
"""Articles that a walk holds at once."""
SECOND = 1_000_000
FEW = 3_000
"""So many are rather sorted than looked for on a walk through all."""


Count = Callable[[Store, Words, Filter], Facets]


class Walk(NamedTuple):
    """How far a walk has come; what a cursor says."""

    asked_at: datetime
    start: Start
    after: Place | None = None
    """The last article met, in an order of places; None where that order has not begun."""
    shown: int = 0
    """Of ``lead``."""
    lead: Sequence[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which articles, in which order, and from where on."""

    which: Filter = ALL
    words: Words = ANY
    sort: Sort = Sort.DATE
    name: str = ""
    """What tells it from other questions."""
    asked_at: datetime = EPOCH
    walk: Walk | None = None
    """None at its beginning."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some articles, and the cursor of those that follow; None where none do."""

    rows: Sequence[ArticleRow]
    next_cursor: str | None


def ask(asked: Asked, sort: Sort, names: Names, now: datetime, cursor: str = "") -> Question:
    """The question that is meant; raises QuestionError.

    The filters of a cursor are those of its first page: *seven days* go back from then.
    """
    name = repr(sorted((field, _plain(value)) for field, value in asdict(asked).items())) + sort
    walk = _walk(name, cursor) if cursor else None
    which = question(asked, names, walk.asked_at if walk else now)
    looked_for = words(asked.q)
    if sort is Sort.RELEVANCE and not looked_for.wanted:
        raise QuestionError("sort", sort.value, "accepted with words to look for (q), else: date,"
                            " views, trending")  # fmt: skip
    # a moment that nothing depends on would make each answer another one
    asked_at = now if asked.since or asked.until else EPOCH
    return Question(
        which=which, words=looked_for, sort=sort, name=name, asked_at=asked_at, walk=walk
    )


def page(store: Store, question: Question, limit: int) -> Page:
    """The next articles; raises QuestionError for a walk that began too long ago."""
    walk = question.walk or _begin(store, question)
    if question.walk and not store.listings.is_known(walk.start):
        told = "began too long ago for the list to be the same; accepted: the question anew"
        raise QuestionError("cursor", _written(question, walk), told)
    ids, following = _next(store, question, walk, limit)
    return Page(store.plain.among(ids), following and _written(question, following))


def facets(store: Store, question: Question, count: Count = counted) -> Facets:
    """How many there are, and how many of each kind; ``count`` may keep what `counted` told."""
    if question.sort is not Sort.TRENDING:
        return count(store, question.words, question.which)
    walk = question.walk or _begin(store, question)
    return of_these(store, walk.lead)


def walk(store: Store, question: Question, limit: int | None = None) -> Iterator[list[int]]:
    """The numbers of all articles from where the question stands, or of so many, in batches."""
    at: Walk | None = question.walk or _begin(store, question)
    while at is not None and (limit is None or limit > 0):
        ids, at = _next(store, question, at, min(BATCH, limit or BATCH))
        yield ids
        limit = None if limit is None else limit - len(ids)


def _begin(store: Store, question: Question) -> Walk:
    begun = Walk(question.asked_at, store.listings.start())
    match question.sort:
        case Sort.TRENDING:
            return begun._replace(lead=trends.leading(store, question.words, question.which, LEAD))
        case Sort.RELEVANCE:
            lead = store.search.ranked(question.words, question.which, limit=LEAD)
            return begun._replace(lead=lead)
        case _:
            return begun


def _next(
    store: Store, question: Question, walk: Walk, limit: int
) -> tuple[list[int], Walk | None]:
    """The numbers of the next articles, and how far the walk has come with them."""
    first = list(walk.lead[walk.shown : walk.shown + limit])
    shown = walk.shown + len(first)
    is_whole = question.sort is Sort.TRENDING or (walk.lead and len(walk.lead) < LEAD)
    if is_whole or len(first) == limit:
        more = shown < len(walk.lead) or not is_whole
        return first, walk._replace(shown=shown) if more else None
    places = _places(store, question, walk, limit - len(first) + 1)
    rest = places[: limit - len(first)]
    after = rest[-1] if rest else walk.after
    more = len(places) > len(rest)
    going_on = walk._replace(shown=shown, after=after) if more else None
    return [*first, *(number for _, number in rest)], going_on


def _places(store: Store, question: Question, walk: Walk, limit: int) -> list[Place]:
    """The next places as they were when the walk began.

    Moves are looked up after the places: what moves between is then known to have moved.
    """
    fetch, known = _order(store, question), set(walk.lead)
    after, found = walk.after, list[Place]()
    while True:
        some = fetch(after, max(limit, 2))
        found += some
        moved = store.listings.moved(walk.start)
        there = [
            (key, one)
            for key, one in found
            if one <= walk.start.last_article and one not in moved and one not in known
        ]
        is_end = len(some) < max(limit, 2)
        if is_end or len(there) >= limit:
            break
        after = some[-1]
    end = None if is_end else found[-1]
    before = [(_key(question, one), one.id) for one in moved.values() if one.id not in known]
    between = [
        one
        for one in before
        if (walk.after is None or one < walk.after) and (end is None or one > end)
    ]
    there += _chosen(store, question, between)
    return sorted(there, reverse=True)[:limit]


def _chosen(store: Store, question: Question, places: list[Place]) -> list[Place]:
    """Those of these places whose articles are chosen."""
    ids = store.listings.among([one for _, one in places], question.which)
    if question.words:
        ids = store.listings.having(sorted(ids), question.words)
    return [place for place in places if place[1] in ids]


def _key(question: Question, one: Moved) -> int:
    """Of the place where an article stood."""
    if question.sort is Sort.VIEWS:
        return UNCOUNTED if one.view_count is None else one.view_count
    return _second(when(one.listed_at)) if _in_index(question) else when(one.listed_at)


Fetch = Callable[[Place | None, int], list[Place]]


def _order(store: Store, question: Question) -> Fetch:
    """What tells the places after one, so many; fewer only where there are no more."""
    if question.sort is Sort.VIEWS:
        return _by_views(store, question)
    if not _in_index(question):
        return lambda after, limit: store.listings.newest(question.which, after, limit)

    def by_date(after: Place | None, limit: int) -> list[Place]:
        at = after and Cursor(EPOCH + after[0] * MICROSECOND, after[1])
        ids = store.search.newest(question.words, question.which, limit=limit, after=at or None)
        dates = store.listings.dates(ids)
        return [(_second(dates[one]), one) for one in ids if one in dates]

    return by_date


def _by_views(store: Store, question: Question) -> Fetch:
    """Few articles are sorted here; many are met on a walk through all, most read first."""
    few = _few(store, question)
    if few is not None:
        places = store.listings.view_counts(few)
        return lambda after, limit: [one for one in places if after is None or one < after][:limit]
    if not question.words:
        return lambda after, limit: store.listings.most_read(question.which, after, limit)

    def with_words(after: Place | None, limit: int) -> list[Place]:
        found: list[Place] = []
        while len(found) < limit:
            some = store.listings.most_read(question.which, after, BATCH)
            having = store.listings.having([one for _, one in some], question.words)
            found += [place for place in some if place[1] in having]
            if len(some) < BATCH:
                return found
            after = some[-1]
        return found

    return with_words


def _few(store: Store, question: Question) -> list[int] | None:
    """The numbers of all that are chosen, where they are few and an index knows them."""
    which = question.which
    if _in_index(question):
        found = store.search.newest(question.words, which, limit=FEW + 1)
    elif which.authors or which.sections or which.documents:
        found = [number for _, number in store.listings.newest(which, None, FEW + 1)]
    else:
        return None
    return found if len(found) <= FEW else None


def _in_index(question: Question) -> bool:
    """Whether the index of words is asked, not the table of articles, for the order by date.

    It knows words and what articles are, not their people, sections, documents and views.
    """
    which = question.which
    if question.words:
        return True
    if which.authors or which.sections or which.documents or which.min_views is not None:
        return False
    facts = (which.provinces, which.sources, which.genres, which.topics)
    asked = [values for values in facts if values]
    indexed = not which.topics and len(asked) <= 1
    return not (indexed and all(len(values) == 1 for values in asked))


def _second(key: int) -> int:
    """The index knows no less."""
    return key // SECOND * SECOND


def _plain(value: object) -> object:
    return list(value) if isinstance(value, list | tuple) else value


def _written(question: Question, walk: Walk) -> str:
    key, number = walk.after or (0, 0)
    began = int(walk.asked_at.timestamp())
    placed = (key, number, int(walk.after is not None), walk.shown)
    return cursors.write(question.name, (began, *walk.start, *placed, *walk.lead))


def _walk(name: str, cursor: str) -> Walk:
    try:
        began, article, move, key, number, placed, shown, *lead = cursors.read(name, cursor)
        asked_at = datetime.fromtimestamp(began, UTC)
    except cursors.CursorError as error:
        told = f"{error}; accepted: a next_cursor of an answer, with the question it came from"
        raise QuestionError("cursor", cursor, told) from None
    except (ValueError, OverflowError, OSError):
        raise QuestionError("cursor", cursor, "accepted: a next_cursor of an answer") from None
    after = (key, number) if placed else None
    return Walk(asked_at, Start(article, move), after, shown, lead)
