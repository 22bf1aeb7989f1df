"""How long our Atom takes beside plain feedgen, in the same run: python -m tests.benchmarks.feeds.

Plain feedgen says less: no types of links, no source, no views, no credit.
"""

import statistics
import time
from collections.abc import Callable, Sequence

from feedgen.feed import FeedGenerator

from feeds.build import atom
from feeds.entries import Entry, entry
from tests.feeds.feed_samples import NAMES, article, feed_info

ENTRIES = 100
ROUNDS = 30
PARAGRAPH = "<p>Hội đồng khoa học và công nghệ đánh giá mô hình nuôi hàu đạt yêu cầu.</p>"


def plain(entries: Sequence[Entry]) -> bytes:
    """The same articles as a reader of feedgen's tutorial would write them."""
    feed = FeedGenerator()
    feed.id("urn:uuid:0")
    feed.title("Tất cả")
    feed.link(href="https://tin.example/feeds/all.atom", rel="self")
    for each in entries:
        item = feed.add_entry(order="append")
        item.id(each.id)
        item.title(each.title)
        item.link(href=each.url)
        item.author(name=each.author)
        item.summary(each.summary)
        item.content(each.content_html, type="html")
        item.published(each.published_at)
        item.updated(each.updated_at)
        item.category([{"term": c.term, "label": c.label} for c in each.categories])
        for file in each.enclosures:
            item.link(href=file.url, rel="enclosure", type=file.media_type)
    return bytes(feed.atom_str())


def milliseconds(action: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print medians and their ratio; the rounds of all take turns, so that noise hits each."""
    rows = [article(number, body_html=PARAGRAPH * 40) for number in range(ENTRIES)]
    entries = [entry(row, NAMES) for row in rows]
    actions: dict[str, Callable[[], object]] = {
        "feedgen, plain": lambda: plain(entries),
        "our atom()": lambda: atom(feed_info(), entries),
        "our entry(), from rows": lambda: [entry(row, NAMES) for row in rows],
    }
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(ROUNDS):
        for name, action in actions.items():
            times[name].append(milliseconds(action))
    anchor = statistics.median(times["feedgen, plain"])
    print(f"{ENTRIES} entries, {len(atom(feed_info(), entries)) // 1000} kB, {ROUNDS} rounds")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:24}{median:8.2f} ms {median / anchor:6.2f} × feedgen")


if __name__ == "__main__":
    main()
