"""What is looked for, as `storage.searching` takes it and `aggregator.searching` makes it."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other; most often it is one word."""

    words: tuple[str, ...]
    """Folded, as `storage.searching.tokens.fold_word` does."""
    marked: tuple[str, ...] = ()
    """Those that were given with marks, spelt in the one way of `tokens.spelt`."""
    in_title: bool = False
    is_prefix: bool = False
    """Whether the last word may go on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that an article must have, in any of several wordings."""

    typed: tuple[Phrase, ...]
    """As it was asked for: all of these."""
    others: tuple[tuple[Phrase, ...], ...] = ()
    """What says the same: an abbreviation written out, another name of a province."""

    def wordings(self) -> Iterator[tuple[Phrase, ...]]:
        """What was asked for first."""
        yield self.typed
        yield from self.others


@dataclass(frozen=True, slots=True)
class Words:
    """What an article must have, all of it, and what it must not have. Nothing chooses all."""

    wanted: tuple[Wanted, ...] = ()
    unwanted: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)

    def typed(self) -> list[Phrase]:
        """What was asked for, without what says the same."""
        return [phrase for one in self.wanted for phrase in one.typed]


ANY = Words()
