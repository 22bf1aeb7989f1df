"""Feeds as a tree of files, of which a new article touches those that it belongs to."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from aggregator.delivery import settled
from aggregator.delivery.changes import MOVING, may_have_changed, province_topics
from aggregator.delivery.tree_index import index
from aggregator.syndication import deadlines, documents, notices
from aggregator.syndication.choosing import which
from aggregator.syndication.documents import PAGE, document, feed
from aggregator.syndication.sifting import Found
from aggregator.syndication.subscriptions import subscriptions
from aggregator.syndication.wishes import Wish
from feeds.files import Batch, remove, write
from feeds.formats import FORMATS
from feeds.index import FeedAddress, FeedKind, addresses
from feeds.names import Names
from storage.feeds import Field, Stamp
from storage.filters import Cursor
from storage.store import Store

__all__ = ["PAGE", "document", "feed", "publish"]

STATE = "/.sokhcn.json"
"""In the folder: up to which change of which store its files tell, and in which form."""
MANY = 2_000
"""Changed articles after which it is no more work to look at every page."""

Progress = Callable[[int, int], None]


class Published(NamedTuple):
    """Files of a publication."""

    written: int
    unchanged: int
    """Of those that were looked at."""


class State(NamedTuple):
    """What the files of a folder tell."""

    stamp: int
    form: str
    """Digest of what else they follow from: names, addresses, the program, which store."""


class _Tree:
    """The files of a folder, and what became of them."""

    def __init__(self, out: Path, names: Names, batch: Batch) -> None:
        self.out, self.names, self.batch = out, names, batch
        self.written = self.unchanged = 0
        self.has_new_feeds = False

    def put(self, path: str, data: bytes) -> None:
        if self.batch.put(path, data):
            self.written += 1
        else:
            self.unchanged += 1

    def remove(self, address: FeedAddress, page: str) -> None:
        for suffix in FORMATS:
            self.written += remove(self.out, path(address, page, suffix))


def publish(
    store: Store,
    names: Names,
    out: Path,
    on_progress: Progress | None = None,
    now: datetime | None = None,
) -> Published:
    """Write every feed with its whole history below ``out``; only what changed is rewritten.

    A page of the history of ``/feeds/all.atom`` is a file beside it, ``/feeds/all.NAME.atom``: a
    file server knows no ``?before=``. Raises UnwritableError.
    """
    before, stamps = _state(out), store.feeds.stamps()
    after = State(_last(stamps), form(store, names))
    with Batch(out) as batch:
        tree = _Tree(out, names, batch)
        places = _changed(store, before, after)
        feeds = list(_feeds(store, names, stamps, None if places is None else before))
        for done, address in enumerate(feeds, 1):
            _publish(store, tree, address, places)
            if on_progress is not None:
                on_progress(done, len(feeds))
        batch.settle()
        tree.put("/feeds/calls.ics", deadlines.calls(store, names, (), now or datetime.now(UTC)))
        if places is None or tree.has_new_feeds:
            _lists(tree, stamps)
    if before != after:
        write(out, STATE, json.dumps(after._asdict()).encode())
    return Published(tree.written, tree.unchanged)


def _feeds(
    store: Store, names: Names, stamps: Mapping[Field, Stamp], before: State | None
) -> Iterator[FeedAddress]:
    """Those that may have changed; all where nothing is known of before."""
    unseen = {notice.outage.source for notice in notices.notices(store, names)}
    for address in addresses(names, province_topics(stamps)):
        moves = address.kind in MOVING or address.filter.get("source") in unseen
        if before is None or moves or may_have_changed(address, stamps, before.stamp):
            yield address


def _changed(store: Store, before: State | None, after: State) -> set[Cursor] | None:
    """Where articles stand or stood that changed; None where that is not known, or too many."""
    if before is None or before.form != after.form or before.stamp > after.stamp:
        return None
    places = store.feeds.places_since(before.stamp, MANY)
    return places if len(places) < MANY else None


def _publish(store: Store, tree: _Tree, address: FeedAddress, places: set[Cursor] | None) -> None:
    if address.kind in MOVING:
        _put(tree, address, "", documents.content(store, tree.names, address), None)
        return
    chosen = which(address)
    if places is None:
        _publish_whole(store, tree, address)
        return
    if address.kind is FeedKind.PROVINCE_TOPIC and not store.articles.places(chosen, limit=1):
        return
    content = documents.content(store, tree.names, address)
    older = settled.behind(store, chosen, content.older) if content.older else None
    _put(tree, address, "", content, older)
    for page in _touched(store, tree, address, places):
        _put_page(store, tree, address, page)


def _publish_whole(store: Store, tree: _Tree, address: FeedAddress) -> None:
    """All pages of a feed; where its articles stand is asked once."""
    pages = settled.pages(store, which(address))
    head: list[settled.Settled] = []
    newest: list[Cursor] = []
    while len(newest) <= PAGE and (page := next(pages, None)):
        head.append(page)
        newest += page.places
    if address.kind is FeedKind.PROVINCE_TOPIC and not head:
        return
    last, older = (newest[PAGE - 1], head[-1].name) if len(newest) > PAGE else (None, None)
    known = Found(newest[:PAGE], last)
    _put(tree, address, "", documents.content(store, tree.names, address, known=known), older)
    for page in chain(head, pages):
        _put_page(store, tree, address, page)


def _put_page(store: Store, tree: _Tree, address: FeedAddress, page: settled.Settled) -> None:
    """A page of the history."""
    wish = Wish(before=settled.just_before(page.begins), limit=len(page.places))
    known = Found(page.places, page.places[-1] if page.older else None)
    content = documents.content(store, tree.names, address, wish, known)
    _put(tree, address, page.name, content, settled.name(page.older) if page.older else None)


def _touched(
    store: Store, tree: _Tree, address: FeedAddress, places: set[Cursor]
) -> Iterator[settled.Settled]:
    """The pages on which an article changed; files of pages that are no more are removed."""
    chosen = which(address)
    found = {page.name: page for place in places for page in settled.around(store, chosen, place)}
    once = [settled.name(place) for place in places if settled.begins_a_page(place.id)]
    newest = store.articles.places(chosen, limit=1)
    if not newest or settled.begins_a_page(newest[0].id):
        once.append(settled.TOP)
    for name in once:
        if name not in found:
            tree.remove(address, name)
    yield from found.values()


def _put(
    tree: _Tree, address: FeedAddress, page: str, content: documents.Content, older: str | None
) -> None:
    """A page in every format."""
    if not page and not tree.out.joinpath(path(address, "", "atom")[1:]).exists():
        tree.has_new_feeds = True
    for suffix, form in FORMATS.items():
        place = path(address, page, suffix)
        said = replace(
            documents.said(tree.names, address, suffix, tree.names.feed_url(place)),
            first_url=tree.names.feed_url(path(address, "", suffix)),
            next_url=tree.names.feed_url(path(address, older, suffix)) if older else None,
            withdrawn=content.withdrawn,
        )
        tree.put(place, form.build(said, content.entries))


def path(address: FeedAddress, page: str, suffix: str) -> str:
    """Of a file; the first page stands where it stands when it is served."""
    return f"{address.path}{'.' if page else ''}{page}.{suffix}"


def _lists(tree: _Tree, stamps: Mapping[Field, Stamp]) -> None:
    """What leads to the feeds."""
    there = [
        address
        for address in addresses(tree.names, province_topics(stamps))
        if tree.out.joinpath(path(address, "", "atom")[1:]).exists()
    ]
    pairs = [(one.filter["province"], one.filter["topic"]) for one in there
             if one.kind is FeedKind.PROVINCE_TOPIC]  # fmt: skip
    tree.put("/feeds.opml", subscriptions(tree.names, pairs))
    tree.put("/index.html", index(tree.names, there))


def _last(stamps: Mapping[Field, Stamp]) -> int:
    change = stamps.get(("all", ""))
    return change.number if change else 0


def form(store: Store, names: Names) -> str:
    """Digest of everything but the articles that files follow from."""
    digest = hashlib.blake2b(repr((store.engine.url, names)).encode(), digest_size=16)
    here = Path(__file__).parent
    for folder in (here.parents[1] / "feeds", here.parent / "syndication", here):
        for file in sorted(folder.rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _state(out: Path) -> State | None:
    """What the files tell; None where nobody knows."""
    try:
        kept = json.loads(out.joinpath(STATE[1:]).read_bytes())
        return State(int(kept["stamp"]), str(kept["form"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
