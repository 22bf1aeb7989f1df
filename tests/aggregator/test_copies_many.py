"""Copies among many articles, in any order, from crawls at the same time."""

import shutil
from contextlib import contextmanager
from functools import cache
from itertools import permutations
from multiprocessing import get_context

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aggregator import jobs
from storage.store import open_store
from tests.aggregator.story import LEAD, STORY, cluster, keep
from tests.benchmarks.copied import Kept, articles
from tests.benchmarks.copying import fill, prepare, save, score
from tests.storage.server import running


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A store with the sources, to be copied: much faster than to make one."""
    file = tmp_path_factory.mktemp("template") / "empty.db"
    jobs.schema.prepare(f"sqlite:///{file}")
    with open_store(f"sqlite:///{file}") as store:
        prepare(store)
    return file


@contextmanager
def a_store(template, folder):
    """A store of its own, with nothing in it but the sources."""
    number = len(list(folder.iterdir()))
    url = f"sqlite:///{shutil.copy(template, folder / f'{number}.sqlite')}"
    with open_store(url) as store:
        yield store


@pytest.mark.parametrize("seed", range(2))
def test_order_of_arrival_does_not_change_which_articles_are_one(template, seed, tmp_path):
    before, behind = STORY[: len(STORY) // 2], STORY[len(STORY) // 2 :]
    texts = [STORY, LEAD + STORY, before, behind]
    found = set()
    for order in list(permutations(range(4)))[seed::2]:
        with a_store(template, tmp_path) as store:
            kept = {one: keep(store, texts[one], source="so-1") for one in order}
            found.add(tuple(cluster(store, kept[one]) for one in range(4)))
    assert found == {(1, 1, 1, 1)}


@cache
def some(seed: int) -> list[Kept]:
    """Four hundred articles, made once."""
    return list(articles(400, seed=seed))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(range(10)), seed=st.integers(0, 3))
def test_sets_of_generated_articles_are_one_in_any_order(template, tmp_path, order, seed):
    few = some(seed)
    stories = [one.story for one in few if one.edit not in {"original", "form"}]
    chosen = [one for one in few if one.story in stories[:3]][:10]
    groups = []
    for arrival in (range(len(chosen)), [one for one in order if one < len(chosen)]):
        with a_store(template, tmp_path) as store:
            kept = [one for place in arrival for one in save(store, [chosen[place]])]
            of_each = store.copies.clusters_of(one.id for one in kept)
            together: dict[object, set[int]] = {}
            for one in kept:
                key = of_each[one.id] or -one.id
                together.setdefault(key, set()).add(one.kept.number)
            groups.append(sorted(map(sorted, together.values())))
    assert groups[0] == groups[1]


def test_copies_and_no_others_are_found_among_two_thousand(template, tmp_path):
    with a_store(template, tmp_path) as store:
        many = list(articles(2_000, seed=11))
        kept = [one for start in range(0, 2_000, 500) for one in fill(store, many[start:][:500])]
        found = score(store, kept)
    assert found.precision >= 0.99
    assert found.recall >= 0.99
    assert min(found.by_edit.values()) >= 0.98
    assert len(found.by_edit) == 4


def save_all(url: str, kept: list[Kept]) -> None:
    with open_store(url) as store:
        save(store, kept)


@pytest.fixture(params=["sqlite", "postgresql"])
def shared(request, template, tmp_path):
    """The address of a store that several crawls write to, on either database."""
    if request.param == "sqlite":
        yield f"sqlite:///{shutil.copy(template, tmp_path / 'shared.sqlite')}"
        return
    with running() as server:
        url = server.url(server.database())
        jobs.schema.prepare(url)
        with open_store(url) as store:
            prepare(store)
        yield url


def test_two_crawls_that_save_copies_at_once_make_one_cluster(shared):
    stories = [one for one in articles(100, seed=2) if one.edit == "original"][:25]
    spawn = get_context("fork")
    both = [
        spawn.Process(
            target=save_all,
            args=(shared, [one._replace(source=f"so-{crawl}") for one in stories]),
        )
        for crawl in range(2)
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    with open_store(shared) as store:
        rows = store.articles.latest(limit=100)
        assert len(rows) == 2 * len(stories)
        by_title = {row.title: {other.cluster for other in rows if other.title == row.title}
                    for row in rows}  # fmt: skip
        assert all(len(found) == 1 and None not in found for found in by_title.values())
        assert len({row.cluster for row in rows}) == len(stories)
