"""Many writers at once, and writers that die."""

import os
import random
import signal
import time
from datetime import UTC, datetime
from multiprocessing import get_context

from storage.databases.engine import is_postgresql
from storage.store import open_store
from storage.upkeep import checking

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


def save_numbered(url: str, source: str, numbers: range, said: int) -> None:
    """A writer that says each number once it is saved."""
    with open_store(url) as store:
        for number in numbers:
            address = f"https://{source}.example/{number}"
            values = {
                "url": address,
                "canonical_url": address,
                "title": f"Tin {number}",
                "body_text": "Nội dung. " * 300,
                "view_count": number,
                "topics": {"y-duoc": 1.0},
            }
            with store.write() as writing:
                writing.articles.save(source, values, seen_at=NOW)
                writing.pages.save(url=address, source=source, outcome="article", fetched_at=NOW)
            os.write(said, f"{number}\n".encode())


def test_four_writers_at_once_lose_nothing(store, url):
    spawn = get_context("fork")
    _, deaf = os.pipe()
    os.set_blocking(deaf, False)
    writers = [
        spawn.Process(target=save_numbered, args=(url, source, range(start, start + 40), deaf))
        for source, start in [("quang-ninh", 0), ("quang-ninh", 20), ("da-nang", 0), ("da-nang", 5)]
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0, 0]
    assert store.listings.totals("source") == {"da-nang": 45, "quang-ninh": 60}


def test_a_crash_at_any_moment_loses_at_most_the_article_being_written(store, url):
    """Three dozen writers, a dozen on a server, are killed, each at a moment of its own."""
    moments = random.Random(7)
    for round_ in range(12 if is_postgresql(url) else 36):
        heard, said = os.pipe()
        numbers = range(round_ * 1000, round_ * 1000 + 1000)
        writer = get_context("fork").Process(
            target=save_numbered, args=(url, "quang-ninh", numbers, said)
        )
        writer.start()
        os.close(said)
        with os.fdopen(heard) as lines:
            first = lines.readline()
            time.sleep(moments.uniform(0, 0.02))
            os.kill(writer.pid, signal.SIGKILL)
            said_saved = [int(line) for line in (first, *lines) if line.endswith("\n")]
        writer.join()
        writer.close()

        assert checking.check(url) == []
        with open_store(url) as reopened:
            rows = reopened.articles.latest(limit=5000)
            kept = {int(row.url.rpartition("/")[2]) for row in rows}
            of_round = sorted(number for number in kept if number in numbers)
            assert set(said_saved) <= set(of_round)
            assert len(of_round) - len(said_saved) <= 1
            last = reopened.articles.by_url(f"https://quang-ninh.example/{of_round[-1]}")
            assert [topic.topic for topic in last.topics] == ["y-duoc"]
            assert reopened.articles.views(last.id)
            assert reopened.pages.get(last.url) is not None
