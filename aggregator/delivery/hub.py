"""WebSub (https://www.w3.org/TR/websub/): a hub is told which feeds have changed.

What is to be told stands in the store until the hub has taken it, so that neither a hub out of
reach nor an end of the program loses anything; and nobody waits for the hub but the one who tells.
"""

import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from aggregator.addresses import is_public
from aggregator.delivery.changes import changed_feeds
from feeds.formats import FORMATS
from feeds.index import FeedAddress
from feeds.names import Names
from storage.feeds.feeds import Ping
from storage.store import Store

logger = logging.getLogger(__name__)

MARK = "hub"
TIMEOUT = 10
"""Seconds for one answer of the hub."""
AT_ONCE = 200
"""Feeds told in one go."""
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
TRIES = 10
"""The last one is a day after the first; then the hub is told of the feed's next change."""
AGAIN = frozenset({408, 425, 429})
"""Refusals that mean: later."""


class Hub(NamedTuple):
    """Where a hub is, and whether it may be within our own network."""

    url: str
    allow_private: bool = False


class Told(NamedTuple):
    """What became of the feeds that were to be told."""

    taken: int = 0
    refused: int = 0


class HubError(Exception):
    """The hub did not take it; worth another try or not."""

    def __init__(self, reason: str, *, is_final: bool = False, is_gone: bool = False) -> None:
        super().__init__(reason)
        self.is_final, self.is_gone = is_final, is_gone
        """``is_gone``: the hub itself is out of reach, whatever it is told of."""


Post = Callable[[str], None]
"""Tells a hub of one feed; raises `HubError`."""


def announce(store: Store, names: Names, now: datetime) -> int:
    """Note for the hub which feeds changed since the last time; how many addresses that are.

    The first time there is nothing that a subscriber could have missed.
    """
    stamps, before = store.feeds.stamps(), store.feeds.mark(MARK)
    last = max((stamp.number for stamp in stamps.values()), default=0)
    if before == last:
        return 0
    feeds = changed_feeds(names, stamps, last if before is None else before)
    changed = {url for feed in feeds for url in in_all_formats(names, feed)}
    with store.write() as writing:
        writing.feeds.ping(sorted(changed), now)
        writing.feeds.set_mark(MARK, last)
    return len(changed)


def in_all_formats(names: Names, address: FeedAddress) -> Iterator[str]:
    """Of one feed."""
    for suffix in FORMATS:
        yield names.feed_url(address.path, f".{suffix}")


def deliver(store: Store, post: Post, now: Callable[[], datetime]) -> Told:
    """Tell the hub what it has not taken yet; refusals are tried again, later each time."""
    taken = refused = 0
    gone: HubError | None = None
    for ping in store.feeds.pings(now(), AT_ONCE):
        error = gone or _try(post, ping.topic)
        gone = error if error is not None and error.is_gone else None
        _note(store, ping, error, now())
        taken, refused = taken + (error is None), refused + (error is not None)
        if error is not None:
            logger.warning("the hub did not take %s: %s", ping.topic, error)
    return Told(taken, refused)


def _try(post: Post, topic: str) -> HubError | None:
    try:
        post(topic)
    except HubError as error:
        return error
    return None


def _note(store: Store, ping: Ping, error: HubError | None, now: datetime) -> None:
    with store.write() as writing:
        if error is None:
            writing.feeds.pinged(ping.topic, ping.due_at)
        elif error.is_final or ping.tries + 1 >= TRIES:
            writing.feeds.give_up(ping.topic)
        else:
            writing.feeds.refused(ping.topic, ping.due_at, now + wait(ping.tries))


def wait(tries: int) -> timedelta:
    """Until the next try, after so many before the last one."""
    return min(LONGEST_WAIT, FIRST_WAIT * int(3**tries))


def poster(hub: Hub) -> Post:
    """Tells this hub, by a request for each feed."""

    def post(topic: str) -> None:
        # hubs ask for hub.url, ever since PubSubHubbub 0.3; WebSub itself says hub.topic
        form = urlencode({"hub.mode": "publish", "hub.url": topic, "hub.topic": topic})
        status, reason = _post(hub, form)
        if not 200 <= status < 300:
            is_final = 300 <= status < 500 and status not in AGAIN
            raise HubError(f"{hub.url} answered {status} {reason}", is_final=is_final)

    return post


def _post(hub: Hub, form: str) -> tuple[int, str]:
    parts = urlsplit(hub.url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT)
    connection._create_connection = _connecting(hub)  # type: ignore[attr-defined]
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "sokhcn"}
    try:
        with closing(connection):
            connection.request("POST", target, form, headers)
            answer = connection.getresponse()
            return answer.status, answer.reason
    except (OSError, HTTPException) as error:
        raise HubError(f"{hub.url}: {error or type(error).__name__}", is_gone=True) from error


def _connecting(hub: Hub) -> Callable[..., socket.socket]:
    """Connects to the first address of the hub that may be asked, and not to another one."""

    def connect(address: tuple[str, int], timeout: Any = TIMEOUT, *_: Any) -> socket.socket:
        found = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)
        for _family, _kind, _number, _name, place in found:
            if hub.allow_private or is_public(ip_address(place[0])):
                return socket.create_connection((str(place[0]), int(place[1])), timeout)
        raise OSError(
            f"{address[0]} is at {found[0][4][0]}, which is not public;"
            " feeds.hub_allow_private = true allows it"
        )

    return connect


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)
