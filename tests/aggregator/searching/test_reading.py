"""What is typed, and the words that are looked for."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aggregator.searching import words
from aggregator.searching.reading import LONGEST, MOST
from storage.searching.words import ANY, Phrase


def typed(text: str) -> list[tuple[str, ...]]:
    return [phrase.words for phrase in words(text).typed()]


def others(text: str) -> set[str]:
    return {
        " ".join(phrase.words)
        for one in words(text).wanted
        for wording in one.others
        for phrase in wording
    }


@pytest.mark.parametrize(
    "text", ["đường sắt", "ĐƯỜNG SẮT", "duong sat", "đường sắt", " đường\u00a0 sắt "]
)
def test_one_question_in_all_its_spellings(text):
    assert typed(text) == [("duong",), ("sat",)]


def test_both_places_of_the_tone_are_one():
    assert words("hoà thuỷ") == words("hòa thủy")


def test_marks_that_were_typed_are_kept():
    (phrase,) = words('"sâm Ngọc linh"').typed()
    assert phrase == Phrase(("sam", "ngoc", "linh"), ("sâm", "ngọc"))


def test_phrases_exclusion_title_and_prefix():
    found = words('"chuyển đổi" -cũ -"rất cũ" title:sâm TITLE:"lúa nếp" quan*')
    assert [one.words for one in found.unwanted] == [("cu",), ("rat", "cu")]
    phrase, title, titles, prefix = found.typed()
    assert phrase.words == ("chuyen", "doi")
    assert (title.in_title, titles.in_title, titles.words) == (True, True, ("lua", "nep"))
    assert (prefix.words, prefix.is_prefix) == (("quan",), True)


@pytest.mark.parametrize("quotes", ["“%s”", "„%s“", "«%s»"])
def test_quotation_marks_of_any_kind_hold_a_phrase(quotes):
    assert typed(quotes % "lúa nếp") == [("lua", "nep")]


def test_numbers_of_documents_are_phrases():
    assert typed("57-NQ/TW 1131/QĐ-TTg") == [("57", "nq", "tw"), ("1131", "qd", "ttg")]


@pytest.mark.parametrize(
    ("short", "long"),
    [("KH&CN", "khoa hoc va cong nghe"), ("KHCN", "khoa hoc cong nghe"), ("CĐS", "chuyen doi so"),
     ("cds", "chuyen doi so"), ("ĐMST", "doi moi sang tao"), ("SHTT", "so huu tri tue"),
     ("TCĐLCL", "tieu chuan do luong chat luong")],
)  # fmt: skip
def test_abbreviations_in_both_directions(short, long):
    assert long in others(short)
    (own,) = typed(short)
    assert " ".join(own) in others(long)


def test_an_abbreviation_among_other_words():
    found = words("tập huấn chuyển đổi số cho HTX")
    assert [len(one.typed) for one in found.wanted] == [1, 1, 3, 1, 1]
    assert others("tập huấn chuyển đổi số cho HTX") == {"cds", "hop tac xa"}


def test_between_quotation_marks_only_what_stands_there():
    assert others('"chuyển đổi số"') == set()


def test_names_of_provinces():
    assert others("Đắc Lắc") >= {"dak lak"}
    assert others("Huế") >= {"thua thien hue", "tt hue"}
    assert "ha giang" in others("Tuyên Quang")
    assert "tuyen quang" not in others("Hà Giang")
    assert "ba ria vung tau" in others("BR-VT")


@pytest.mark.parametrize("text", ["", '"', "-", ":", "(((", "*", '""', "- -", "\0", "\ud800", "&"])
def test_what_is_no_word_asks_for_nothing_special(text):
    assert words(text) == ANY


@pytest.mark.parametrize(
    "text", ["AND OR", "NEAR/", "a NOT b", "x OR", '"a" "', "title:", "^a", "a:b"]
)
def test_words_of_other_search_languages_are_words(text):
    assert all(phrase.words for phrase in words(text).typed())
    assert words(text).wanted


def test_very_long_questions_are_cut():
    assert len(words(" ".join(f"chữ{number}" for number in range(10_000))).typed()) == MOST
    assert sum(len(word) for one in words("x" * 1_000_000).typed() for word in one.words) <= LONGEST


PIECES = st.sampled_from(
    [
        *(
            '"',
            "-",
            "title:",
            "*",
            "(",
            ")",
            ":",
            "'",
            "\\",
            "NEAR/2",
            " AND ",
            " OR ",
            "NOT",
            "&",
            "|",
        ),
        *(
            "!",
            "<->",
            "{",
            "}",
            "^",
            "+",
            "\0",
            "\ud800",
            "khoa",
            "Đường",
            "57-NQ/TW",
            " ",
            "\u0301",
        ),
        *("ß", "İ", "中文"),
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)))
def test_whatever_is_typed_is_a_question(text):
    found = words(text)
    for phrase in (*found.typed(), *found.unwanted):
        assert phrase.words
        assert all(word.isalnum() for word in phrase.words)
