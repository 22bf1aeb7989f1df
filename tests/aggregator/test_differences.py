import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.history.differences import Kind, as_html, as_text, difference, shortened

OLD = "Sở thông báo.\n\nHạn nộp: 15/5/2026, kinh phí 1.200 triệu đồng.\n\nXin cảm ơn."
NEW = "Sở thông báo.\n\nHạn nộp: 30/5/2026, kinh phí 1.200 triệu đồng.\n\nXin cảm ơn."


def without(kind: Kind, old: str, new: str) -> list[str]:
    return "".join(piece.text for piece in difference(old, new) if piece.kind is not kind).split()


def test_a_word_that_changed_stands_between_those_that_stayed():
    assert "Hạn nộp: [-15/5/2026-] {+30/5/2026+}, kinh phí" in as_text(difference(OLD, NEW))


def test_a_paragraph_that_is_new_is_added_whole():
    added = [piece.text for piece in difference(OLD, OLD + "\n\nThêm một đoạn.")
             if piece.kind is Kind.ADDED]  # fmt: skip
    assert [text.strip() for text in added] == ["Thêm một đoạn."]


def test_spaces_alone_are_no_difference():
    kinds = {piece.kind for piece in difference("Sở  họp sáng nay.", "Sở họp sáng nay.")}
    assert kinds == {Kind.KEPT}


def test_colour_is_for_terminals_alone():
    pieces = difference("cũ", "mới")
    assert as_text(pieces) == "[-cũ-]{+mới+}"
    assert as_text(pieces, colour=True) == "\x1b[31m[-cũ-]\x1b[0m\x1b[32m{+mới+}\x1b[0m"


def test_html_holds_nothing_that_a_text_could_smuggle_in():
    shown = as_html(difference("a <b>x</b>", "a <script>y</script> & z"))
    assert "<script>" not in shown
    assert "<b>" not in shown
    assert "<ins>" in shown
    assert "<del>" in shown


def test_what_stayed_is_cut_to_a_few_words_around_a_change():
    long = " ".join(f"từ{number}" for number in range(500))
    shown = as_text(shortened(difference(f"{long} cũ {long}", f"{long} mới {long}"), 3))
    assert shown == " … từ497 từ498 từ499 [-cũ-] {+mới+} từ0 từ1 từ2 … "


@given(st.text("ab ,.\n12ầ", max_size=80), st.text("ab ,.\n12ầ", max_size=80))
def test_both_texts_can_be_read_from_their_difference(old, new):
    assert "".join(without(Kind.ADDED, old, new)) == "".join(old.split())
    assert "".join(without(Kind.REMOVED, old, new)) == "".join(new.split())


@pytest.mark.parametrize("separator", ["\n\n", " "])
def test_a_text_of_a_megabyte_takes_seconds(separator):
    chance = random.Random(3)
    words = [f"từ{chance.randrange(3000)}" for _ in range(120_000)]
    lines = [" ".join(words[at : at + 60]) for at in range(0, len(words), 60)]
    old, new = (separator.join(text) for text in (lines, lines[:900] + lines[903:]))
    began = time.process_time()
    pieces = difference(old, new + " cuối")
    assert time.process_time() - began < 8
    removed = "".join(piece.text for piece in pieces if piece.kind is Kind.REMOVED)
    assert removed.split() == " ".join(lines[900:903]).split()


def test_a_text_without_anchors_is_replaced_in_time():
    began = time.process_time()
    difference("a b " * 200_000, "b a a " * 150_000)
    assert time.process_time() - began < 8
