"""A feed's pages as files: what stands on each, and whether that is new."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from aggregator.delivery import settled
from aggregator.delivery.changes import hub_of
from aggregator.delivery.pieces import Pieces, Written, written
from aggregator.delivery.settled import History, Settled
from aggregator.syndication import choosing, documents, notices
from aggregator.syndication.choosing import Slice, which
from aggregator.syndication.notices import Notice
from aggregator.syndication.wishes import PAGE
from feeds.entries import Entry, withdrawal
from feeds.files import Batch, read, remove
from feeds.formats import FORMATS
from feeds.fragments import joined
from feeds.index import FeedAddress, FeedKind
from feeds.names import Names
from storage.feeds.places import Standing
from storage.feeds.withdrawals import Withdrawn
from storage.filters import Cursor
from storage.store import Store


class _Files(NamedTuple):
    """Those of a page."""

    address: FeedAddress
    name: str
    """Empty: of the feed's own page."""
    older: str | None
    """The name of the page that follows."""
    before: Mapping[str, bytes | None]
    """What they say, by format."""


class Tree:
    """The files of a folder, on the way to tell what a store tells."""

    def __init__(self, store: Store, names: Names, batch: Batch, pieces: Pieces) -> None:
        self.store, self.names, self.batch, self.pieces = store, names, batch, pieces
        self.written = self.unchanged = 0
        self.has_new_feeds = False
        self.notices = defaultdict[str, list[Notice]](list)
        for one in notices.notices(store, names):
            self.notices[one.outage.source].append(one)

    def put(self, path: str, data: bytes, before: bytes | None) -> None:
        """A file in the place of one that says this."""
        if self.batch.put(path, data, before):
            self.written += 1
        else:
            self.unchanged += 1

    def remove(self, address: FeedAddress, page: str) -> None:
        """A page that is none any more."""
        for suffix in FORMATS:
            self.written += remove(self.batch.out, path(address, page, suffix))

    def put_moving(self, address: FeedAddress) -> None:
        """A feed without history, which tells how things are now."""
        files = self._files(address, "")
        if address.kind is FeedKind.TRENDING:
            rows = choosing.most_read(self.store)[:PAGE]
            articles = [Standing(row.listed_at, row.id or 0, row.uid) for row in rows]
            told = self.pieces.of(articles, files.before)
        else:
            told = written(documents.content(self.store, self.names, address).entries)
        self._write(files, told)

    def put_first(self, address: FeedAddress, history: History) -> None:
        """The page that stands where it stands when it is served."""
        newest = history.newest
        page = Settled(newest[:PAGE], newest[PAGE] if len(newest) > PAGE else None)
        self._put(self._files(address, "", history.behind_the_first), page, None)

    def put_page(self, address: FeedAddress, page: Settled) -> None:
        """A page of the history."""
        newer = settled.just_before(page.articles[0].place)
        older = settled.name(page.following) if page.following else None
        self._put(self._files(address, page.name, older), page, newer)

    def _put(self, files: _Files, page: Settled, newer: Cursor | None) -> None:
        older = page.articles[-1].place if page.articles and page.following else None
        known = Slice([one.place for one in page.articles], newer=newer, older=older)
        told: Sequence[Written] = self.pieces.of(page.articles, files.before)
        if files.address.kind is FeedKind.SOURCE:
            found = notices.between(self.notices[files.address.filter["source"]], newer, older)
            told = self._with_notices(page, told, [notices.entry(one, self.names) for one in found])
        self._write(files, told, choosing.withdrawn(self.store, which(files.address), known))

    def _with_notices(
        self, page: Settled, told: Sequence[Written], entries: Sequence[Entry]
    ) -> Sequence[Written]:
        """What befell a source stands among its articles where it was told."""
        if not entries:
            return told
        times = [one.listed_at.replace(microsecond=0) for one in page.articles]
        times += [one.published_at for one in entries]
        both = zip(times, (*told, *written(entries)), strict=True)
        return [one for _, one in sorted(both, key=itemgetter(0), reverse=True)]

    def _files(self, address: FeedAddress, name: str, older: str | None = None) -> _Files:
        out = self.batch.out
        before = {suffix: read(out, path(address, name, suffix)) for suffix in FORMATS}
        return _Files(address, name, older, before)

    def _write(
        self, files: _Files, told: Iterable[Written], gone: Sequence[Withdrawn] = ()
    ) -> None:
        """A page in every format."""
        address, url = files.address, self.names.feed_url
        if not files.name and None in files.before.values():
            self.has_new_feeds = True
        withdrawn = tuple(withdrawal(one, self.names) for one in gone)
        for suffix, form in FORMATS.items():
            place = path(address, files.name, suffix)
            info = replace(
                documents.said(self.names, address, suffix, url(place)),
                hub_url=None if files.name else hub_of(self.names, address),
                first_url=url(path(address, "", suffix)),
                next_url=url(path(address, files.older, suffix)) if files.older else None,
                withdrawn=withdrawn,
            )
            pieces = [one[suffix] for one in told if suffix in one]
            self.put(place, joined(form.parts, info, pieces), files.before[suffix])


def path(address: FeedAddress, page: str, suffix: str) -> str:
    """Of a file; the first page stands where it stands when it is served."""
    return f"{address.path}{'.' if page else ''}{page}.{suffix}"
