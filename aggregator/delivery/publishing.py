"""Feeds as a tree of files, of which a new article touches those that it belongs to."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from aggregator import provinces
from aggregator.delivery import settled
from aggregator.delivery.changes import MOVING, changed_feeds, province_topics
from aggregator.delivery.pieces import Pieces
from aggregator.delivery.settled import History, Settled
from aggregator.delivery.tree import Tree, path
from aggregator.delivery.tree_index import index
from aggregator.syndication import deadlines
from aggregator.syndication.choosing import which
from aggregator.syndication.documents import PAGE, document, feed
from aggregator.syndication.subscriptions import subscriptions
from feeds.files import Batch, read, write
from feeds.index import HEALTH, TRENDING, FeedAddress, FeedKind, addresses, find
from feeds.names import Names
from spiders.items import VIETNAM
from storage.feeds.feeds import Field, Stamp
from storage.filters import Cursor
from storage.store import Store

__all__ = ["PAGE", "document", "feed", "publish"]

STATE = "/.sokhcn.json"
"""In the folder: up to which change of which store its files tell, and in which form."""
CALLS, OPML, INDEX = "/feeds/calls.ics", "/feeds.opml", "/index.html"
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
    day: str = ""
    """Of the calendar: what has passed leaves it."""


class _Since(NamedTuple):
    """What has changed since files were written."""

    state: State
    places: set[Cursor]
    """Where articles stand, or stood."""

    @property
    def ids(self) -> set[int]:
        """Of these articles."""
        return {place.id for place in self.places}


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
    now = now or datetime.now(UTC)
    before, stamps = _state(out), store.feeds.stamps()
    after = State(_last(stamps), form(store, names), f"{now.astimezone(VIETNAM):%Y-%m-%d}")
    since = _changed(store, before, after)
    with Batch(out) as batch:
        tree = Tree(store, names, batch, Pieces(store, names, since and since.ids))
        feeds = list(_feeds(tree, stamps, since))
        for done, address in enumerate(feeds, 1):
            _publish(tree, address, since)
            if on_progress is not None:
                on_progress(done, len(feeds))
        batch.settle()
        _calls(tree, since, after, now)
        if since is None or tree.has_new_feeds:
            _lists(tree, stamps)
    if before != after:
        write(out, STATE, json.dumps(after._asdict()).encode())
    return Published(tree.written, tree.unchanged)


def _feeds(
    tree: Tree, stamps: Mapping[Field, Stamp], since: _Since | None
) -> Iterable[FeedAddress]:
    """Those that may have changed; all where nothing is known of before."""
    if since is None:
        return sorted(addresses(tree.names, province_topics(stamps)), key=_home(tree.names))
    changed = changed_feeds(tree.names, stamps, since.state.stamp)
    silent = (find(f"/feeds/source/{slug}", tree.names) for slug in tree.notices)
    return {one.path: one for one in (*changed, *silent, TRENDING, HEALTH) if one}.values()


def _home(names: Names) -> Callable[[FeedAddress], str]:
    """Brings feeds together that have the same articles, so that these are at hand."""

    def home(address: FeedAddress) -> str:
        source = address.filter.get("source", "")
        slug = address.filter.get("province") or names.homes.get(source) or ""
        return provinces.current_unit(slug) if slug in provinces.provinces() else ""

    return home


def _changed(store: Store, before: State | None, after: State) -> _Since | None:
    """What changed since; None where that is not known, or too much."""
    if before is None or before.form != after.form or before.stamp > after.stamp:
        return None
    places = store.feeds.places_since(before.stamp, MANY)
    return _Since(before, places) if len(places) < MANY else None


def _publish(tree: Tree, address: FeedAddress, since: _Since | None) -> None:
    if address.kind in MOVING:
        tree.put_moving(address)
        return
    history = History(tree.store, which(address))
    if address.kind is FeedKind.PROVINCE_TOPIC and not history.newest:
        return
    tree.put_first(address, history)
    for page in history.pages() if since is None else _touched(tree, address, history, since):
        if page.name != settled.TOP or history.needs_top:
            tree.put_page(address, page)
    if not history.needs_top:
        tree.remove(address, settled.TOP)


def _touched(
    tree: Tree, address: FeedAddress, history: History, since: _Since
) -> Iterable[Settled]:
    """The pages on which an article changed; files of pages that are no more are removed."""
    found = {page.name: page for place in since.places for page in history.around(place)}
    for place in since.places:
        if settled.begins_a_page(place.id) and settled.name(place) not in found:
            tree.remove(address, settled.name(place))
    return found.values()


def _calls(tree: Tree, since: _Since | None, after: State, now: datetime) -> None:
    """The calendar, if another day has begun or an article changed that may be in it."""
    before = read(tree.batch.out, CALLS)
    if since is None or before is None or since.state.day != after.day:
        is_due = True
    else:
        is_due = _tells_of_calls(tree.store, list(since.ids), before)
    if is_due:
        tree.put(CALLS, deadlines.calls(tree.store, tree.names, (), now), before)


def _tells_of_calls(store: Store, ids: Sequence[int], calendar: bytes) -> bool:
    """Whether any of these articles names a deadline, or did when the calendar was made."""
    rows = store.plain.columns(ids, "uid")
    names = (row.uid.removeprefix("urn:uuid:").encode() for row in rows)
    is_gone = len(rows) < len(ids)
    return is_gone or bool(store.plain.parts("deadlines", ids)) or any(n in calendar for n in names)


def _lists(tree: Tree, stamps: Mapping[Field, Stamp]) -> None:
    """What leads to the feeds."""
    out = tree.batch.out
    there = [
        address
        for address in addresses(tree.names, province_topics(stamps))
        if out.joinpath(path(address, "", "atom")[1:]).exists()
    ]
    pairs = [(one.filter["province"], one.filter["topic"]) for one in there
             if one.kind is FeedKind.PROVINCE_TOPIC]  # fmt: skip
    tree.put(OPML, subscriptions(tree.names, pairs), read(out, OPML))
    tree.put(INDEX, index(tree.names, there), read(out, INDEX))


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
        return State(int(kept["stamp"]), str(kept["form"]), str(kept["day"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
