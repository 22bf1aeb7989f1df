"""Bytes of pages whose declarations are right, wrong, or missing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.letters.charset import decode

TEXT = "Trạm quan trắc phóng xạ ở Móng Cái đo được mức bình thường, kỹ sư Vũ Thị Hường cho biết"
PAGE = "<html><head><meta charset='{}'></head><body>" + TEXT + "</body></html>"
DECLARATIONS = (None, "utf-8", "iso-8859-1", "windows-1252", "windows-1258", "utf-16", "ko-co")


def windows_1258(text: str) -> bytes:
    """As typed on Windows: composed letters, each tone as a byte after its vowel."""
    coded = b""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        vowel = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
        coded += (vowel + tones).encode("cp1258")
    return coded


@pytest.mark.parametrize("declared", DECLARATIONS)
@pytest.mark.parametrize("meta", ["utf-8", "iso-8859-1", "windows-1258"])
def test_utf_8_is_read_whatever_is_declared(declared, meta):
    page = PAGE.format(meta)
    assert decode(page.encode(), declared) == page


@pytest.mark.parametrize("declared", DECLARATIONS)
@pytest.mark.parametrize("meta", ["utf-8", "iso-8859-1", "windows-1258"])
def test_windows_1258_is_read_whatever_is_declared(declared, meta):
    page = PAGE.format(meta)
    assert unicodedata.normalize("NFC", decode(windows_1258(page), declared)) == page


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig"])
def test_wide_encodings_are_read_with_and_without_mark(encoding):
    page = PAGE.format("utf-8")
    assert decode(page.encode(encoding), "utf-8") == page


def test_a_page_cut_within_a_letter_loses_only_that_letter():
    assert decode("Phóng xạ".encode()[:-1]) == "Phóng x\ufffd"


def test_a_foreign_byte_in_utf_8_is_marked_and_the_rest_kept():
    assert decode(TEXT.encode() + b" caf\xe9.") == TEXT + " caf\ufffd."


@pytest.mark.parametrize("declared", [None, "iso-8859-1", "windows-1258"])
def test_french_is_no_vietnamese_with_tones(declared):
    text = "où était né Müller, à l'été"
    assert decode(text.encode("cp1252"), declared) == text


def test_a_declared_charset_of_another_language_is_obeyed():
    assert decode("Привет, мир".encode("cp1251"), "windows-1251") == "Привет, мир"


def test_the_meta_element_speaks_where_the_header_is_silent():
    page = "<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>Привет"
    assert decode(page.encode("koi8-r")) == page


@given(st.binary(), st.none() | st.text())
def test_any_bytes_give_text(body, declared):
    assert isinstance(decode(body, declared), str)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_in_utf_8_comes_back(text):
    assert decode(b"<p>" + text.encode()).startswith("<p>")
    if "\x00" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode(), "iso-8859-1") == text
