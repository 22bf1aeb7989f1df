"""Notices about sources that cannot be seen: one an outage, once it has lasted for a while."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from uuid import NAMESPACE_URL, uuid5

from aggregator.syndication.rsshub import Words
from aggregator.syndication.wishes import Wish
from feeds.entries import Category, CategoryKind, Entry, Source
from feeds.names import Names, feed_id
from feeds.text import uri, xml_text
from spiders.items import VIETNAM
from storage.filters import Cursor
from storage.outages import Outage
from storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is told of an outage."""

    outage: Outage
    told_at: datetime
    """When it had lasted long enough, and a crawl had failed once more."""
    troubles: tuple[str, ...]
    """By their names, the most frequent first."""


def notices(store: Store, names: Names, source: str | None = None) -> list[Notice]:
    """Of all sources or one, the latest first."""
    found = filter(None, (_notice(store, names, one) for one in store.outages.all(source)))
    return sorted(found, key=lambda one: (one.told_at, one.outage.source), reverse=True)


def between(
    found: Iterable[Notice], newer: Cursor | None, older: Cursor | None
) -> Iterator[Notice]:
    """Those told in the time that a page covers between two places."""
    for one in found:
        if (newer is None or one.told_at < newer.listed_at) and (
            older is None or one.told_at >= older.listed_at
        ):
            yield one


def entry(notice: Notice, names: Names) -> Entry:
    """A notice as an entry, which says so when the source is back, and is then another time new."""
    outage = notice.outage
    source = _source(outage.source, names)
    sentences = list(_sentences(notice, source.name))
    return Entry(
        id=uuid5(NAMESPACE_URL, f"sokhcn:outage:{outage.source}:{outage.since.isoformat()}").urn,
        url=names.feed_url(f"/sources/{outage.source}"),
        title=_title(outage, source.name),
        published_at=_time(notice.told_at),
        updated_at=_time(outage.until or notice.told_at),
        source=source,
        author="sokhcn",
        summary=" ".join(sentences),
        content_html="".join(f"<p>{escape(one, quote=False)}</p>" for one in sentences),
        categories=(
            Category(
                kind=CategoryKind.NOTICE,
                term="su-co",
                label="Sự cố trang nguồn",
                scheme=names.feed_url("/feeds"),
            ),
        ),
        language="vi",
    )


def passes(told: Entry, wish: Wish) -> bool:
    """Whether a notice is among what is asked for."""
    labels = [category.label for category in told.categories]
    words = Words(told.title, told.summary or "", told.author or "", labels)
    recent = wish.since is None or told.published_at >= wish.since
    return recent and (wish.sieve is None or wish.sieve.keeps(words))


def _notice(store: Store, names: Names, outage: Outage) -> Notice | None:
    due = outage.since + names.outage_after
    if outage.until is not None and outage.until <= due:
        return None
    failure = store.outages.failure(outage, due)
    if failure is None:
        return None
    by_number = sorted(failure.troubles, key=lambda name: (-failure.troubles[name], name))
    return Notice(outage=outage, told_at=failure.ended_at, troubles=tuple(by_number))


def _title(outage: Outage, name: str) -> str:
    if outage.until is None:
        return f"Không vào được trang {name} từ ngày {_day(outage.since)}"
    return f"Trang {name} đã vào lại được từ ngày {_day(outage.until)}"


def _sentences(notice: Notice, name: str) -> Iterator[str]:
    outage = notice.outage
    yield f"Từ {_minute(outage.since)} không lấy được tin của trang {name}."
    if notice.troubles:
        yield f"Lý do: {', '.join(notice.troubles)}."
    if outage.until is None:
        yield "Khi vào lại được, tin đăng trong thời gian này sẽ được lấy bù."
    else:
        yield f"Đã vào lại được từ {_minute(outage.until)}."


def _source(slug: str, names: Names) -> Source:
    path = f"/feeds/source/{slug}"
    return Source(
        slug=slug,
        name=xml_text(names.sources.get(slug)) or slug,
        site_url=uri(names.sites.get(slug) or names.feed_url("/")),
        feed_id=feed_id(path),
        feed_url=names.feed_url(path, ".atom"),
    )


def _time(moment: datetime) -> datetime:
    return moment.astimezone(VIETNAM).replace(microsecond=0)


def _day(moment: datetime) -> str:
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y")


def _minute(moment: datetime) -> str:
    return moment.astimezone(VIETNAM).strftime("%H:%M ngày %d/%m/%Y")
