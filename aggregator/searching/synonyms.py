"""What says the same in other words: abbreviations and what they stand for, names of provinces.

A unit of today is also looked for under the names of those that were merged into it, as its feeds
hold their articles; a dissolved one is not looked for under the name of its successor, which tells
mostly of other places.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from aggregator import provinces
from storage.searching.tokens import fold_word, spelt

Form = tuple[str, ...]
"""Folded words, one after the other."""


@cache
def others() -> Mapping[Form, tuple[Form, ...]]:
    """A wording → what says the same."""
    found: dict[Form, dict[Form, None]] = {}
    for form, same in (*_abbreviations(), *_provinces()):
        found.setdefault(form, {}).update(dict.fromkeys(one for one in same if one != form))
    return {form: tuple(same) for form, same in found.items() if same}


@cache
def longest() -> int:
    """Words of the longest wording that has others."""
    return max(map(len, others()))


def form(text: str) -> Form:
    """A wording as it is compared."""
    return tuple(map(fold_word, spelt(text)))


@cache
def _groups() -> tuple[frozenset[Form], ...]:
    data = files("aggregator").joinpath("data/synonyms.toml").read_text("utf-8")
    return tuple(frozenset(map(form, group)) for group in tomllib.loads(data)["same"])


def _abbreviations() -> Iterator[tuple[Form, Iterable[Form]]]:
    yield from ((one, sorted(group)) for group in _groups() for one in sorted(group))


def _provinces() -> Iterator[tuple[Form, Iterable[Form]]]:
    for slug in provinces.provinces():
        own = _names(slug)
        merged = [name for member in provinces.members(slug)[1:] for name in _names(member)]
        yield from ((name, [*own, *merged]) for name in own)


def _names(slug: str) -> list[Form]:
    unit = provinces.province(slug)
    printed = (unit.name, *(period.name for period in unit.periods), *unit.aliases)
    names = [form(name) for name in printed]
    short = (other for group in _groups() if not group.isdisjoint(names) for other in sorted(group))
    return list(dict.fromkeys((*names, *short)))
