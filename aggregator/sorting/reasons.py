"""Why an article is sorted as it is: the phrases that spoke for its topics and its genre."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from aggregator.sorting.findings import body_with_lead, version
from aggregator.sorting.topics import Because, explain
from storage.tables import ArticleRow

SHOWN = 6
"""Phrases of a topic that are shown to people."""


def with_reasons(article: Mapping[str, Any], row: ArticleRow) -> dict[str, Any]:
    """An article's object with the phrases of each topic and of the genre, the weightiest first.

    They are those of today's rules; ``rules_are_current`` says whether these sorted the article.
    """
    found = explain(row.title, body_with_lead(row))
    return {
        **article,
        "topics": [
            {**topic, "because": _as_json(found.get(topic["slug"], ()))}
            for topic in article["topics"]
        ],
        "genre_because": _as_json(found.get(row.genre or "", ())),
        "rules_are_current": row.rules == version(),
    }


def in_words(article: Mapping[str, Any]) -> Iterator[str]:
    """The reasons of an object that has them, a line each."""
    for topic in article["topics"]:
        yield f"topic {topic['slug']} {topic['score']}: {_phrases(topic['because'])}"
    if article["genre"]:
        yield f"genre {article['genre']}: {_phrases(article['genre_because'])}"
    if not article["rules_are_current"]:
        yield "sorted by other rules than today's: `sokhcn classify` sorts it anew"


def _as_json(reasons: Sequence[Because]) -> list[dict[str, Any]]:
    return [asdict(one) for one in reasons]


def _phrases(reasons: Sequence[Mapping[str, Any]]) -> str:
    shown = map(_phrase, reasons[:SHOWN])
    return ", ".join(shown) or "nothing that today's rules see"


def _phrase(one: Mapping[str, Any]) -> str:
    times = f" ×{one['times']}" if one["times"] > 1 else ""
    return f"{one['phrase']} ({one['where']}{times}, {one['weight']:+.1f})"
