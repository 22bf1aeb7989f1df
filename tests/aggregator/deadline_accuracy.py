"""How well deadlines are told: ``python -m tests.aggregator.deadline_accuracy [--failures]``.

The notices were written in the manner of the departments, more than a third of them without any
deadline; ``deadlines`` are the days, or the moments, that a careful reader would note down.
The rules have been improved on them since.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from aggregator.sorting.calls import deadlines
from aggregator.sorting.findings import CALL
from aggregator.sorting.topics import classify

NOTICES = Path(__file__).with_name("notices.jsonl")


def rows() -> list[dict]:
    """The judged notices."""
    return [json.loads(line) for line in NOTICES.read_text("utf-8").splitlines()]


def found(row: dict) -> list[str]:
    """Days, and moments to the minute, as the rules tell them."""
    day = row["published"]
    published = datetime.fromisoformat(f"{day}T08:00:00+07:00") if day else None
    is_call = classify(row["title"], row["text"]).genre == CALL
    due = deadlines(row["title"], row["text"], published, is_call=is_call)
    return [one.at.isoformat()[: 16 if one.precision == "minute" else 10] for one in due]


def measure() -> Counter[str]:
    """How many deadlines were ``right``, ``wrong`` and ``missing``; and ``quiet`` of ``silent``."""
    counted = Counter()
    for row in rows():
        right, told = set(row["deadlines"]), set(found(row))
        counted["right"] += len(right & told)
        counted["wrong"] += len(told - right)
        counted["missing"] += len(right - told)
        counted["silent"] += not right
        counted["quiet"] += not right and not told
    return counted


def table() -> Iterator[str]:
    """The figures in Markdown."""
    of = measure()
    labelled = of["right"] + of["missing"]
    precision = of["right"] / max(of["right"] + of["wrong"], 1)
    yield "| notices | deadlines in them | precision | recall | without any, and none told |"
    yield "| --- | --- | --- | --- | --- |"
    figures = f"{labelled} | {precision:.2f} | {of['right'] / max(labelled, 1):.2f}"
    yield f"| {len(rows())} | {figures} | {of['quiet']} of {of['silent']} |"


def main(arguments: list[str]) -> None:
    """Print the figures, or what is told otherwise."""
    if not arguments:
        print("\n".join(table()))
        return
    for row in rows():
        if (told := found(row)) != row["deadlines"]:
            print(f"{row['title']}\n    {row['text']}\n    {row['deadlines']} {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
