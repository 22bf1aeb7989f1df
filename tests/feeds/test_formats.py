"""What holds for every format."""

import json
import re

import feedparser
import pytest
from feed_samples import NAMES, article, bare_article, feed_info
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from feeds.entries import entry
from feeds.formats import FORMATS, etag

every_format = pytest.mark.parametrize("suffix", FORMATS)
any_text = st.text(st.characters(), max_size=20)  # lone surrogates and control characters too


def build(suffix, *rows, **fields):
    return FORMATS[suffix].build(feed_info(**fields), [entry(row, NAMES) for row in rows])


def titles(suffix, data):
    if suffix == "json":
        return [item["title"] for item in json.loads(data)["items"]]
    return [title.text for title in etree.fromstring(data).xpath("//*[local-name()='title']")]


@every_format
def test_the_same_articles_are_the_same_bytes(suffix):
    assert build(suffix, article(), bare_article()) == build(suffix, article(), bare_article())


@every_format
def test_another_view_count_is_other_bytes(suffix):
    assert build(suffix, article()) != build(suffix, article(view_count=1251))


@every_format
@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "Luật &amp; đời sống",
        "Mảng a[b[0]]> và <![CDATA[",
        "Chúc mừng 🎉👩🏽‍🔬",
        "Đo\u031b\u0300i sống nga\u0300y nay",  # NFD
        "\"Ngoặc\" 'đơn' <!-- và --> ?>",
        "</title></entry>",
    ],
)
def test_a_hostile_title_arrives_as_it_is(suffix, title):
    assert title in titles(suffix, build(suffix, article(title=title)))


@pytest.mark.parametrize(
    ("suffix", "title"),
    [
        ("atom", "Hội thảo R&D <b>lần 2</b> ]]>"),
        ("rss", "Hội thảo R&D, 5 < 7 ]]>"),  # whether RSS titles are HTML, readers disagree
    ],
)
def test_a_parser_takes_no_offence_at_markup_in_a_title(suffix, title):
    parsed = feedparser.parse(build(suffix, article(title=title)))
    assert not parsed.bozo
    assert parsed.entries[0].title == title


@pytest.mark.parametrize("suffix", ["atom", "rss"])
def test_full_text_comes_through_escaped_once(suffix):
    body = "<p>a &lt; b &amp; c ]]&gt; <img src='https://so.example/a.jpg?x=1&amp;y=2'></p>"
    root = etree.fromstring(build(suffix, article(body_html=body)))
    name = {"atom": "content", "rss": "encoded"}[suffix]
    assert root.xpath(f"string(//*[local-name()='{name}'])") == body


@every_format
@settings(max_examples=60, deadline=None)
@given(
    texts=st.fixed_dictionaries(
        {
            "title": any_text,
            "url": any_text.map("https://so.example/".__add__),
            **{
                field: any_text | st.none()
                for field in ("summary", "author", "source_credit", "section", "body_html")
            },
        }
    ),
    file=any_text,
    query=any_text,
)
def test_any_text_is_well_formed(suffix, texts, file, query):
    row = article(
        **texts,
        attachments=[{"url": file, "name": file, "media_type": None}],
        images=[{"url": file, "alt": file}],
    )
    data = build(suffix, row, title=f"Tìm: {query}", self_url=f"https://tin.example/?q={query}")
    assert re.match(r"\S", titles(suffix, data)[0] or data.decode()[:1])


@every_format
def test_every_format_has_a_content_type_with_its_encoding(suffix):
    kind = {"atom": "atom+xml", "rss": "rss+xml", "json": "feed+json"}[suffix]
    assert FORMATS[suffix].content_type == f"application/{kind}; charset=utf-8"


def test_an_entity_tag_is_strong_quoted_and_of_the_bytes():
    assert re.fullmatch(r'"[0-9a-f]{32}"', etag(b"a"))
    assert etag(b"a") == etag(b"a") != etag(b"b")
