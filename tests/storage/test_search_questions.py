"""Both databases find the same, and what a reader finds."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.filters import Filter
from storage.searching.tokens import fold_word, spelt
from storage.searching.words import Phrase, Wanted, Words
from storage.store import open_store
from storage.upkeep import schema

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
SYLLABLES = "khoa học và công nghệ sâm lúa lụa đường dưỡng 57 nq tw kh cn số đổi ma má"
ARTICLES = 150

PHRASE = st.builds(
    lambda words, in_title, is_prefix: Phrase(
        tuple(map(fold_word, words)),
        tuple(word for word in words if fold_word(word) != word and not is_prefix),
        in_title,
        is_prefix,
    ),
    st.lists(st.sampled_from(SYLLABLES.split()), min_size=1, max_size=3),
    st.booleans(),
    st.booleans(),
)
WANTED = st.builds(
    lambda typed, others: Wanted(tuple(typed), tuple(map(tuple, others))),
    st.lists(PHRASE, min_size=1, max_size=2),
    st.lists(st.lists(PHRASE, min_size=1, max_size=2), max_size=2),
)
WORDS = st.builds(
    lambda wanted, unwanted: Words(tuple(wanted), tuple(unwanted)),
    st.lists(WANTED, max_size=3),
    st.lists(PHRASE, max_size=2),
)
FILTERS = st.sampled_from(
    [Filter(), Filter(provinces=["hue"]), Filter(since=NOW - timedelta(days=700)),
     Filter(min_views=50), Filter(provinces=["hue", "son-la"], until=NOW - timedelta(days=90))]
)  # fmt: skip


@pytest.fixture(scope="module")
def stores(tmp_path_factory, server, template):
    urls = (
        f"sqlite:///{tmp_path_factory.mktemp('search')}/a.db",
        server.url(server.database(template)),
    )
    schema.prepare(urls[0])
    with open_store(urls[0]) as one, open_store(urls[1]) as two:
        for store in (one, two):
            fill(store)
        yield one, two


def fill(store) -> None:
    dice = random.Random(5)
    with store.write() as writer:
        names = {"name": "Sở", "kind": "department", "platform": "auto"}
        writer.sources.save(slug="so", base_url="https://so.example", **names)
        for number in range(ARTICLES):
            address = f"https://so.example/{number}"
            values = {
                "url": address,
                "canonical_url": address,
                "title": " ".join(dice.choices(SYLLABLES.split(), k=3)),
                "body_text": " ".join(dice.choices(SYLLABLES.split(), k=dice.randrange(1, 12))),
                "published_at": NOW - timedelta(hours=dice.randrange(20_000)),
                "province": dice.choice(["hue", "son-la", None]),
                "view_count": dice.choice([None, 10, 99]),
            }
            writer.articles.save("so", values, seen_at=NOW)


def has(row, phrase: Phrase) -> bool:
    """Whether a reader finds it."""
    for text in [row.title] if phrase.in_title else [row.title, row.body_text]:
        said = [*map(fold_word, spelt(text))]
        for start in range(len(said) - len(phrase.words) + 1):
            some = said[start : start + len(phrase.words)]
            if phrase.is_prefix and some[-1].startswith(phrase.words[-1]):
                some[-1] = phrase.words[-1]
            if tuple(some) == phrase.words:
                return True
    return False


def answers(row, words: Words) -> bool:
    wanted = all(
        any(all(has(row, phrase) for phrase in wording) for wording in one.wordings())
        for one in words.wanted
    )
    return wanted and not any(has(row, phrase) for phrase in words.unwanted)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WORDS, FILTERS)
def test_both_databases_find_what_a_reader_finds(stores, words, which):
    one, two = stores
    expected = [row.id for row in one.articles.latest(which, limit=ARTICLES) if answers(row, words)]
    for store in stores:
        assert store.search.newest(words, which, limit=ARTICLES) == expected
        assert store.search.count(words, which) == (len(expected), True)
    best = one.search.ranked(words, which, limit=ARTICLES)
    assert sorted(best) == sorted(expected)
    assert two.search.ranked(words, which, limit=ARTICLES) == best
    assert one.search.facets(words, which) == two.search.facets(words, which)
