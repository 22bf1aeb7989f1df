"""How many articles there are: counted once, estimated where they are many."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from aggregator.asking import counting
from aggregator.asking.counting import STANDS, Counting
from storage.filters import ALL, Filter
from storage.searching.words import ANY
from storage.store import Store, open_store
from tests.storage.conftest import postgresql_url, server, sqlite_url, template, url

__all__ = ["postgresql_url", "server", "sqlite_url", "template", "url"]

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
NARROW = Filter(authors=["ban bien tap"])


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Forty articles of one author, half of each of two genres."""
    with open_store(url) as opened:
        with opened.write() as writing:
            writing.sources.save(slug="hue", name="Sở", kind="department", province="hue",
                                 platform="auto", base_url="https://hue.example")  # fmt: skip
            for number in range(40):
                save(writing, number)
        yield opened


def save(writing: Store, number: int) -> None:
    address = f"https://hue.example/{number}"
    told = {"url": address, "canonical_url": address, "title": f"Tin số {number}",
            "author": "Ban biên tập", "view_count": number, "topics": {"y-duoc": 0.5},
            "genre": ("tin-hoi-nghi", "thong-bao")[number // 20 % 2]}  # fmt: skip
    writing.articles.save("hue", told, seen_at=NOW)


def add(store: Store, number: int = 99) -> None:
    with store.write() as writing:
        save(writing, number)


def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than ten are many."""
    monkeypatch.setattr(counting, "EXACT", 10)
    monkeypatch.setattr(counting, "PARTS", (4,))


def test_of_many_with_an_author_some_tell_of_all(store, monkeypatch):
    few(monkeypatch)
    found = counting.counted(store, ANY, NARROW)
    assert found.total == (40, False)
    assert found.numbers["topic"] == {"y-duoc": 40}
    assert found.numbers["genre"] == {"thong-bao": 20, "tin-hoi-nghi": 20}


def test_few_with_an_author_are_counted(store):
    found = counting.counted(store, ANY, Filter(authors=["ban bien tap"], min_views=30))
    assert found.total == (10, True)
    assert found.numbers["genre"] == {"thong-bao": 10}


def test_what_nothing_has_changed_of_is_counted_once(store, monkeypatch):
    kept = Counting()
    before = kept.counted(store, ANY, ALL)
    monkeypatch.setattr(counting, "counted", None)
    assert kept.counted(store, ANY, ALL) is before


@pytest.mark.parametrize("change", ["new", "views", "removed"])
def test_what_is_exact_is_counted_anew_after_any_change(store, change):
    kept, asked = Counting(), Filter(min_views=30)
    assert kept.counted(store, ANY, asked).total.number == 10
    with store.write() as writing:
        if change == "new":
            save(writing, 99)
        elif change == "views":
            writing.articles.get(1).view_count = 31
        else:
            writing.session.delete(writing.articles.get(40))
    assert kept.counted(store, ANY, asked).total.number == (9 if change == "removed" else 11)
    assert kept.totals(store, "source") == store.listings.totals("source")


def test_an_estimate_stands_for_a_minute(store, monkeypatch):
    few(monkeypatch)
    clock = Clock()
    kept = Counting(clock)
    before = kept.counted(store, ANY, NARROW)
    add(store)
    clock.now = STANDS - 1
    assert kept.counted(store, ANY, NARROW) is before
    clock.now = STANDS + 1
    assert kept.counted(store, ANY, NARROW) is not before


def test_only_so_many_questions_are_kept(store, monkeypatch):
    monkeypatch.setattr(counting, "ROOM", 2)
    kept = Counting()
    for field in ("source", "genre", "topic"):
        kept.totals(store, field)
    assert list(kept.kept) == ["genre", "topic"]
