"""Words that are counted in a text are those that the index has of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.searching.tokens import read
from storage.searching.unmarked import plain

VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
TEXT = st.text(f"{VIETNAMESE}{VIETNAMESE.upper()}0123456789 .,-/&“”…\n", max_size=20)


def words(text: str) -> list[str]:
    return plain(text).decode().split()


@given(TEXT)
def test_they_are_the_same_in_any_vietnamese_text(text):
    assert words(text) == [*read(text)[1]]


@pytest.mark.parametrize("text", ["Hoà", "HÒA", "Ho\u0300a", "(hoà)—"])
def test_a_word_is_the_same_however_it_is_written(text):
    assert words(text) == ["hoa"]


def test_a_phrase_is_counted_with_the_spaces_around_it():
    assert plain("Chuyển đổi; sự chuyển đổi số").count(b" chuyen doi ") == 2


def test_letters_of_other_scripts_part_words():
    assert words("lúa Москва lúa") == ["lua", "lua"]
