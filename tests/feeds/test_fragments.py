"""Feeds of ready-made entries are the bytes that feedgen writes in one go."""

from dataclasses import replace
from datetime import timedelta

import pytest
from feed_samples import MORNING, NAMES, article, bare_article, feed_info
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.entries import Entry, Withdrawal, entry
from feeds.formats import FORMATS
from feeds.fragments import Fragments, joined, taken_apart
from feeds.heads import SOME_TIME

every_format = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
HARD = [
    "]]>",
    "</entry><entry>",
    "</item></channel></rss>",
    "<x/>",
    '"], "items": [{"id": "',
    "a\u0000\u0008b\ufffe",
    "\ud800 lone",
    "\u202eđảo ngược\u202c",
    "&amp;lt;b&amp;gt; & <b>",
    "xmlns:dc='urn:x' xmlns=''",
    "\r\n\t ",
    "",
    SOME_TIME.isoformat(),
    "Khoa học\u2028và\u2029công nghệ 🧪",
    "x" * 200_000,
]


def entries(*rows) -> list[Entry]:
    return [entry(row, NAMES) for row in rows]


def hard(number, text):
    return article(
        number,
        title=text,
        summary=text,
        author=text,
        section=text,
        source_credit=text,
        body_html=text,
        images=[{"url": f"https://so.example/{number}.jpg", "alt": text}],
    )


@every_format
@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_joined_entries_are_the_whole_document(form, size):
    rows = [bare_article(), article(2), article(3)][:size]
    info, said = feed_info(), entries(*rows)
    fragments = Fragments()
    for _ in range(2):
        assert fragments.document(form.parts, info, said) == form.whole(info, said)


@every_format
def test_the_hardest_texts_are_joined_as_they_are_written(form):
    said = entries(*(hard(number, text) for number, text in enumerate(HARD)))
    assert Fragments().document(form.parts, feed_info(), said) == form.whole(feed_info(), said)


@every_format
@given(text=st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_is_joined_as_it_is_written(form, text):
    said = entries(hard(1, text), article(2))
    info = feed_info(title=f"Tìm {text}", subtitle=text)
    assert Fragments().document(form.parts, info, said) == form.whole(info, said)


@every_format
def test_a_feed_named_like_our_mark_for_the_time_is_right(form):
    info = feed_info(title=f"Tìm {SOME_TIME.isoformat()} {form.parts.time and 'x'}")
    said = entries(article(1))
    assert Fragments().document(form.parts, info, said) == form.whole(info, said)


@every_format
def test_a_document_is_taken_apart_into_the_entries_that_it_was_made_of(form):
    fragments, said = (
        Fragments(),
        entries(*(hard(number, text) for number, text in enumerate(HARD))),
    )
    gone = (Withdrawal(id="urn:uuid:0", at=MORNING, url="https://so.example/", source='{"id": "'),)
    pieces = fragments.pieces(form.parts, said)
    for info in (feed_info(title=" ".join(HARD[1:6])), feed_info(withdrawn=gone)):
        again = list(taken_apart(form.parts, joined(form.parts, info, pieces)))
        assert [(one.id, one.data) for one in again] == [(one.id, one.data) for one in pieces]
        assert [one.updated_at for one in again] == [one.updated_at for one in pieces]
    for bad in (b"", b"<entry><id>", form.parts.head(feed_info()) + form.parts.tail):
        assert not list(taken_apart(form.parts, bad))


@every_format
def test_only_what_is_new_is_written(form):
    written = []

    def counted(one):
        written.append(one.id)
        return form.parts.entry(one)

    parts, fragments = replace(form.parts, entry=counted), Fragments()
    first, second = entries(article(1)), entries(article(2), article(1))
    fragments.document(parts, feed_info(), first)
    made = fragments.document(parts, feed_info(), second)
    assert written == [first[0].id, second[0].id]
    assert made == form.whole(feed_info(), second)


@every_format
def test_an_entry_that_says_something_else_is_written_anew(form):
    fragments, (said,) = Fragments(), entries(article(1))
    fragments.document(form.parts, feed_info(), [said])
    for changed in (
        replace(said, view_count=9),
        replace(said, updated_at=said.updated_at + timedelta(hours=1)),
        replace(said, categories=()),
    ):
        made = fragments.document(form.parts, feed_info(), [changed])
        assert made == form.whole(feed_info(), [changed])


@every_format
def test_an_entry_that_cannot_be_written_is_left_out_alone(form):
    good = entries(article(1), article(3))
    bad = replace(entries(article(2))[0], title="\ud800")
    made = Fragments().document(form.parts, feed_info(), [good[0], bad, good[1]])
    assert made == form.whole(feed_info(), good)


@every_format
def test_what_is_kept_has_a_bound(form):
    fragments = Fragments(room=20_000)
    for number in range(50):
        said = entries(article(number, body_html="<p>Hàu</p>" * 50))
        assert fragments.document(form.parts, feed_info(), said) == form.whole(feed_info(), said)
    assert 10_000 < fragments.used <= 20_000
    assert fragments.used == sum(len(piece.data) for _, piece in fragments.entries.values())
