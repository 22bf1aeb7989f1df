from datetime import UTC, datetime, timedelta

import pytest

from aggregator.history.views import ages, counts_us, next_refresh, steps, trending
from storage.history import Counted

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("age", "wait"),
    [
        (-DAY, 6 * HOUR),
        (HOUR, 6 * HOUR),
        (DAY, DAY),
        (6 * DAY, DAY),
        (7 * DAY, 7 * DAY),
        (40 * DAY, 30 * DAY),
        (4000 * DAY, 180 * DAY),
    ],
)
def test_the_older_an_article_the_rarer_its_visits(age, wait):
    assert next_refresh(age) == wait


@pytest.mark.parametrize("days", [0.5, 1, 3, 7, 20, 30, 100, 365, 2000, 40_000, -3])
def test_the_spans_for_the_store_say_the_same(days):
    listed = NOW - days * DAY
    (span,) = [one for one in ages(NOW) if one.listed_from <= listed < one.listed_before]
    slack = timedelta(microseconds=1)
    assert span.seen_until in {NOW - next_refresh(NOW - listed), NOW - next_refresh(
        NOW - listed - slack
    )}  # fmt: skip


def growth(*views: int, ours: bool = False) -> list[int | None]:
    series = [(NOW + number * DAY, count) for number, count in enumerate(views)]
    return [step.growth for step in steps(series, counts_us=ours)]


def test_growth_is_what_came_since_the_visit_before():
    assert growth(10, 15, 15, 40) == [None, 5, 0, 25]


def test_our_own_visits_are_no_readers():
    assert growth(10, 11, 15, ours=True) == [None, 0, 3]


def test_a_counter_that_starts_anew_has_no_negative_growth():
    series = steps([(NOW, 900), (NOW + DAY, 12), (NOW + 2 * DAY, 20)], counts_us=False)
    assert [(step.growth, step.is_reset) for step in series] == [
        (None, False),
        (None, True),
        (8, False),
    ]


def test_a_counter_that_falls_a_little_has_not_started_anew():
    assert growth(1000, 998, 1003) == [None, 0, 5]
    assert growth(3, 1, 2) == [None, 0, 1]


def test_a_site_whose_counter_ever_stood_still_does_not_count_us():
    assert counts_us([[5, 6, 9], [1, 2]])
    assert not counts_us([[5, 6, 9], [7, 7]])


def article(number: int, *views: int, source: str = "hue", age: int = 100) -> Counted:
    """Seen daily until now."""
    listed = NOW - age * DAY
    days = range(len(views) - 1, -1, -1)
    counts = [(NOW - day * DAY, count) for day, count in zip(days, views, strict=True)]
    return Counted(number, source, listed, listed, counts)


def ranked(*articles: Counted) -> list[int]:
    return [one.article_id for one in trending(articles, NOW)]


def test_what_is_usual_for_a_source_is_no_trend():
    great = [article(number, 0, 1000) for number in range(5)]
    small = [article(number, 0, 5, source="hau-giang") for number in range(10, 15)]
    rising = article(20, 100, 160, source="hau-giang")
    assert ranked(*great, *small, rising)[0] == 20


def test_what_is_usual_for_an_age_is_no_trend():
    new = [article(number, 0, 300, age=2) for number in range(5)]
    old = [article(number, 0, 1, age=900) for number in range(10, 15)]
    revived = article(20, 5000, 5040, age=900)
    assert ranked(*new, *old, revived)[0] == 20


def test_an_article_that_does_not_grow_is_no_trend():
    assert ranked(article(1, 500, 500), article(2, 3, 9)) == [2]


def test_only_the_last_day_counts():
    once, now = article(1, 0, 900, 900, 901), article(2, 0, 0, 0, 60)
    assert ranked(once, now) == [2, 1]


def test_a_counter_started_anew_is_no_trend():
    assert ranked(article(1, 100, 20)) == []
    assert ranked(article(1, 5, 100, 20, 25)) == [1]


def test_a_new_article_has_grown_from_nothing():
    assert ranked(article(1, 80, age=1)) == [1]
    assert ranked(article(1, 80, age=100)) == []


def test_our_visits_make_no_trend():
    assert ranked(article(1, 10, 11, 12), article(2, 7, 8, 9)) == []
