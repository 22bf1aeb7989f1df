"""Whatever is typed, both databases answer, and alike."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aggregator.searching import words
from storage.store import open_store
from storage.upkeep import schema
from tests.aggregator.searching.test_reading import PIECES
from tests.storage.conftest import server, template

__all__ = ["server", "template"]


@pytest.fixture(scope="module")
def stores(tmp_path_factory, server, template):
    from tests.storage.test_search_questions import fill

    file = f"sqlite:///{tmp_path_factory.mktemp('asking')}/a.db"
    schema.prepare(file)
    with open_store(file) as one, open_store(server.url(server.database(template))) as two:
        for store in (one, two):
            fill(store)
        yield one, two


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=20).map("".join)))
def test_both_databases_answer_whatever_is_typed_alike(stores, text):
    one, two = stores
    said = words(text)
    assert one.search.newest(said, limit=99) == two.search.newest(said, limit=99)
    assert one.search.ranked(said, limit=20) == two.search.ranked(said, limit=20)
    assert one.search.facets(said) == two.search.facets(said)


@pytest.mark.parametrize("text", ["x " * 500_000, "-x " * 300_000, '"' * 1_000_000, "(" * 100_000,
                                  " ".join(map(str, range(10_000))), "a" * 1_000_000])  # fmt: skip
def test_a_megabyte_is_answered(stores, text):
    for store in stores:
        assert store.search.ranked(words(text), limit=5) is not None
