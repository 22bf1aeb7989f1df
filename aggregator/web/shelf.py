"""Feeds kept ready, and served ahead of everything else.

A request for one costs a look at the number of the last change, and a look into a dictionary. What
is not there, or not right any more, is made by the application behind, once for all who wait.
Nobody waits for another edition of what was right a moment ago: one is made at a time, and
meanwhile the former one is sent.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Engine

from aggregator.web.conditional import coding
from aggregator.web.kept import Answer, Keeping, Kept, Message
from storage.feeds.feeds import Watch

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Key = tuple[str, bytes]

ROOM = 256_000_000
"""Bytes of documents that are kept, in all codings."""
LATE = 1.0
"""Seconds for which a document may be sent that was right before and is being made anew."""
BLINK = 0.002
"""Seconds for which nobody looks again whether anything has changed: under load, not for each."""
KEEPING = "sokhcn.keeping"
"""Where in its scope the application behind leaves a `Keeping` for what it has made."""


class _Place:
    """A kept document with the state of the store that it was made of."""

    __slots__ = ("checked", "kept", "last_count", "right_at", "stamp", "until")

    def __init__(self, kept: Kept, stamp: int, last_count: object) -> None:
        self.kept, self.stamp, self.checked, self.last_count = kept, stamp, stamp, last_count
        at_most = kept.keeping.at_most
        self.right_at = time.monotonic()
        self.until = self.right_at + at_most.total_seconds() if at_most else None


class Shelf:
    """The documents of one process; those unused for longest go when there is no more room."""

    def __init__(self, engine: Engine, room: int = ROOM, late: float = LATE) -> None:
        self.watch, self.late, self.turn = Watch(engine), late, asyncio.Lock()
        self.places: OrderedDict[Key, _Place] = OrderedDict()
        self.room, self.used = room, 0
        self.under_way: dict[object, asyncio.Task[Any]] = {}
        self.seen, self.again_at = -1, 0.0
        self.stamps: dict[tuple[str, str], int] = {}

    def close(self) -> None:
        """Ask no more."""
        self.watch.close()

    async def answer(self, scope: Scope, receive: Receive, send: Send, behind: Application) -> None:
        """One request for a feed."""
        key = (scope["path"], scope["query_string"])
        now = time.monotonic()
        if now >= self.again_at:
            self.look()
            self.again_at = now + BLINK
        place = self.places.get(key)
        if place is not None and self.is_right(place, now):
            place.right_at = now
            self.places.move_to_end(key)
        elif place is not None and now - place.right_at < self.late:
            self.begun(key, lambda: self.renewed(key, scope, behind))
        else:
            made = await self.once(key, lambda: self.made(key, scope, behind))
            if isinstance(made, list):
                for message in made:
                    await send(message)
                return
            place = made
        await self.send(place.kept, scope, send)

    def look(self) -> None:
        """See what has changed."""
        last = self.watch.last_change()
        if last != self.seen:
            self.stamps = self.watch.stamps()
            self.seen = last

    def is_right(self, place: _Place, now: float) -> bool:
        """Whether nothing has changed that a document depends on."""
        keeping = place.kept.keeping
        if keeping.counts_views and self.watch.last_count() != place.last_count:
            return False
        if place.until is not None and now > place.until:
            return False
        if place.checked != self.seen:
            if self.changed(keeping) > place.stamp:
                return False
            place.checked = self.seen
        return True

    def changed(self, keeping: Keeping) -> int:
        """The number of the last change that may have changed a document."""
        of_each = (max(self.stamps.get(one, 0) for one in kinds) for kinds in keeping.needs)
        return min(of_each, default=self.seen)

    async def once(self, name: object, action: Callable[[], Awaitable[Any]]) -> Any:
        """Do it once for all who ask for it meanwhile; it goes on when one of them leaves."""
        return await asyncio.shield(self.begun(name, action))

    def begun(self, name: object, action: Callable[[], Awaitable[Any]]) -> asyncio.Task[Any]:
        """What is under way by this name, or is from now on."""
        task = self.under_way.get(name)
        if task is None:
            task = self.under_way[name] = asyncio.ensure_future(action())
            task.add_done_callback(lambda ended: self.ended(name, ended))
        return task

    def ended(self, name: object, task: asyncio.Task[Any]) -> None:
        """Who waits for it hears of its failure; nobody may."""
        del self.under_way[name]
        if not task.cancelled():
            task.exception()

    async def renewed(self, key: Key, scope: Scope, behind: Application) -> _Place | list[Message]:
        """As `made`, one after the other: readers have something meanwhile."""
        async with self.turn:
            return await self.made(key, scope, behind)

    async def made(self, key: Key, scope: Scope, behind: Application) -> _Place | list[Message]:
        """What the application behind says: a document to be kept, or an answer to pass on."""
        stamp, last_count = self.seen, self.watch.last_count()
        said: list[Keeping] = []
        messages = await _ask(behind, {**scope, "method": "GET", KEEPING: said})
        if not said:
            return _without_body(messages) if scope["method"] == "HEAD" else messages
        former = self.places.get(key)
        kept = await asyncio.to_thread(_kept, messages, said[0], former.kept if former else None)
        place = _Place(kept, stamp, last_count)
        self.put(key, place)
        return place

    def put(self, key: Key, place: _Place) -> None:
        """Keep a document, and let go of others for it."""
        self.forget(key)
        self.places[key] = place
        self.used += place.kept.weight
        while self.used > self.room:
            self.forget(next(iter(self.places)))

    def forget(self, key: Key) -> None:
        """Let go of a document, if it is there."""
        place = self.places.pop(key, None)
        if place is not None:
            self.used -= place.kept.weight

    async def send(self, kept: Kept, scope: Scope, send: Send) -> None:
        """A document, as the client wants it, or that it has it already."""
        accepted = known = since = None
        for name, value in scope["headers"]:
            if name == b"accept-encoding":
                accepted = value.decode("latin-1")
            elif name == b"if-none-match":
                known = value.decode("latin-1")
            elif name == b"if-modified-since":
                since = value.decode("latin-1")
        chosen = coding(accepted)
        answer = kept.answers.get(chosen) or await self.coded(kept, chosen)
        is_known = kept.is_known(answer, known, since)
        await send(answer.not_modified if is_known else answer.whole)
        body = b"" if is_known or scope["method"] == "HEAD" else answer.body
        await send({"type": "http.response.body", "body": body})

    async def coded(self, kept: Kept, chosen: str) -> Answer:
        """A coding that nobody has asked for before."""

        async def code() -> Answer:
            kept.answers[chosen] = await asyncio.to_thread(kept.code, chosen)
            return kept.answers[chosen]

        answer: Answer = await self.once((id(kept), chosen), code)
        return answer


class ServedAhead(FastAPI):
    """An application whose feeds are served from a shelf."""

    shelf: Shelf | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Feeds from the shelf; all else as ever."""
        if self.shelf is not None and scope["type"] == "http" and is_feed(scope):
            await self.shelf.answer(scope, receive, send, super().__call__)
        else:
            await super().__call__(scope, receive, send)


def is_feed(scope: Scope) -> bool:
    """Whether a document is asked for that can be kept."""
    path: str = scope["path"]
    return path.startswith(("/feeds/", "/feeds.")) and scope["method"] in {"GET", "HEAD"}


def _kept(messages: list[Message], keeping: Keeping, former: Kept | None) -> Kept:
    """A document that was made, in the codings in which its readers took the former one."""
    headers = dict(messages[0]["headers"])
    body = b"".join(message.get("body", b"") for message in messages[1:])
    if former is not None and former.body == body:
        return former
    kept = Kept(body, headers[b"content-type"], keeping)
    if former is not None:
        kept.succeeds(former)
        for name in former.answers.keys() - kept.answers.keys():
            kept.answers[name] = kept.code(name)
    return kept


async def _ask(behind: Application, scope: Scope) -> list[Message]:
    messages: list[Message] = []

    async def nothing() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def collect(message: MutableMapping[str, Any]) -> None:
        messages.append(dict(message))

    await behind(scope, nothing, collect)
    return messages


def _without_body(messages: list[Message]) -> list[Message]:
    return [messages[0], {"type": "http.response.body", "body": b""}]
