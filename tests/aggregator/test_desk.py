"""What the crawls of a process hand in is kept together, each whole or not at all."""

import asyncio
from datetime import UTC, datetime

import pytest

from aggregator.desk import Desk, Page
from aggregator.keeping import REFUSALS
from storage.archive.archive import Answer, packed
from storage.databases.refusals import StoreError

AT = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def desk(setting, store):
    return Desk(setting.config.database_url)


def handed_in(desk, *acts, pages=()):
    """What became of each."""

    async def all_of_them():
        asked = (desk.keep(act, lambda: pages) for act in acts)
        return await asyncio.gather(*asked, return_exceptions=True)

    return asyncio.run(all_of_them())


def visit(number):
    def act(writing):
        writing.pages.save(source="quang-ninh", url=f"https://a.vn/{number}", fetched_at=AT,
                           outcome="article")  # fmt: skip
        return number

    return act


def test_what_is_handed_in_at_about_the_same_time_is_one_transaction(desk, store):
    sessions = []
    acts = [lambda writing, one=one: (sessions.append(writing.session), visit(one)(writing))
            for one in (1, 2)]  # fmt: skip
    handed_in(desk, *acts)
    assert sessions[0] is sessions[1]
    assert len(store.pages.fetched_at(["https://a.vn/1", "https://a.vn/2"])) == 2


def test_one_that_cannot_be_kept_takes_no_other_with_it(desk, store):
    def broken(writing):
        visit(9)(writing)
        raise ValueError("no article")

    first, error, last = handed_in(desk, visit(1), broken, visit(2))
    assert (first, str(error), last) == (1, "no article", 2)
    kept = store.pages.fetched_at([f"https://a.vn/{number}" for number in (1, 2, 9)])
    assert kept.keys() == {"https://a.vn/1", "https://a.vn/2"}


def test_a_page_that_two_bring_is_in_the_archive_once(desk, store):
    answer = Answer(source="quang-ninh", url="https://a.vn/1", fetched_at=AT, body=packed(b"<p>"),
                    kind="article")  # fmt: skip
    page = Page(answer)
    handed_in(desk, visit(1), visit(2), pages=[page])
    assert store.archive.everything() == [page.number]
    assert store.archive.get(page.number).body == b"<p>"


def test_each_hears_that_the_store_refuses(desk, monkeypatch):
    monkeypatch.setitem(REFUSALS, desk.url, StoreError("the disk is full"))
    assert list(map(str, handed_in(desk, visit(1), visit(2)))) == ["the disk is full"] * 2
