"""How long our feeds take beside plain feedgen, in the same run: python -m tests.benchmarks.feeds.

Plain feedgen says less: no types of links, no source, no places, no views, no credit.
"""

import statistics
import time
from collections.abc import Callable, Sequence

from feedgen.feed import FeedGenerator

from feeds.build import atom
from feeds.entries import Entry, entry
from feeds.formats import FORMATS
from feeds.fragments import Fragments
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
    """Processor time of one call."""
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


def actions(entries: Sequence[Entry], news: Sequence[Entry]) -> dict[str, Callable[[], object]]:
    """What is compared; ``news`` are as many further entries as there are rounds."""
    parts, kept, info = FORMATS["atom"].parts, Fragments(), feed_info()
    kept.document(parts, info, entries)
    waiting = iter(news)
    ready = b"".join(parts.entry(each) for each in entries)
    return {
        "feedgen, plain": lambda: plain(entries),
        "our atom(), in one go": lambda: atom(info, entries),
        "joined, nothing ready": lambda: Fragments().document(parts, info, entries),
        "joined, one of them new": lambda: kept.document(
            parts, info, [next(waiting), *entries[:-1]]
        ),
        "joined, all ready": lambda: kept.document(parts, info, entries),
        "bytes copied (limit)": lambda: bytearray(ready),
    }


def main() -> None:
    """Print medians and their ratio; the rounds of all take turns, so that noise hits each."""
    rows = [article(number, body_html=PARAGRAPH * 40) for number in range(ENTRIES + ROUNDS)]
    made = [entry(row, NAMES) for row in rows]
    entries, news = made[:ENTRIES], made[ENTRIES:]
    compared = actions(entries, news)
    times: dict[str, list[float]] = {name: [] for name in compared}
    for _ in range(ROUNDS):
        for name, action in compared.items():
            times[name].append(milliseconds(action))
    anchor = statistics.median(times["feedgen, plain"])
    print(f"{ENTRIES} entries, {len(atom(feed_info(), entries)) // 1000} kB, {ROUNDS} rounds")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:26}{median:9.3f} ms  feedgen takes {anchor / median:6.1f} × as long")


if __name__ == "__main__":
    main()
