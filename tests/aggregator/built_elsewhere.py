"""Every feed of a store, built by another process on another day: python built_elsewhere.py OUT.

The configuration is the environment's. Prints a digest of each feed, and publishes below OUT.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from unittest import mock

from aggregator import jobs
from aggregator.delivery import publishing
from aggregator.syndication import deadlines
from aggregator.syndication.documents import feed
from aggregator.syndication.subscriptions import subscriptions
from feeds.formats import FORMATS
from feeds.index import addresses
from feeds.names import Names
from storage.store import Store

DAY = datetime(2026, 3, 20, tzinfo=UTC)
PAIRS = [("quang-ninh", "y-duoc"), ("ba-ria-vung-tau", "chuyen-doi-so")]


class _AnyDatetime(type):
    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, datetime)


class Later(datetime, metaclass=_AnyDatetime):
    """A clock that runs a year ahead."""

    @classmethod
    def now(cls, tz=None):
        now = datetime.now(tz)
        return now.replace(year=now.year + 1, day=1)


def digests(store: Store, names: Names, now: datetime = DAY) -> Iterator[tuple[str, str]]:
    """Of every feed in every format, by its path."""
    for address in addresses(names, PAIRS):
        for suffix in FORMATS:
            yield f"{address.path}.{suffix}", digest(feed(store, names, address, suffix))
    yield "/feeds.opml", digest(subscriptions(names, PAIRS))
    yield "/feeds/calls.ics", digest(deadlines.calls(store, names, (), now))


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def few(names: Names) -> Names:
    """As many as a publication of a test needs."""
    fields = ("provinces", "topics", "genres", "sources")
    return replace(names, **{one: dict(list(getattr(names, one).items())[:4]) for one in fields})


def later() -> None:
    """Let every clock that a feed could look at run ahead."""
    for name, module in list(sys.modules.items()):
        ours = name.partition(".")[0] in {"feedgen", "feeds", "aggregator", "storage"}
        if ours and getattr(module, "datetime", None) is datetime:
            mock.patch.object(module, "datetime", Later).start()


def main() -> None:
    later()
    out, day = Path(sys.argv[1]), DAY + timedelta(days=100)
    setting = jobs.setting()
    with jobs.opened(setting.config) as store:
        print(json.dumps(dict(digests(store, setting.names, day))))
        with mock.patch.object(os, "fsync"):
            publishing.publish(store, few(setting.names), out, now=day)


if __name__ == "__main__":
    main()
