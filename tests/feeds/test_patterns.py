"""Entries filled into the pattern of their kind are the bytes that feedgen writes of them."""

from dataclasses import replace

import pytest
from feed_samples import NAMES, article
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds import patterns
from feeds.build import atom_entry, atom_root, rss_item, rss_root
from feeds.entries import Copy, Entry, Place, entry
from feeds.formats import below
from feeds.patterns import Patterns

WRITERS = {"atom": below(atom_root(), atom_entry), "rss": below(rss_root(), rss_item)}
every_writer = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
FULL = replace(
    entry(article(1), NAMES),
    copies=(Copy(url="https://so.example/1", source="Sở", is_first=True),),
    place=Place(name="Hạ Long", latitude=20.95, longitude=107.08),
    view_count=7,
    language="vi",
)
HARD = ["\r\n\t", '"', "<b>&amp;</b>", "urn:x-sokhcn:3:\n<", "None", "0", "]]>", "\u2028"]
words = st.sampled_from(HARD) | st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@every_writer
@given(text=words, other=words | st.none(), count=st.integers(0, 2**40) | st.none())
@settings(max_examples=80, deadline=None)
def test_any_words_are_filled_in_as_they_are_written(write, text, other, count):
    text = text.replace("\ufffe", "").replace("\uffff", "") or "x"
    filled = Patterns(write)
    for said in (
        replace(FULL, title=text, summary=other, author=other, view_count=count),
        replace(FULL, categories=(replace(FULL.categories[0], label=text, scheme=text),)),
        replace(FULL, place=replace(FULL.place, name=text, latitude=0.0)),
        replace(FULL, source=replace(FULL.source, name=text), copies=()),
    ):
        assert filled(said) == filled(said) == write(said)


@every_writer
def test_of_each_kind_one_entry_is_written(write):
    asked: list[Entry] = []

    def counted(one):
        asked.append(one)
        return write(one)

    filled = Patterns(counted)
    for title, author in (("Một", "Lan"), ("Hai", "Huệ"), ("Ba", None), ("Bốn", None)):
        filled(replace(FULL, title=title, author=author))
    assert [one.author is None for one in asked] == [False, True]


@every_writer
@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_feedgen_refuses_is_refused_also_in_the_pattern(write, bad):
    filled = Patterns(write)
    filled(FULL)
    for name in ("title", "id", "content_html"):
        with pytest.raises(ValueError):
            filled(replace(FULL, **{name: f"a{bad}b"}))


@every_writer
def test_no_more_kinds_are_kept_than_there_is_room_for(write, monkeypatch):
    monkeypatch.setattr(patterns, "MOST", 3)
    filled = Patterns(write)
    for number in range(9):
        said = replace(FULL, categories=FULL.categories[:1] * number)
        assert filled(said) == write(said)
        assert len(filled.known) <= 3
