"""How well deadlines are told: ``python -m tests.aggregator.deadline_accuracy [--failures]``.

The notices were written in the manner of the departments before the rules saw them, a third of them
without any deadline; ``deadlines`` are the days, or the moments, that a careful reader would note
down, and ``due``, where it is given, a word that says of what. The rules have been improved on all
but every second one of ``notices_2.jsonl``, which were kept aside and only counted.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from aggregator.sorting.calls import Deadline, deadlines
from aggregator.sorting.findings import CALL
from aggregator.sorting.topics import classify


def rows(name: str) -> list[dict[str, Any]]:
    """A lot of judged notices."""
    text = Path(__file__).with_name(f"{name}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def lots() -> dict[str, list[dict[str, Any]]]:
    """Notices by what was done with them."""
    second = rows("notices_2")
    worked_with = [*rows("notices"), *second[::2], *rows("notices_3")]
    return {"worked with": worked_with, "kept aside": second[1::2]}


def moment(one: Deadline) -> str:
    """A day, or a moment to the minute, as the notices have it."""
    return one.at.isoformat()[: 16 if one.precision == "minute" else 10]


def found(row: dict[str, Any]) -> dict[str, str]:
    """What the rules tell: days and moments, each with what is due."""
    day = row["published"]
    published = datetime.fromisoformat(f"{day}T08:00:00+07:00") if day else None
    is_call = CALL in classify(row["title"], row["text"]).forms
    due = deadlines(row["title"], row["text"], published, is_call=is_call)
    return {moment(one): one.what for one in due}


def measure(judged: Sequence[dict[str, Any]]) -> Counter[str]:
    """How many deadlines were ``right``, ``wrong`` and ``missing``; and ``quiet`` of ``silent``.

    Of those right ``named`` ones say what is due, of ``asked`` ones.
    """
    counted: Counter[str] = Counter()
    for row in judged:
        told = found(row)
        right = set(row["deadlines"])
        counted["right"] += len(right & told.keys())
        counted["wrong"] += len(told.keys() - right)
        counted["missing"] += len(right - told.keys())
        counted["silent"] += not right
        counted["quiet"] += not right and not told
        for at, word in zip(row["deadlines"], row.get("due", ()), strict=False):
            counted["asked"] += at in told
            counted["named"] += at in told and word.lower() in told[at].lower()
    return counted


def table() -> Iterator[str]:
    """The figures in Markdown."""
    yield (
        "| notices | number | deadlines in them | precision | recall | it says what is due"
        " | without any, and none told |"
    )
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, judged in lots().items():
        of = measure(judged)
        labelled = of["right"] + of["missing"]
        precision = of["right"] / max(of["right"] + of["wrong"], 1)
        named = f"{of['named']} of {of['asked']}" if of["asked"] else "–"
        yield (
            f"| {name} | {len(judged)} | {labelled} | {precision:.2f}"
            f" | {of['right'] / max(labelled, 1):.2f} | {named}"
            f" | {of['quiet']} of {of['silent']} |"
        )


def main(arguments: list[str]) -> None:
    """Print the figures, or what is told otherwise where the rules may be improved on it."""
    if not arguments:
        print("\n".join(table()))
        return
    for row in lots()["worked with"]:
        if (told := found(row)).keys() != set(row["deadlines"]):
            print(f"{row['title']}\n    {row['text']}\n    {row['deadlines']} {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
