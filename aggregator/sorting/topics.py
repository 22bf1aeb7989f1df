"""Which topics an article treats, and in which form: phrases of ``data/topics.toml``, weighed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from aggregator.sorting.phrases import Phrase, Sighting, Zone, data, sightings


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
    forms: tuple[str, ...]
    """All genres for which enough speaks, best first; never empty."""

    @property
    def genre(self) -> str:
        """The best."""
        return self.forms[0]


@dataclass(frozen=True, slots=True)
class Because:
    """A phrase that spoke for a topic or genre, or against it."""

    phrase: str
    where: Zone
    """Where it stands first."""
    times: int
    weight: float
    """What it added to the evidence."""


_Seen = Mapping[Phrase, Sighting]


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
    seen, length = sightings(title, text)
    return Classification(_topics(seen, length), _forms(seen))


def explain(title: str, text: str) -> dict[str, Sequence[Because]]:
    """Topic or genre → the phrases that speak for it or against it, the weightiest first.

    Of all topics and genres that any phrase speaks for, whether `classify` gives them or not.
    """
    seen, length = sightings(title, text)
    reasons: dict[str, list[Because]] = defaultdict(list)
    for phrase, sighting in seen.items():
        worth = _worth(sighting, _density(length))
        if phrase.label in genres():
            worth = _genre_worth(sighting)
        weight = round(phrase.weight * worth, 3)
        if weight:
            because = Because(phrase.text, sighting.zone, sighting.times, weight)
            reasons[phrase.label].append(because)
    return {
        label: sorted(found, key=lambda one: (-abs(one.weight), one.phrase))
        for label, found in reasons.items()
    }


def _topics(seen: _Seen, length: int) -> tuple[tuple[str, float], ...]:
    rules, density = data()["scoring"], _density(length)
    about: dict[str, float] = defaultdict(float)
    named = set()
    for phrase, sighting in seen.items():
        if phrase.label in topics():
            about[phrase.label] += phrase.weight * _worth(sighting, density)
            if sighting.zone == "title":
                named.add(phrase.label)
    least = rules["share"] * min(max(about.values(), default=0.0), rules["best"])
    scores = [
        (label, round(1 - 0.5 ** (amount / rules["unit"]), 3))
        for label, amount in about.items()
        if amount >= rules["enough"] and (label in named or amount >= least)
    ]
    return tuple(sorted(scores, key=lambda pair: (-pair[1], pair[0])))


def _density(length: int) -> float:
    return float(min(1.0, data()["scoring"]["usual_syllables"] / max(length, 1)))


def _worth(sighting: Sighting, density: float) -> float:
    rules = data()["scoring"]
    again = min(sighting.times - 1, rules["repeats"]) * rules["repeated"] * density
    place = rules[sighting.zone] * (density if sighting.zone == "body" else 1.0)
    return float(place + again)


def _forms(seen: _Seen) -> tuple[str, ...]:
    """Those of the headline; what the text begins with helps, but no more than a phrase would."""
    rules = data()["scoring"]
    told: dict[bool, dict[str, float]] = {True: defaultdict(float), False: defaultdict(float)}
    for phrase, sighting in seen.items():
        if phrase.label in genres():
            amount = phrase.weight * _genre_worth(sighting)
            told[sighting.zone == "title"][phrase.label] += amount
    evidence = {
        label: told[True][label] + min(told[False][label], rules["genre_text"])
        for label in genres()
    }
    best = sorted(evidence, key=evidence.__getitem__, reverse=True)
    enough = tuple(label for label in best if evidence[label] >= rules["genre_enough"])
    return enough or (list(genres())[-1],)


def _genre_worth(sighting: Sighting) -> float:
    rules = data()["scoring"]
    if sighting.zone == "title":
        return float(1.0 if sighting.start > 1 else rules["genre_first"])
    return float(rules["genre_lead"] if sighting.start < rules["genre_syllables"] else 0.0)


def _entries(group: str) -> Mapping[str, Topic]:
    return MappingProxyType(dict(_rows(group)))


def _rows(group: str) -> Iterator[tuple[str, Topic]]:
    for slug, row in data()[group].items():
        yield slug, Topic(slug, row["vi"], row["en"])
