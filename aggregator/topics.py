"""Which topics an article treats, and in which form: phrases of ``data/topics.toml``, weighed.

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
from typing import Any
from unicodedata import normalize

from spiders.text import fold, tone_key

_TOKEN = re.compile(r"\w+(?:&\w+)*|[.;:!?\n]")
_TITLE_START = "^"


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry of the taxonomy, topic or genre, with its names for readers."""

    slug: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Classification:
    """Topics with scores of 0 to 1, best first, possibly none; and the one genre."""

    topics: tuple[tuple[str, float], ...]
    genre: str


@dataclass(frozen=True, slots=True, eq=False)
class _Phrase:
    """A phrase that speaks for one topic or genre, or with less than nothing against it.

    One without any weight hides the shorter ones inside it.
    """

    label: str
    weight: float
    headline_only: bool


_Meanings = dict[tuple[str, ...], dict[str, _Phrase]]


@dataclass(slots=True)
class _Node:
    """The phrases that end here, and what may come next in longer ones."""

    phrases: list[_Phrase] = field(default_factory=list)
    following: dict[str, "_Node"] = field(default_factory=dict)


@dataclass(slots=True)
class _Sighting:
    """Where a phrase stands first (``title``, ``lead``, ``body``), and how often anywhere."""

    zone: str
    times: int = 0


@cache
def topics() -> Mapping[str, Topic]:
    """By slug, in the order of the taxonomy."""
    return _entries("topics")


@cache
def genres() -> Mapping[str, Topic]:
    """By slug, in the order of the taxonomy; the last is what remains when nothing speaks."""
    return _entries("genres")


def classify(title: str, text: str) -> Classification:
    """Judge a headline and the plain text below it (lead first); either may be empty."""
    headline, body = _syllables(title), _syllables(text)
    seen = _sightings(headline, body)
    return Classification(_topics(seen, len(body)), _genre(seen))


def _topics(seen: Mapping[_Phrase, _Sighting], length: int) -> tuple[tuple[str, float], ...]:
    rules = _data()["scoring"]
    density = min(1.0, rules["usual_syllables"] / max(length, 1))
    evidence: dict[str, float] = defaultdict(float)
    for phrase, sighting in seen.items():
        evidence[phrase.label] += phrase.weight * _worth(sighting, density)
    named = {phrase.label for phrase, sighting in seen.items() if sighting.zone == "title"}
    about = {label: amount for label, amount in evidence.items() if label in topics()}
    least = rules["share"] * max(about.values(), default=0.0)
    scores = [
        (label, round(1 - 0.5 ** (amount / rules["unit"]), 3))
        for label, amount in about.items()
        if amount >= rules["enough"] and (label in named or amount >= least)
    ]
    return tuple(sorted(scores, key=lambda pair: (-pair[1], pair[0])))


def _worth(sighting: _Sighting, density: float) -> float:
    rules = _data()["scoring"]
    again = min(sighting.times - 1, rules["repeats"]) * rules["repeated"] * density
    place = rules[sighting.zone] * (density if sighting.zone == "body" else 1.0)
    return float(place + again)


def _genre(seen: Mapping[_Phrase, _Sighting]) -> str:
    rules = _data()["scoring"]
    evidence = dict.fromkeys(genres(), 0.0)
    for zone, worth in (("title", 1.0), ("lead", rules["genre_lead"])):
        for phrase, sighting in seen.items():
            if phrase.label in evidence and sighting.zone == zone:
                evidence[phrase.label] += phrase.weight * worth
        best = max(evidence, key=evidence.__getitem__)
        if evidence[best] >= rules["genre_enough"]:
            return best
    return list(genres())[-1]


def _sightings(headline: Sequence[str], body: Sequence[str]) -> Mapping[_Phrase, _Sighting]:
    lead = _data()["scoring"]["lead_syllables"]
    found: dict[_Phrase, _Sighting] = {}
    for _, phrase in _matches([_TITLE_START, *headline]):
        found.setdefault(phrase, _Sighting("title")).times += 1
    for start, phrase in _matches(body):
        if phrase in found:
            found[phrase].times += 1
        elif not phrase.headline_only:
            found[phrase] = _Sighting("lead" if start < lead else "body", 1)
    return found


def _matches(syllables: Sequence[str]) -> Iterator[tuple[int, _Phrase]]:
    """Where phrases stand; of a label's phrases within one another, only the longest."""
    root = _dictionary(marked=_is_marked(syllables))
    reach: dict[str, int] = defaultdict(int)
    for start, first in enumerate(syllables):
        if first not in root.following:
            continue
        for end, phrase in reversed(_phrases_at(root, syllables, start)):
            if end > reach[phrase.label]:
                reach[phrase.label] = end
                if phrase.weight:
                    yield start, phrase


def _phrases_at(root: _Node, syllables: Sequence[str], start: int) -> list[tuple[int, _Phrase]]:
    node = root
    found: list[tuple[int, _Phrase]] = []
    for position in range(start, len(syllables)):
        following = node.following.get(syllables[position])
        if following is None:
            break
        node = following
        found.extend((position + 1, phrase) for phrase in node.phrases)
    return found


def _syllables(text: str) -> list[str]:
    # Key by key, not the whole text: tone_key remembers what it was asked.
    tokens = [tone_key(token) for token in _TOKEN.findall(normalize("NFC", text))]
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
def _data() -> Mapping[str, Any]:
    text = files("aggregator").joinpath("data/topics.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


def _entries(group: str) -> Mapping[str, Topic]:
    rows = _data()[group].items()
    return MappingProxyType({slug: Topic(slug, row["vi"], row["en"]) for slug, row in rows})


@cache
def _abbreviations(*, marked: bool) -> Mapping[str, Sequence[str]]:
    spelling = tone_key if marked else fold
    rows = _data()["abbreviations"].items()
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
    for label, row in {**_data()["topics"], **_data()["genres"]}.items():
        for level, weight in _data()["weights"].items():
            for text in row.get(level, ()):
                start = [_TITLE_START] if text.startswith(_TITLE_START) else []
                phrase = _Phrase(label, weight, headline_only=level == "headline")
                meanings[*start, *_syllables(text)][label] = phrase
    return meanings


def _unmarked(spelled: _Meanings) -> _Meanings:
    """What remains true without marks: "hoi thao" may be hội thảo or hội thao."""
    readings: dict[tuple[str, ...], list[Mapping[str, _Phrase]]] = defaultdict(list)
    for syllables, meanings in spelled.items():
        if len(syllables) > 1 or syllables[0].isascii():
            readings[tuple(map(fold, syllables))].append(meanings)
    return {
        syllables: {label: found[0][label] for label in set.intersection(*map(set, found))}
        for syllables, found in readings.items()
    }
