"""Time to sort an article of 3,000 characters: ``python -m tests.benchmarks.sorting``."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from aggregator.sorting.calls import deadlines
from aggregator.sorting.documents import numbers
from aggregator.sorting.topics import classify

ARTICLES = Path(__file__).parent.parent / "aggregator" / "articles.jsonl"
LENGTH, TIMES = 3_000, 20
PUBLISHED = datetime.fromisoformat("2025-05-01T00:00:00+07:00")


def texts() -> Iterator[tuple[str, str]]:
    """Headlines with the judged articles below them, one after the other to the full length."""
    text = ""
    for line in ARTICLES.read_text("utf-8").splitlines():
        row = json.loads(line)
        text += row["text"] + "\n\n"
        if len(text) >= LENGTH:
            yield row["title"], text[:LENGTH]
            text = ""


def milliseconds(action: Callable[[str, str], object], on: list[tuple[str, str]]) -> float:
    """Of the processor, for one text; the best of several rounds."""
    rounds = []
    for _ in range(TIMES):
        start = time.process_time()
        for title, text in on:
            action(title, text)
        rounds.append(time.process_time() - start)
    return min(rounds) / len(on) * 1000


def main() -> None:
    """Print a line for each part."""
    on = list(texts())
    parts: dict[str, Callable[[str, str], object]] = {
        "topics and genre": classify,
        "deadlines": lambda title, text: deadlines(title, text, PUBLISHED, is_call=True),
        "documents": lambda title, text: numbers(title + text),
    }
    for name, action in parts.items():
        print(f"{name}: {milliseconds(action, on):.2f} ms")


if __name__ == "__main__":
    main()
