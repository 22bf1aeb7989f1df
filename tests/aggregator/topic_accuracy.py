"""How well topics and genres are told: ``python -m tests.aggregator.topic_accuracy [FILE]``.

``headlines.jsonl`` was written in the manner of the departments and judged by hand before the rules
saw it: ``topics`` must be found, ``also`` may be, any other is wrong; each genre listed is right.
The rules have been improved on it since, so it shows what breaks rather than what is achieved.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from aggregator.topics import Classification, classify, topics

HEADLINES = Path(__file__).with_name("headlines.jsonl")


def rows(path: Path = HEADLINES) -> list[dict]:
    """The judged headlines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def judge(row: dict) -> tuple[Classification, set[str], set[str]]:
    """What was said of a headline, and of its topics the missing and the wrong ones."""
    answer = classify(row["title"], row["lead"])
    found = {slug for slug, _ in answer.topics}
    return answer, set(row["topics"]) - found, found - {*row["topics"], *row["also"]}


def main(path: Path) -> None:
    """Print every disagreement, then precision and recall."""
    right, missing, wrong = Counter(), Counter(), Counter()
    judged = rows(path)
    genre_misses = 0
    for row in judged:
        answer, lacks, excess = judge(row)
        right.update({slug for slug, _ in answer.topics} & set(row["topics"]))
        missing.update(lacks)
        wrong.update(excess)
        genre_misses += answer.genre not in row["genre"]
        if lacks or excess or answer.genre not in row["genre"]:
            print(f"{row['title']}\n    -{sorted(lacks)} +{sorted(excess)} {answer}")
    print(f"{'topic':35} precision  recall     n")
    for slug in [*topics(), "all"]:
        r, m, w = (sum(c.values()) if slug == "all" else c[slug] for c in (right, missing, wrong))
        print(f"{slug:35} {r / max(r + w, 1):9.2f} {r / max(r + m, 1):7.2f} {r + m:5}")
    print(f"genre right: {1 - genre_misses / len(judged):.2f} of {len(judged)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HEADLINES)
