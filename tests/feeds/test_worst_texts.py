"""Whatever an article says, the feed that holds it follows its specification."""

import html
from datetime import UTC, datetime

import nh3
import pytest
from feed_samples import NAMES, article, bare_article, feed_info
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.entries import entry
from feeds.formats import FORMATS
from feeds.leaving_out import LEFT_OUT
from spiders.reading.safe import ATTRIBUTES, TAGS
from tests.feeds.validator import problems

every_format = pytest.mark.parametrize("suffix", FORMATS)
NASTY = [
    "]]>", "<![CDATA[", "<script>", "&#0;", "&amp;", "\x00", "\x1b[0m", "\x85", "\u202e", "\u2066",
    "\ufeff", "\ufffe", "\ud83d", "\udc00", "👩🏽‍🔬", "e\u0301", "\u2028", "-->", "<?xml?>",
    "{{7}}", "\r\n", "\t", "%zz", "'\"", "ﷺ" * 20,
]  # fmt: skip
texts = st.lists(st.sampled_from(NASTY) | st.text(st.characters(), max_size=15), max_size=6).map(
    "".join
)
addresses = st.one_of(
    texts.map("https://so.example/".__add__), texts, texts.map("javascript:".__add__)
)
moments = st.integers(-(10**9), 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def cleaned(body: str) -> str:
    """As bodies are cleaned before they are kept; lone surrogates come behind."""
    whole = body.encode("utf-8", "replace").decode()
    return nh3.clean(whole, tags=TAGS, attributes=ATTRIBUTES) + "\ud83d\x00"


def build(suffix, *rows):
    itself = f"https://tin.example/feeds/all.{suffix}"
    info = feed_info(self_url=f"{itself}?page=2", next_url=f"{itself}?page=3")
    return FORMATS[suffix].build(info, [entry(row, NAMES) for row in rows])


@every_format
@settings(max_examples=100, deadline=None)
@given(
    said=st.fixed_dictionaries(
        {
            "title": texts,
            **{name: texts | st.none() for name in
               ("summary", "author", "source_credit", "section", "body_html")},
            "published_at": moments | st.none(),
            "updated_at": moments,
            "view_count": st.integers(0, 2**62) | st.none(),
        }
    ),
    files=st.lists(st.tuples(addresses, texts, texts), max_size=3),
)  # fmt: skip
def test_the_worst_article_is_a_valid_entry(suffix, said, files):
    body = said["body_html"] and cleaned(said["body_html"])
    row = article(
        **{**said, "body_html": body},
        attachments=[{"url": url, "name": name, "media_type": kind} for url, name, kind in files],
        images=[{"url": url, "alt": name, "caption": None} for url, name, _ in files],
    )
    before = LEFT_OUT.total()
    assert problems(build(suffix, row, article(2)), suffix) == []
    assert LEFT_OUT.total() == before


@every_format
@pytest.mark.parametrize("title", ["Đ" * 1_000_000, "]]>" * 300_000, "\x00" * 1_000_000, ""])
def test_a_title_of_a_megabyte_or_of_nothing_is_a_valid_entry(suffix, title):
    assert problems(build(suffix, article(title=title)), suffix) == []


@every_format
def test_an_article_without_anything_is_a_valid_entry(suffix):
    assert problems(build(suffix, bare_article(title="")), suffix) == []


@every_format
def test_a_summary_that_looks_like_markup_runs_nowhere(suffix):
    made = build(suffix, article(summary="<script>alert(1)</script>"))
    assert problems(made, suffix) == []
    if suffix == "rss":
        assert html.escape(html.escape("<script>")).encode() in made
