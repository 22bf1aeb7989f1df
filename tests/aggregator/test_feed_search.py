"""Any search is a feed, with a name that depends on what is searched and not on how it is typed."""

from datetime import UTC, datetime

import feedparser
import pytest

from aggregator.asking.questions import QuestionError
from aggregator.syndication.asking import asked
from aggregator.syndication.documents import feed
from tests.aggregator.conftest import SEEN, article

NOW = datetime(2026, 3, 3, tzinfo=UTC)


@pytest.fixture
def search(store, setting):
    with store.write() as writing:
        for number, title in ((21, "Nghiệm thu mô hình trồng nấm"), (22, "Trồng nấm rơm"),
                              (23, "Họp về chuyển đổi số")):  # fmt: skip
            values = article(number, title=title, body_text=f"{title} tại xã.")
            writing.articles.save("quang-ninh", values, seen_at=SEEN)

    def told(*pairs):
        named = asked("/feeds/search", pairs, setting.names, NOW)
        return feedparser.parse(feed(store, setting.names, named.address, "atom", named.wish))

    return told


def titles(parsed):
    return [entry.title for entry in parsed.entries]


def test_words_are_looked_for_with_and_without_marks(search):
    assert titles(search(("q", "trồng nấm"))) == ["Trồng nấm rơm", "Nghiệm thu mô hình trồng nấm"]
    assert titles(search(("q", "trong nam"))) == titles(search(("q", "trồng nấm")))
    assert titles(search(("q", '"mô hình" nấm'))) == ["Nghiệm thu mô hình trồng nấm"]
    assert titles(search(("q", "nấm -rơm"))) == ["Nghiệm thu mô hình trồng nấm"]


def test_filters_choose_besides(search):
    assert len(titles(search(("province", "ba-ria-vung-tau")))) == 1
    assert len(titles(search(("province", "ho-chi-minh")))) == 1
    assert titles(search(("q", "nấm"), ("province", "ba-ria-vung-tau"))) == []
    assert len(titles(search(("min_views", "225")))) == 1
    assert len(titles(search(("since", "2026-02-22")))) == 2


def test_authors_sections_and_documents_choose_too(store, search):
    with store.write() as writing:
        values = article(24, author="Hà Thị Nụ", section="Tin tức", documents=["57-NQ/TW"])
        writing.articles.save("quang-ninh", {**values, "rules": "1"}, seen_at=SEEN)
    for parameter, value in (("author", "ha thi nu"), ("section", "Tin tức"),
                             ("document", "57-NQ/TW")):  # fmt: skip
        assert titles(search((parameter, value))) == [values["title"]]


def test_a_search_pages_back_through_all_that_it_finds(search):
    first = search(("q", "nấm"), ("limit", "1"))
    (href,) = [link.href for link in first.feed.links if link.rel == "next"]
    place = href.partition("before=")[2]
    second = search(("q", "nấm"), ("limit", "1"), ("before", place))
    assert titles(first) + titles(second) == ["Trồng nấm rơm", "Nghiệm thu mô hình trồng nấm"]
    assert "next" not in [link.rel for link in second.feed.links]
    assert titles(search(("q", "nấm"), ("limit", "1"), ("page", "2"))) == titles(second)


def test_expressions_sift_what_a_search_finds(search):
    assert titles(search(("q", "nấm"), ("filter_title", "^Nghiệm"))) == [
        "Nghiệm thu mô hình trồng nấm"
    ]


def test_a_search_has_one_name_however_it_is_written(search):
    one = search(("province", "quang-ninh"), ("q", "nấm"), ("province", "son-la"), ("page", "1"))
    other = search(("q", "nấm"), ("province", "son-la"), ("province", "quang-ninh"), ("utm", "x"))
    assert one.feed.id == other.feed.id
    assert one.feed.id != search(("q", "nấm")).feed.id
    (itself,) = [link.href for link in one.feed.links if link.rel == "self"]
    assert itself == (
        "https://tin.example/feeds/search.atom?q=n%E1%BA%A5m&province=quang-ninh&province=son-la"
    )


def test_the_title_says_what_is_searched(search):
    told = search(("q", "nấm"), ("topic", "y-duoc"))
    assert told.feed.title == "Tìm: nấm, Y dược, sức khoẻ"
    assert search().feed.title == "Tìm: tất cả"


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("province", "atlantis"), ("topic", "x"), ("since", "soon"), ("min_views", "-1")],
)
def test_what_cannot_be_meant_is_told(search, parameter, value):
    with pytest.raises(QuestionError) as refused:
        search((parameter, value))
    assert refused.value.parameter == parameter


@pytest.mark.parametrize("typed", ['"', "-", "*", "title:", "((", "a" * 5000, "\x00", "NEAR("])
def test_nothing_that_is_typed_is_a_fault(search, typed):
    assert not search(("q", typed)).bozo


@pytest.mark.parametrize("parameter", ["provnce", "topik", "sources", "min_view"])
def test_a_misspelt_filter_is_told_as_it_would_find_everything(search, parameter):
    with pytest.raises(QuestionError, match=f"{parameter} = 'x': no parameter; did you mean"):
        search((parameter, "x"))


@pytest.mark.parametrize("parameter", ["utm_source", "opencc", "sort", "cursor", "format", "lang"])
def test_what_is_no_filter_is_passed_over(search, parameter):
    assert titles(search((parameter, "x"), ("q", "rơm"))) == ["Trồng nấm rơm"]
