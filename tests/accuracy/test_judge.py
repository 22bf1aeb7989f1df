"""The judge itself: what counts as right."""

from pathlib import Path

import pytest

from tests.accuracy.judge import Verdict, verdict, verdicts, word_f1
from tests.accuracy.saved import SavedPage


def test_a_value_where_the_page_shows_none_should_be_null():
    assert verdict("view_count", None, 120) is Verdict.FILLED


def test_a_count_of_zero_is_a_value():
    assert verdict("view_count", 0, None) is Verdict.MISSING
    assert verdict("view_count", None, 0) is Verdict.FILLED


def test_a_body_may_differ_by_a_few_words():
    text = " ".join(f"chữ{n}" for n in range(100))
    assert verdict("body_text", text, f"{text} thừa") is Verdict.RIGHT
    assert verdict("body_text", text, text[: len(text) // 2]) is Verdict.WRONG


def test_words_that_were_glued_cost_more_than_line_breaks():
    assert word_f1("ban hành\n\nnhằm", "ban hành nhằm") == 1.0
    assert word_f1("ban hành\n\nnhằm", "ban hànhnhằm") < 0.5


@pytest.mark.parametrize("between", [" - ", ", ", " – ", " và "])
def test_names_may_be_joined_by_any_mark(between):
    assert verdict("author", "Hải Yến - Minh Hoà", f"Hải Yến{between}Minh Hoà") is Verdict.RIGHT


def test_pictures_are_compared_by_what_the_reading_says_of_them():
    expected = [{"url": "https://a.example/1.jpg", "caption": "Ruộng"}]
    read = [{"url": "https://a.example/1.jpg", "alt": "x", "caption": "Ruộng"}]
    assert verdict("images", expected, read) is Verdict.RIGHT
    assert verdict("images", expected, []) is Verdict.MISSING


def test_an_article_taken_for_a_list_is_wrong_in_kind():
    page = SavedPage(Path("site/article-tin.html"), b"", {"url": "https://a.example", "title": "T"})
    assert verdicts(page, {"kind": "list"}) == {
        "kind": Verdict.WRONG,
        "title": Verdict.MISSING,
    }


def test_a_page_without_a_name_of_its_own_is_anything_but_an_article():
    assert verdict("kind", "other", "list") is Verdict.RIGHT
    assert verdict("kind", "other", "article") is Verdict.WRONG


def test_where_a_page_came_from_is_found_in_the_browser_s_comment():
    body = b"<!-- saved from url=(0022)https://a.example/tin/1 --><html>"
    assert SavedPage(Path("site/article-tin.html"), body, {}).url == "https://a.example/tin/1"


def test_a_page_of_unknown_address_is_refused():
    with pytest.raises(ValueError, match="saved from"):
        _ = SavedPage(Path("site/article-tin.html"), b"<html>", {}).url
