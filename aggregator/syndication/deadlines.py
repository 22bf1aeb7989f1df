"""The deadlines of calls and notices as a calendar."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b

from aggregator.asking.questions import question
from aggregator.delivery.cadence import cadence
from aggregator.syndication.asking import Pairs, filters, query_of, words_of
from aggregator.syndication.wishes import SEARCH, wish
from feeds.calendar import CalendarInfo, Event, calendar
from feeds.names import Names, feed_id
from spiders.items import VIETNAM
from storage.calls import Due
from storage.filters import Filter
from storage.store import Store

PATH = "/feeds/calls"
KEPT = timedelta(days=365)
"""How long a deadline that has passed stays in the calendar, unless ``since`` says otherwise."""
MOST = 5_000
"""Events of a calendar."""


def calls(store: Store, names: Names, pairs: Pairs, now: datetime) -> bytes:
    """The calendar; ``since`` and ``until`` are meant of the deadlines, not of the articles.

    Raises QuestionError.
    """
    wished = wish(pairs, now, (*SEARCH, "copies"))
    chosen = question(filters(wished.said), names, now)
    since = chosen.since or _midnight(now - KEPT)
    which = replace(chosen, since=None, until=None)
    first = replace(which, withdrawn=False, first_only=not wished.all_copies)
    due = [
        *store.calls.deadlines(since, chosen.until, first, limit=MOST),
        *store.calls.deadlines(since, chosen.until, replace(which, withdrawn=True), limit=MOST),
    ]
    return calendar(_info(names, which, wished.said), events(due, names))


def itself(names: Names, pairs: Pairs, now: datetime) -> str:
    """The address of a calendar in the one form that we link it by."""
    return names.feed_url(PATH, f".ics{query_of(wish(pairs, now, (*SEARCH, 'copies')).said)}")


def events(due: Sequence[Due], names: Names) -> Iterator[Event]:
    """An event for each deadline, the nearest first, then by article."""
    nth: Counter[tuple[str, str]] = Counter()
    for one in sorted(due, key=lambda one: (one.at, one.article.id or 0)):
        told = one.article.uid, one.what
        nth[told] += 1
        yield _event(one, nth[told], names)


def _event(due: Due, nth: int, names: Names) -> Event:
    article = due.article
    at = due.at.astimezone(VIETNAM)
    hour = f" ({at:%H:%M})" if due.precision == "minute" else ""
    source = names.sources.get(article.source, article.source)
    labels = [names.topics.get(one.topic, one.topic) for one in article.topics]
    if article.genre:
        labels.append(names.genres.get(article.genre, article.genre))
    return Event(
        uid=_uid(article.uid, due.what, nth),
        day=at.date(),
        title=f"{due.what}{hour}: {article.title}",
        text=f"{article.title}\n{source}\n{article.url}",
        url=article.url,
        changed_at=max(article.updated_at, article.gone_at or article.updated_at),
        sequence=article.revision - 1 + (article.gone_at is not None),
        categories=tuple(labels),
        is_cancelled=article.gone_at is not None,
    )


def _uid(article: str, what: str, nth: int) -> str:
    """By article and what is due: it stays when the day is put off."""
    what_for = blake2b(f"{what}\n{nth}".encode(), digest_size=6).hexdigest()
    return f"{article.removeprefix('urn:uuid:')}-{what_for}@sokhcn"


def _info(names: Names, which: Filter, said: Sequence[tuple[str, str]]) -> CalendarInfo:
    words = words_of(said, names)
    query = query_of(said)
    return CalendarInfo(
        id=feed_id(PATH + query).removeprefix("urn:uuid:"),
        title=f"Hạn nộp hồ sơ, đăng ký{f': {words}' if words else ''}",
        text="Thời hạn ghi trong thông báo của các Sở Khoa học và Công nghệ",
        self_url=names.feed_url(PATH, f".ics{query}"),
        site_url=names.feed_url("/"),
        refresh=cadence(names, which),
    )


def _midnight(moment: datetime) -> datetime:
    return moment.astimezone(VIETNAM).replace(hour=0, minute=0, second=0, microsecond=0)
