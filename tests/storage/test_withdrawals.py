from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from storage.filters import ALL, Cursor, Filter

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def five(store):
    """Five articles a day apart; numbers 2 and 4 were taken back, 4 before 2."""
    with store.write() as writing:
        writing.sources.save(slug="a", name="A", kind="department", province=None,
                             platform="auto", base_url="https://a.vn")  # fmt: skip
        for number in range(1, 6):
            url = f"https://a.vn/{number}"
            values = {"url": url, "canonical_url": url, "title": f"Tin {number}",
                      "published_at": NOON + number * DAY, "topics": {"y-duoc": 0.5} if number == 3
                      else {}}  # fmt: skip
            row = writing.articles.save("a", values, seen_at=NOON + number * DAY).row
            if number in (2, 4):
                row.gone_at = NOON + (30 - number) * DAY
    return store


def ids(rows):
    return [row.id for row in rows]


def test_lists_may_leave_out_what_was_taken_back(five):
    assert ids(five.articles.latest(Filter(withdrawn=False))) == [5, 3, 1]
    assert ids(five.articles.latest(Filter(withdrawn=True))) == [4, 2]


def test_withdrawals_stand_between_two_places_of_a_list(five):
    def between(newer, older, limit=9):
        return ids(five.withdrawals.between(ALL, newer, older, limit=limit))

    three = Cursor(NOON + 3 * DAY, 3)
    assert between(None, None) == [4, 2]
    assert between(None, three) == [4]
    assert between(three, None) == [2]
    assert between(None, None, limit=1) == [4]


def test_the_latest_withdrawals_come_first_whenever_the_articles_were_listed(five):
    late = five.withdrawals.lately(ALL, NOON, limit=9)
    assert ids(late) == [2, 4]
    assert late[0].gone_at == NOON + 28 * DAY
    assert ids(five.withdrawals.lately(ALL, NOON + 27 * DAY, limit=9)) == [2]


def test_withdrawals_are_those_of_the_articles_that_are_chosen(five):
    assert five.withdrawals.lately(replace(ALL, sources=["b"]), NOON, limit=9) == []


def test_texts_come_in_the_order_of_lists_with_their_topics(five):
    found = five.texts.latest(ALL, limit=3)
    assert [(text.id, text.title) for text in found] == [(5, "Tin 5"), (4, "Tin 4"), (3, "Tin 3")]
    last = found[-1]
    following = five.texts.latest(ALL, limit=9, after=Cursor(last.listed_at, last.id))
    assert ids(following) == [2, 1]
    assert five.texts.topics([1, 2, 3]) == {3: ["y-duoc"]}
