"""Whatever comes in, an article, a list, or an error that says why comes out."""

from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from portal import PARAGRAPHS, TITLE, portal

from spiders.items import Article, LayoutError, Listing, NotAnArticleError
from spiders.pages.base import ArticlePage, ListingPage

URL = "https://skhcn.example.vn/tin/1"
WHOLE = portal(f"<h1>{TITLE}</h1><p>Ngày đăng: 25/03/2024</p>{PARAGRAPHS}", title=TITLE).encode()
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["<p>", "</div>", "<table><tr><td>", '<a href="http://[">x y z t</a>', "<br>", "<!--"]
        ),
        st.sampled_from(["<base href='http://['>", "<time datetime='x'>", "<h1>", "<script>"]),
        st.text(max_size=40),
    ),
    max_size=12,
)


def read(body):
    try:
        assert isinstance(ArticlePage(body, URL).article(), Article)
    except (NotAnArticleError, LayoutError) as error:
        assert str(error).startswith(URL)
    try:
        assert isinstance(ListingPage(body, URL).listing(), Listing)
    except NotAnArticleError as error:
        assert str(error).startswith(URL)


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_any_markup_is_read_or_refused(pieces):
    read("".join(pieces))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body):
    read(body)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE)), st.binary(max_size=30))
@example(153, b">\x01\x80\x80\x80\x80\x80\x80\xf8")  # taken for an old font: controls come out
def test_a_page_that_was_cut_or_damaged_is_read_or_refused(place, damage):
    read(WHOLE[:place] + damage)
    read(WHOLE[:place] + damage + WHOLE[place:])


def test_the_same_page_is_read_the_same_twice():
    assert ArticlePage(WHOLE, URL).article() == ArticlePage(WHOLE, URL).article()


@pytest.mark.parametrize("seed", range(5))
def test_data_that_is_no_text_is_no_article(seed):
    data = Random(seed).randbytes(60_000)
    with pytest.raises(NotAnArticleError, match="control characters"):
        ArticlePage(data, URL).article()


def test_a_few_control_characters_make_no_page_unreadable():
    damaged = PARAGRAPHS.replace(" ", " \x0b", 5)
    page = portal(f"<h1>{TITLE}</h1><p>12/03/2024</p>{damaged}")
    assert ArticlePage(page.encode(), URL).article().title == TITLE
