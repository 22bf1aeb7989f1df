"""Where the crawls of a process hand in what they read: some articles and pages are kept together.

To begin and end a transaction takes as long as half of what an article has to have written.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from aggregator.keeping import REFUSED, persistently
from aggregator.shared_engine import prepared
from storage.archive.archive import Answer
from storage.store import Store, reading

AT_ONCE = 8
PATIENCE = 0.05
"""Seconds that what was handed in waits for more."""

Result = TypeVar("Result")


@dataclass(eq=False, slots=True)
class Page:
    """An answer to be kept in the archive; its body is packed, as each of many crawls has some."""

    answer: Answer
    number: int | None = None
    """In the archive, once it is there."""


@dataclass(frozen=True, slots=True)
class HandedIn(Generic[Result]):
    """What one article asks for."""

    act: Callable[[Store], Result]
    pages: Callable[[], Sequence[Page]]
    """What goes into the archive with it, asked when ``act`` is done."""
    done: asyncio.Future[Result]


class Desk:
    """Keeps what is handed in: each whole or not at all, several in one transaction."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.waiting: list[HandedIn[object]] = []
        self.timer: asyncio.TimerHandle | None = None

    async def keep(
        self, act: Callable[[Store], Result], pages: Callable[[], Sequence[Page]]
    ) -> Result:
        """What ``act`` answers, once it is kept; raises what it, or the store, raises."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Result] = loop.create_future()
        self.waiting.append(HandedIn(act, pages, done))  # type: ignore[arg-type]
        if len(self.waiting) == AT_ONCE:
            self.write()
        elif self.timer is None:
            self.timer = loop.call_later(PATIENCE, self.write)
        return await done

    def write(self) -> None:
        """Keep what waits."""
        if self.timer is not None:
            self.timer.cancel()
        batch, self.waiting, self.timer = self.waiting, [], None
        self.attempt(batch)

    def attempt(self, batch: Sequence[HandedIn[object]]) -> None:
        """Together; each by itself where one of them cannot be kept."""
        try:
            results = persistently(self.url, lambda: self.together(batch))
        except Exception as error:
            if len(batch) > 1 and not isinstance(error, REFUSED):
                for one in batch:
                    self.attempt([one])
                return
            for one in batch:
                if not one.done.done():
                    one.done.set_exception(error)
        else:
            for one, result in zip(batch, results, strict=True):
                if not one.done.done():  # of a crawl that was broken off
                    one.done.set_result(result)

    def together(self, batch: Sequence[HandedIn[object]]) -> list[object]:
        """In one transaction."""
        with reading(prepared(self.url)) as store, store.write() as writing:
            results = [one.act(writing) for one in batch]
            pages = list(dict.fromkeys(page for one in batch for page in one.pages()))
            numbers = writing.archive.keep(*(page.answer for page in pages))
        for page, number in zip(pages, numbers, strict=True):
            page.number = number
        return results


@cache
def desk(url: str) -> Desk:
    """The one of this process for a store."""
    return Desk(url)
