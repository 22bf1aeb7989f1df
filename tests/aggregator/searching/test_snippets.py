"""The part of a text that answers, as it stands there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.searching import marked, snippet, words

TEXT = (
    "Sở Khoa học và Công nghệ khảo sát vùng trồng. " * 8
    + "Ông Lò Văn Ính kể về giống lúa nếp\n\nhoa vàng của bản. "
    + "Buổi chiều, đoàn thăm xưởng sấy và ghi nhận ý kiến của bà con. " * 8
)


def told(pieces) -> str:
    return "".join(f"[{one.text}]" if one.is_hit else one.text for one in pieces)


def test_what_is_looked_for_is_marked_in_the_words_of_the_text():
    found = told(snippet(TEXT, words("giong lua nep hoa vang"), 14))
    assert "[giống lúa nếp hoa vàng]" in found
    assert found.startswith("…")
    assert found.endswith("…")
    assert len(found.split()) <= 16


def test_without_a_hit_it_is_the_beginning():
    assert told(snippet(TEXT, words("tàu thủy"), 5)) == "Sở Khoa học và Công…"
    assert told(snippet("Một câu.", words("tàu thủy"))) == "Một câu."
    assert snippet("", words("lúa")) == []


def test_an_abbreviation_is_marked_written_out():
    assert told(marked("Sở Khoa học và Công nghệ họp", words("KH&CN"))).startswith(
        "Sở [Khoa học và Công nghệ]"
    )


def test_where_some_have_the_typed_marks_others_are_not_marked():
    assert told(marked("lụa và lúa", words("lúa"))) == "lụa và [lúa]"
    assert told(marked("lụa và lúa", words("lua"))) == "[lụa] và [lúa]"
    assert told(marked("lụa là", words("lúa"))) == "[lụa] là"


def test_letters_with_loose_marks_and_markup_stay_as_they_are():
    loose = "Nghie\u0302\u0323m thu <b>lu\u0301a</b> & ngô"
    assert told(marked(loose, words("nghiem lua"))) == (
        "[Nghie\u0302\u0323m] thu <b>[lu\u0301a]</b> & ngô"
    )


def test_prefixes_and_phrases():
    assert told(marked("chuyển chuyên khác", words("chuy*"))) == "[chuyển chuyên] khác"
    assert told(marked("số đổi; đổi số", words('"đổi số"'))) == "số đổi; [đổi số]"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.text(max_size=20), st.integers(1, 40))
def test_a_snippet_of_all_words_is_the_text(text, asked, length):
    assert " ".join("".join(p.text for p in marked(text, words(asked))).split()) == " ".join(
        text.split()
    )
    assert all(piece.text for piece in snippet(text, words(asked), length))
