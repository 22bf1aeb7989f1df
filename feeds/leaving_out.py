"""One bad article never spoils a feed: what cannot be written is left out, counted and told."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

logger = logging.getLogger(__name__)


class Identified(Protocol):
    """An entry, or the row of one."""

    @property
    def id(self) -> object:
        """Its name for who is told of it."""
        ...


Item = TypeVar("Item", bound=Identified)
Made = TypeVar("Made")

LEFT_OUT: Counter[str] = Counter()
"""How many entries of this process's feeds were left out, by the kind of the error."""


def whole(make: Callable[[Item], Made], entries: Iterable[Item]) -> Iterator[tuple[Item, Made]]:
    """Each entry with what is made of it, but for those of which nothing can be made."""
    for entry in entries:
        try:
            made = make(entry)
        except Exception as error:  # whatever it is, the other entries have nothing to do with it
            LEFT_OUT[type(error).__name__] += 1
            logger.warning("%s is left out of a feed: %s", entry.id, error)
        else:
            yield entry, made
