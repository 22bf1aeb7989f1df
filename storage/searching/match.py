"""Questions in the languages of the two databases: one tree of words, said twice."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from storage.filters import Filter
from storage.searching.tokens import EVERY, MARKED, STRONG, TITLE, fact
from storage.searching.words import Phrase, Wanted, Words

NOWHERE = "#"
"""What no article has."""
FACTS = (("province", "provinces"), ("source", "sources"), ("genre", "genres"), ("topic", "topics"))


@dataclass(frozen=True, slots=True)
class Row:
    """Words one after the other; the last one may go on."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Each of these."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these at least."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class But:
    """The first, where none of the others is."""

    chosen: "Node"
    parts: "tuple[Node, ...]"


Node = Row | All | AnyOf | But


def tree(words: Words, which: Filter, *more: Node) -> Node:
    """The articles with these words that are what the filter says, as far as the index knows.

    The first of ``more`` is asked first, and all else only of what that finds.
    """
    wanted = [_any(map(_said, one.wordings())) for one in words.wanted]
    facts = _facts(which)
    first = [_all([*facts, *more[:1]])] if more else facts
    found = _all([*first, *more[1:], *wanted])
    if isinstance(found, All) and not found.parts:
        found = Row((EVERY,))
    return But(found, tuple(map(row, words.unwanted))) if words.unwanted else found


def is_narrowed(which: Filter) -> bool:
    """Whether the index is asked for articles of some kind only."""
    return bool(_facts(which))


def rest(which: Filter) -> Filter:
    """What the index does not know."""
    known = {name: () for _, name in FACTS}
    return replace(which, **known, since=None, until=None, first_only=False)  # type: ignore[arg-type]


def row(phrase: Phrase) -> Row:
    """A phrase as it stands in the index."""
    sign = TITLE if phrase.in_title else ""
    return Row(tuple(sign + word for word in phrase.words), phrase.is_prefix)


def loosely(node: Node) -> Node:
    """The same with words wherever they stand: true of more articles, and quicker to ask for."""
    match node:
        case Row(words, is_prefix) if len(words) > 1:
            *others, last = words
            return All((*(Row((word,)) for word in others), Row((last,), is_prefix)))
        case All(parts) | AnyOf(parts):
            return type(node)(tuple(map(loosely, parts)))
        case But(chosen, parts):
            single = tuple(part for part in parts if loosely(part) == part)
            return But(loosely(chosen), single) if single else loosely(chosen)
    return node


def in_title(words: Words) -> Node:
    """All that is wanted in the title."""
    return _in_each(words, lambda phrase: row(replace(phrase, in_title=True)))


def often(words: Words, times: int) -> Node:
    """All that is wanted is said often."""
    return _in_each(
        words, lambda phrase: _all(Row((STRONG * times + word,)) for word in phrase.words)
    )


def exact(words: Words) -> Node | None:
    """All that was typed with marks has these marks; None where nothing was.

    What says the same in other words, such as an abbreviation, is as good.
    """
    marked = [one for one in words.wanted if any(phrase.marked for phrase in one.typed)]
    if not marked:
        return None
    return _all(_any([_marks(one), *map(_said, one.others)]) for one in marked)


def together(words: Words) -> Node | None:
    """All that was typed, one after the other; None where it is one word."""
    typed = words.typed()
    every = tuple(word for phrase in typed for word in phrase.words)
    if len(typed) < 2 or any(phrase.in_title for phrase in typed):
        return None
    return Row(every, typed[-1].is_prefix)


def one_of(words: Iterable[str]) -> Node:
    """Any of these, as they stand in the index."""
    return _any(Row((word,)) for word in words)


def for_fts5(node: Node) -> str:
    """As SQLite is asked: https://sqlite.org/fts5.html#full_text_query_syntax."""
    match node:
        case Row(words, is_prefix):
            return f'"{" ".join(words)}"' + (" *" if is_prefix else "")
        case But(chosen, parts):
            return f"({for_fts5(chosen)} NOT {_joined(' OR ', map(for_fts5, parts))})"
        case All(parts):
            return _joined(" AND ", map(_alone, parts))
        case AnyOf(parts):
            return _joined(" OR ", map(for_fts5, parts))


def _alone(node: Node) -> str:
    """So that FTS5 does not look along all lists of an AND at once, but first along these.

    It would make one AND of ANDs that stand in each other, and ask each list at every step.
    """
    said = for_fts5(node)
    return f'({said} NOT "{NOWHERE}")' if isinstance(node, All) else said


def for_tsquery(node: Node) -> str:
    """As PostgreSQL is asked: https://www.postgresql.org/docs/current/datatype-textsearch.html."""
    match node:
        case Row(words, is_prefix):
            said = " <-> ".join(f"'{word}'" for word in words) + (":*" if is_prefix else "")
            return f"({said})"
        case But(chosen, parts):
            return f"({for_tsquery(chosen)} & !{_joined(' | ', map(for_tsquery, parts))})"
        case All(parts):
            return _joined(" & ", map(for_tsquery, parts))
        case AnyOf(parts):
            return _joined(" | ", map(for_tsquery, parts))


def _in_each(words: Words, of_phrase: Callable[[Phrase], Node]) -> Node:
    """Of each thing that is wanted one wording, all of whose phrases are as is asked."""
    return _all(
        _any(_all(map(of_phrase, wording)) for wording in one.wordings()) for one in words.wanted
    )


def _marks(one: Wanted) -> Node:
    return _all(Row((MARKED + word,)) for phrase in one.typed for word in phrase.marked)


def _said(wording: tuple[Phrase, ...]) -> Node:
    return _all(map(row, wording))


def _facts(which: Filter) -> list[Node]:
    named = ((name, getattr(which, field)) for name, field in FACTS)
    return [one_of(fact(name, value) for value in values) for name, values in named if values]


def _all(parts: Iterable[Node]) -> Node:
    return _one(All, tuple(parts))


def _any(parts: Iterable[Node]) -> Node:
    return _one(AnyOf, tuple(parts))


def _one(kind: type[All] | type[AnyOf], parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else kind(parts)


def _joined(by: str, parts: Iterable[str]) -> str:
    return f"({by.join(parts)})"
