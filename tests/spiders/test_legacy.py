"""Texts typed with the fonts of before Unicode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.letters.charset import decode
from spiders.letters.legacy import from_legacy, old_font
from spiders.letters.syllables import is_syllable

TCVN3 = {
    "Phßng thö nghiÖm ®o l­êng tØnh": "Phòng thử nghiệm đo lường tỉnh",
    "N«ng d©n trång v¶i thiÒu ë Lôc Ng¹n": "Nông dân trồng vải thiều ở Lục Ngạn",
    "KÕ ho¹ch ®µo t¹o c¸n bé n¨m 2004": "Kế hoạch đào tạo cán bộ năm 2004",
    "KÕT LUËN THANH TRA": "KẾT LUẬN THANH TRA",
    "§Ò ¸n": "Đề án",
    "®­êng": "đường",
}
VNI = {
    "Phoøng thöû nghieäm ño löôøng tænh": "Phòng thử nghiệm đo lường tỉnh",
    "Noâng daân troàng vaûi thieàu ôû Luïc Ngaïn": "Nông dân trồng vải thiều ở Lục Ngạn",
    "Keá hoaïch ñaøo taïo caùn boä naêm 2004": "Kế hoạch đào tạo cán bộ năm 2004",
    "KEÁT LUAÄN THANH TRA TÆNH": "KẾT LUẬN THANH TRA TỈNH",
    "Kyõ thuaät nuoâi caù ngöïa": "Kỹ thuật nuôi cá ngựa",
    "chæ nghóa ñòa": "chỉ nghĩa địa",
}


@pytest.mark.parametrize(("typed", "meant"), [*TCVN3.items(), *VNI.items()])
def test_old_fonts_become_unicode(typed, meant):
    assert from_legacy(typed) == meant


def test_viscii_becomes_unicode():
    typed = "Kª hoÕch ðào tÕo cán bµ nåm 2004"
    assert from_legacy(typed) == "Kế hoạch đào tạo cán bộ năm 2004"


def test_utf_8_that_was_encoded_twice_is_read_once():
    twice = "Đào tạo cán bộ".encode().decode("cp1252", "replace").replace("\ufffd", "\x90")
    assert from_legacy(twice) == "Đào tạo cán bộ"


def test_bytes_of_an_old_font_find_their_way_through_the_decoder():
    typed, meant = "KÕ ho¹ch ®µo t¹o c¸n bé ®o l­êng", "Kế hoạch đào tạo cán bộ đo lường"
    for declared in (None, "iso-8859-1", "windows-1258", "utf-8"):
        assert from_legacy(decode(typed.encode("latin-1"), declared)) == meant


def test_a_page_tells_what_a_short_text_cannot():
    read = old_font(["Trang chñ", "Vò Thu", *TCVN3, "© 2004", "Đã đổi mã"])
    assert [read(text) for text in ("Vò Thu", "© 2004", "Đã đổi mã", "Sè ®o")] == [
        "Vũ Thu",
        "© 2004",
        "Đã đổi mã",
        "Số đo",
    ]
    assert old_font(VNI)("Lyù Thu") == "Lý Thu"


def test_a_page_in_unicode_has_no_old_font():
    assert old_font([*TCVN3.values(), "là", "café", "© 2004", "home"]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch đào tạo cán bộ",
        "là và có, không hề gì",
        "Cà Mau",
        "TÔ HOÀI",
        "né",
        "Les élèves étaient là-bas, où l'été fut très chaud",
        "Die schöne Müllerin fährt für größere Flächen",
        "El niño comió en España más señor",
        "não são três opções",
        "naïve café résumé",
        "Ångström, Øresund, São Tomé",
        "5 µm, 25°C, ±3 §12 ½ «abc» ABC® ©",
        "plain text, 2004",
        "",
    ],
)
def test_other_text_is_left_alone(text):
    assert from_legacy(text) == text


@given(st.text(alphabet=st.characters(max_codepoint=0xFF)))
def test_converting_twice_changes_nothing(text):
    assert from_legacy(from_legacy(text)) == from_legacy(text)


@given(
    st.lists(st.sampled_from(sorted(TCVN3) + sorted(VNI) + ["là", "été", "®", "Müller", "2004"]))
)
def test_mixtures_convert_once(parts):
    text = " ".join(parts)
    assert from_legacy(from_legacy(text)) == from_legacy(text)


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "quyết",
        "gìn",
        "giếng",
        "khuỷu",
        "Ươm",
        "ngoằn",
        "yêu",
        "thuở",
        "hòa",
        "hoà",
        "quỹ",
    ],
)
def test_syllables_are_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["table", "hgà", "quyêt", "hoc", "theỏ", "hòanh", "oà̀", "café", "strasse", "ngđ", "xyz"]
)
def test_other_words_are_no_syllables(word):
    assert not is_syllable(word)
