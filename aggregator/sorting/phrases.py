"""The phrases of ``data/topics.toml``, and where they stand in a text.

Texts are compared by syllables: "5G" is not in "5GB". Marks count, except in a text that has none;
punctuation within a sentence and the word "và" do not: "khoa học, công nghệ" is "khoa học và công
nghệ". One pass, linear in the text's length.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from spiders.text import fold, tone_key

Zone = Literal["title", "lead", "body"]

_TOKEN = re.compile(r"\w+(?:&\w+)*|[.;:!?\n]")
_TITLE_START, _TEXT_START, _END = "^", "|", ""


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A phrase that speaks for one topic or genre, or with less than nothing against it.

    One without any weight hides the shorter ones inside it.
    """

    text: str
    """As it stands in the data."""
    label: str
    weight: float
    headline_only: bool


@dataclass(slots=True)
class Sighting:
    """Where a phrase stands first, how many syllables before it, and how often anywhere."""

    zone: Zone
    start: int
    times: int = 1


_Meanings = dict[tuple[str, ...], dict[str, Phrase]]


@dataclass(slots=True)
class _Node:
    """The phrases that end here, and what may come next in longer ones."""

    phrases: list[Phrase] = field(default_factory=list)
    following: dict[str, "_Node"] = field(default_factory=dict)


@cache
def data() -> Mapping[str, Any]:
    """The file, as it stands."""
    text = files("aggregator").joinpath("data/topics.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


def sightings(title: str, text: str) -> tuple[Mapping[Phrase, Sighting], int]:
    """Every phrase of a headline and the text below it, and how many syllables the text has."""
    headline, body = _syllables(title), _syllables(text)
    lead = data()["scoring"]["lead_syllables"]
    found: dict[Phrase, Sighting] = {}
    for start, phrase in _matches([_TITLE_START, *headline]):
        _add(found, phrase, "title", start)
    for start, phrase in _matches([_TEXT_START, *body]):
        if phrase in found or not phrase.headline_only:
            _add(found, phrase, "lead" if start < lead else "body", start)
    return found, len(body)


def _add(found: dict[Phrase, Sighting], phrase: Phrase, zone: Zone, start: int) -> None:
    if phrase in found:
        found[phrase].times += 1
    else:
        found[phrase] = Sighting(zone, start)


def _matches(syllables: Sequence[str]) -> Iterator[tuple[int, Phrase]]:
    """Where phrases stand; of a label's phrases within one another, only the longest."""
    root = _dictionary(marked=_is_marked(syllables)).following
    reach: dict[str, int] = defaultdict(int)
    closed = [*syllables, _END]
    for start, first in enumerate(syllables):
        if first not in root:
            continue
        for end, phrase in reversed(_phrases_at(root[first], closed, start)):
            if end > reach[phrase.label]:
                reach[phrase.label] = end
                if phrase.weight:
                    yield start, phrase


def _phrases_at(node: _Node | None, closed: Sequence[str], start: int) -> list[tuple[int, Phrase]]:
    """The ends of the phrases that begin there; what no phrase has stands at the end of all."""
    found: list[tuple[int, Phrase]] = []
    end = start
    while node is not None:
        end += 1
        if node.phrases:
            found += [(end, phrase) for phrase in node.phrases]
        node = node.following.get(closed[end])
    return found


def _syllables(text: str) -> list[str]:
    # What is wrapped: tone_key remembers what it was asked, which is meant for words.
    tokens = _TOKEN.findall(tone_key.__wrapped__(text))
    marked = _is_marked(tokens)
    joiner, written_out = "và" if marked else "va", _abbreviations(marked=marked)
    syllables: list[str] = []
    for token in tokens:
        if token in written_out:
            syllables += written_out[token]
        elif token != joiner:
            syllables.append(token)
    return syllables


def _is_marked(syllables: Sequence[str]) -> bool:
    return not all(map(str.isascii, syllables))


@cache
def _abbreviations(*, marked: bool) -> Mapping[str, Sequence[str]]:
    spelling = tone_key if marked else fold
    rows = data()["abbreviations"].items()
    return {spelling(short): spelling(long).split() for short, long in rows}


@cache
def _dictionary(*, marked: bool) -> _Node:
    root = _Node()
    for syllables, meanings in (_spelled() if marked else _unmarked(_spelled())).items():
        node = root
        for syllable in syllables:
            node = node.following.setdefault(syllable, _Node())
        node.phrases.extend(meanings.values())
    return root


def _spelled() -> _Meanings:
    """Syllables of a phrase → label → what it says of that label."""
    meanings: _Meanings = defaultdict(dict)
    for label, row in {**data()["topics"], **data()["genres"]}.items():
        for level, weight in data()["weights"].items():
            for text in _with_names(row.get(level, ())):
                start = [text[0]] if text[0] in (_TITLE_START, _TEXT_START) else []
                phrase = Phrase(text, label, weight, headline_only=level == "headline")
                meanings[*start, *_syllables(text)][label] = phrase
    return meanings


def _with_names(texts: Sequence[str]) -> Iterator[str]:
    """Phrases, those with a kind of name in braces once for each such name."""
    for text in texts:
        kinds = [kind for kind in data()["names"] if f"{{{kind}}}" in text]
        if not kinds:
            yield text
        for kind in kinds:
            yield from (text.replace(f"{{{kind}}}", name) for name in data()["names"][kind])


def _unmarked(spelled: _Meanings) -> _Meanings:
    """What remains true without marks: "hoi thao" may be hội thảo or hội thao."""
    readings: dict[tuple[str, ...], list[Mapping[str, Phrase]]] = defaultdict(list)
    for syllables, meanings in spelled.items():
        if len(syllables) > 1 or syllables[0].isascii():
            readings[tuple(map(fold, syllables))].append(meanings)
    return {
        syllables: {label: found[0][label] for label in set.intersection(*map(set, found))}
        for syllables, found in readings.items()
    }
