"""What PostgreSQL's index is asked beside the words: thirds of months, and words without order."""

from datetime import UTC, datetime

from storage.searching.match import All, AnyOf, But, Row, loosely
from storage.searching.spans import FIRST, Span, back, told_by_days
from storage.searching.tables import place

LAST = place(datetime(2026, 3, 2, tzinfo=UTC), 7)
WORD, PHRASE = Row(("lúa",)), Row(("giong", "lua"))


def test_words_in_order_are_asked_for_without_it():
    found = loosely(All((WORD, Row(("giong", "lu"), is_prefix=True))))
    assert found == All((WORD, All((Row(("giong",)), Row(("lu",), is_prefix=True)))))


def test_a_phrase_that_is_not_wanted_leaves_out_no_article_with_its_words():
    assert loosely(But(WORD, (PHRASE, WORD))) == But(WORD, (WORD,))
    assert loosely(But(WORD, (PHRASE,))) == WORD


def test_what_has_no_order_is_asked_for_as_it_is():
    node = But(AnyOf((WORD, All((WORD, WORD)))), (WORD,))
    assert loosely(node) == node


def test_spans_go_back_from_the_last_article():
    days, part = back(LAST, Span(), 4)
    assert days == ["k:2026030", "k:2026022", "k:2026021", "k:2026020"]
    assert part.low == place(datetime(2026, 2, 1, tzinfo=UTC), 0)


def test_spans_end_where_no_more_is_asked_for():
    low = place(datetime(2026, 2, 15, tzinfo=UTC), 0)
    days, part = back(LAST, Span(low), 40)
    assert (days, part) == (["k:2026030", "k:2026022", "k:2026021"], Span(low))


def test_a_short_time_is_told_by_its_days_and_all_time_is_not():
    low = place(datetime(2026, 2, 25, tzinfo=UTC), 0)
    assert told_by_days(WORD, LAST, Span(low)) == All(
        (WORD, AnyOf((Row(("k:2026030",)), Row(("k:2026022",)))))
    )
    assert told_by_days(WORD, LAST, Span(FIRST)) == WORD
