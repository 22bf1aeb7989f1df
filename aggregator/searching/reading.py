"""A search field's text as words: whatever is typed is a question, and never a fault.

``"a phrase"``, ``-not``, ``title:``, ``begin*``; what is none of these is words. Letters with a
sign between them (57-NQ/TW, KH&CN, 4.0) stand side by side in the text too, so they are a phrase.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aggregator.searching.synonyms import longest, others
from storage.searching.tokens import fold_word, spelt
from storage.searching.words import Phrase, Wanted, Words

LONGEST = 4_000
"""Letters that are read of a question."""
MOST = 32
"""Things that can be asked for at once; what follows is left out."""
SHORTEST_PREFIX = 2
"""Letters before a star; below that, it would choose nearly everything."""

_ITEM = re.compile(r'(-*)(title:)?(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_QUOTES = str.maketrans(dict.fromkeys("“”„«»＂", '"'))


@dataclass(frozen=True, slots=True)
class _Item:
    phrase: Phrase
    is_unwanted: bool = False
    is_literal: bool = False
    """Between quotation marks, in the title only, or going on: no other wording is looked for."""


def words(text: str) -> Words:
    """What is asked for; a text without any word asks for everything."""
    items = list(_items(text[:LONGEST].translate(_QUOTES)))[:MOST]
    wanted = [item for item in items if not item.is_unwanted]
    unwanted = dict.fromkeys(item.phrase for item in items if item.is_unwanted)
    return Words(tuple(dict.fromkeys(_wanted(wanted))), tuple(unwanted))


def _items(text: str) -> Iterator[_Item]:
    for minus, title, quoted, bare in _ITEM.findall(text):
        said = quoted or bare
        marked = spelt(said)
        if not marked:
            continue
        folded = tuple(map(fold_word, marked))
        begins = bool(bare) and said.endswith("*") and len(folded[-1]) >= SHORTEST_PREFIX
        with_marks = [word for word, plain in zip(marked, folded, strict=True) if word != plain]
        if begins and with_marks and with_marks[-1] == marked[-1]:
            with_marks.pop()  # only the beginning of a word
        phrase = Phrase(folded, tuple(with_marks), bool(title), begins)
        yield _Item(phrase, bool(minus), bool(quoted or title or begins))


def _wanted(items: list[_Item]) -> Iterator[Wanted]:
    """One thing after the other; those that have other wordings together are one thing."""
    place = 0
    while place < len(items):
        length = _length(items[place:])
        some = [item.phrase for item in items[place : place + max(1, length)]]
        same = others()[tuple(word for phrase in some for word in phrase.words)] if length else ()
        yield Wanted(tuple(some), tuple((Phrase(form),) for form in same))
        place += max(1, length)


def _length(items: list[_Item]) -> int:
    """How many of the first things have other wordings together; 0 where none have."""
    form: tuple[str, ...] = ()
    found = 0
    for count, item in enumerate(items, 1):
        form += item.phrase.words
        if item.is_literal or len(form) > longest():
            break
        if form in others():
            found = count
    return found
