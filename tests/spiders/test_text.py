"""Clean text, folded text, comparison keys, leftover entities."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.text import clean, clean_paragraphs, fold, tone_key, unescape

VIETNAMESE = "Đoàn công tác khảo sát xưởng đóng tàu ở Cửa Ông, huyện Vân Đồn"


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("  Hội  thảo\n\tvề   chè ", "Hội thảo về chè"),
        ("Hội\xa0thảo\u3000về\u2009chè", "Hội thảo về chè"),
        ("Hội\u200b th\u00adảo\ufeff", "Hội thảo"),
        ("Hội\u2028thảo", "Hội thảo"),
        ("\x00Hội\x0b thảo\x1f\ufffe", "Hội thảo"),
        ("Hội \ud83dthảo", "Hội thảo"),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_a_line_keeps_only_what_a_reader_sees(printed, cleaned):
    assert clean(printed) == cleaned


def test_decomposed_text_becomes_composed():
    assert clean(unicodedata.normalize("NFD", VIETNAMESE)) == VIETNAMESE


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("Ðồng Tháp", "Đồng Tháp"),
        ("QÐ-UBND", "QĐ-UBND"),
        ("ðồng bào", "đồng bào"),
        ("HÐND tỉnh", "HĐND tỉnh"),
        ("ÐĂNG KÝ", "ĐĂNG KÝ"),
        ("Ɖà Lạt", "Đà Lạt"),
    ],
)
def test_an_eth_typed_for_a_dyet_becomes_one(printed, cleaned):
    assert clean(printed) == cleaned


@pytest.mark.parametrize("name", ["Sigurður", "SIGURÐUR", "Guðni Jóhannesson", "STAÐUR"])
def test_the_eth_of_icelandic_names_stays(name):
    assert clean(name) == name


def test_paragraphs_are_parted_by_one_blank_line():
    text = "Mở đầu\r\n\r\n\r\n  Nội \xa0dung\n\u200b\nKết thúc\n"
    assert clean_paragraphs(text) == "Mở đầu\n\nNội dung\n\nKết thúc"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Thị Thuỷ", "dang thi thuy"),
        ("HỘI ĐỒNG", "hoi dong"),
        ("Straße №5", "straße №5"),
        ("lúc １５:２０", "luc 15:20"),
    ],
)
def test_folding_takes_case_and_marks_away(text, folded):
    assert fold(text) == folded


def test_folding_decomposed_text_gives_the_same():
    assert fold(unicodedata.normalize("NFD", VIETNAMESE)) == fold(VIETNAMESE)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà Bình", "HÒA BÌNH"), ("Thuý", "thúy"), ("khoẻ", "khỏe"), ("Uỷ ban", "Ủy ban")],
)
def test_spellings_of_one_name_share_a_key(one, other):
    assert tone_key(one) == tone_key(unicodedata.normalize("NFD", other))


@pytest.mark.parametrize(("one", "other"), [("hòa", "hóa"), ("má", "mà"), ("tô", "to")])
def test_different_words_have_different_keys(one, other):
    assert tone_key(one) != tone_key(other)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Cuộc thi &quot;Sáng tạo&quot;", 'Cuộc thi "Sáng tạo"'),
        ("Chủ đề&#x3A; nước sạch", "Chủ đề: nước sạch"),
        ("S&amp;T &amp;amp;quot;xanh&amp;amp;quot;", 'S&T "xanh"'),
        ("tr&agrave; Th&aacute;i", "trà Thái"),
    ],
)
def test_entities_left_over_are_undone(text, plain):
    assert unescape(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "R&D",
        "AT&T; và",
        "a&lt b",
        "&khongco;",
        "&#0;",
        "&#xD800;",
        "&#9999999;",
        "&notit;",
        "a && b",
    ],
)
def test_an_ampersand_that_is_meant_stays(text):
    assert unescape(text) == text


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)
    assert clean_paragraphs(clean_paragraphs(text)) == clean_paragraphs(text)


@given(st.text())
def test_clean_text_is_one_composed_printable_line(text):
    line = clean(text)
    assert unicodedata.is_normalized("NFC", line)
    assert line.split() == [word for word in line.split(" ") if word]
    assert not any(0xD800 <= ord(char) < 0xE000 or ord(char) < 32 for char in line)


@given(st.text(f"{VIETNAMESE}{VIETNAMESE.upper()}ÊêĂĨỸ–“…\xa0", max_size=9))
def test_folding_is_the_same_beside_letters_that_are_rare_here(text):
    assert fold(text + "Ж") == fold(text) + "ж"


@given(st.text())
def test_folding_keeps_offsets_and_is_stable(text):
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed)) == len(composed)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_key_is_its_own_key(text):
    assert tone_key(tone_key(text)) == tone_key(text)


@given(st.text(alphabet="&#x;amplt1234quot Đạ"))
def test_unescaping_any_text_gives_text(text):
    assert len(unescape(text)) <= len(text)
