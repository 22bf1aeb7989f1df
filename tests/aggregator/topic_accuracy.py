"""How well topics and genres are told: ``python -m tests.aggregator.topic_accuracy [FILE]``.

The files were written in the manner of the departments, and labelled by hand by what ``covers``
says of each topic before the rules saw them: ``topics`` must be found, ``also`` may be, any other
is wrong; each genre listed is right. Of the three lots of articles every second one was kept
aside: the rules have never been improved on it.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from aggregator.sorting.topics import Classification, classify, topics

HEADLINES = Path(__file__).with_name("headlines.jsonl")
ARTICLES = [
    Path(__file__).with_name(f"{name}.jsonl") for name in ("articles", "articles_2", "articles_3")
]


class Figures(NamedTuple):
    """Of one topic, or of all: how many were found, found wrongly, and missed."""

    right: int
    wrong: int
    missing: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; of all topics together, micro-F1."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missing, 1)


def rows(path: Path = HEADLINES) -> list[dict]:
    """The judged headlines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def halves() -> dict[str, list[dict]]:
    """The judged articles: those that were worked with, and those that were kept aside."""
    lots = [rows(path) for path in ARTICLES]
    return {
        "worked with": [row for lot in lots for row in lot[::2]],
        "kept aside": [row for lot in lots for row in lot[1::2]],
    }


def judge(row: dict) -> tuple[Classification, set[str], set[str]]:
    """What was said of a text, and of its topics the missing and the wrong ones."""
    answer = classify(row["title"], row.get("text") or row["lead"])
    found = {slug for slug, _ in answer.topics}
    return answer, set(row["topics"]) - found, found - {*row["topics"], *row["also"]}


def measure(judged: Sequence[dict]) -> tuple[dict[str, Figures], float]:
    """Figures by topic, ``all`` last, and the part of genres that are right."""
    right, missing, wrong = Counter(), Counter(), Counter()
    genres = 0
    for row in judged:
        answer, lacks, excess = judge(row)
        right.update(set(row["topics"]) - lacks)
        missing.update(lacks)
        wrong.update(excess)
        genres += answer.genre in row["genre"]
    figures = {slug: Figures(right[slug], wrong[slug], missing[slug]) for slug in topics()}
    figures["all"] = Figures(*map(Counter.total, (right, wrong, missing)))
    return figures, genres / len(judged)


def table(sets: dict[str, list[dict]]) -> Iterator[str]:
    """The figures of several sets side by side, in Markdown."""
    measured = {name: measure(judged) for name, judged in sets.items()}
    yield "| topic |" + "".join(f" {name}: labelled | F1 |" for name in sets)
    yield "| --- |" + " --- | --- |" * len(sets)
    for slug in [*topics(), "all"]:
        cells = (figures[slug] for figures, _ in measured.values())
        yield f"| {slug} |" + "".join(
            f" {one.right + one.missing} | {one.f1:.2f} |" for one in cells
        )
    genres = "".join(f" {len(sets[name])} | {genre:.2f} |" for name, (_, genre) in measured.items())
    yield f"| the genre is right |{genres}"


def main(arguments: Sequence[str]) -> None:
    """Print every disagreement in a file, or else the figures."""
    if not arguments:
        print("\n".join(table({"headlines": rows(), **halves()})))
        return
    for row in halves()["worked with"] if arguments[0] == "articles" else rows(Path(arguments[0])):
        answer, lacks, excess = judge(row)
        if lacks or excess or answer.genre not in row["genre"]:
            print(f"{row['title']}\n    -{sorted(lacks)} +{sorted(excess)} {row['genre']} {answer}")


if __name__ == "__main__":
    main(sys.argv[1:])
