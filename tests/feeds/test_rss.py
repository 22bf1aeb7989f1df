"""RSS against the specification and the RSS Advisory Board's profile, and against a parser."""

import locale
from datetime import timedelta
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from feed_samples import NAMES, article, bare_article, feed_info
from lxml import etree

from feeds.build import rss
from feeds.entries import entry

ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
NS = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def channel(rows, **fields):
    made = rss(feed_info(**fields), [entry(row, NAMES) for row in rows])
    return etree.fromstring(made).find("channel")


def only_item(row):
    return channel([row]).find("item")


def parsed(row):
    result = feedparser.parse(rss(feed_info(), [entry(row, NAMES)]))
    assert not result.bozo
    return result


@pytest.mark.parametrize(
    "rows",
    [[], [article()], [bare_article()], [article(n) for n in range(200)]],
    ids=["empty", "full", "bare", "200"],
)
def test_every_document_has_what_rss_2_demands(rows):
    made = channel(rows)
    assert made.getparent().attrib == {"version": "2.0"}
    assert all(made.findtext(name) for name in ("title", "link", "description"))
    assert len(made.findall("item")) == len(rows)
    for item in made.findall("item"):
        assert item.findtext("title") or item.findtext("description")
        assert len(item.findall("guid")) == len(item.findall("link")) == 1
        assert len(item.findall("enclosure")) <= 1
        for enclosure in item.findall("enclosure"):
            assert set(enclosure.attrib) == {"url", "length", "type"}


def test_the_link_of_a_feed_is_its_page_whatever_else_is_linked():
    assert channel([]).findtext("link") == "https://tin.example/"


def test_self_and_the_other_pages_are_linked_as_in_atom():
    assert [(link.get("rel"), link.get("type")) for link in channel([]).findall(ATOM_LINK)] == [
        ("self", "application/rss+xml"),
        ("first", "application/rss+xml"),
        ("previous", "application/rss+xml"),
        ("next", "application/rss+xml"),
        ("hub", None),
    ]


def test_a_feed_without_subtitle_is_described_by_its_title():
    assert channel([], subtitle="").findtext("description") == "Tất cả tin khoa học và công nghệ"


def test_the_guid_is_the_atom_id_and_no_link():
    guid = only_item(article()).find("guid")
    assert (guid.text, guid.get("isPermaLink")) == (article().uid, "false")


def test_dates_are_those_of_the_articles():
    made = channel([article(4), article(2)])
    assert made.findtext("lastBuildDate") == "Tue, 05 Mar 2024 12:35:00 +0700"
    dates = [parsedate_to_datetime(item.findtext("pubDate")) for item in made.findall("item")]
    assert dates == [article(4).published_at, article(2).published_at]


def test_an_unknown_author_is_left_out():
    assert only_item(bare_article()).find("dc:creator", NS) is None


def test_an_unknown_date_gives_way_to_that_of_the_first_sight_and_is_called_unknown():
    item = only_item(bare_article())
    assert parsedate_to_datetime(item.findtext("pubDate")) == bare_article().first_seen_at
    assert item.findall("category")[-1].text == "Không rõ ngày đăng"


def test_when_a_text_last_changed_is_said_in_the_words_of_atom():
    updated = only_item(article()).findtext("{http://www.w3.org/2005/Atom}updated")
    assert updated == "2024-03-05T09:35:00+07:00"


def test_a_summary_is_escaped_once_more_as_descriptions_are_html():
    assert only_item(article(summary="5 < 7 & <b>")).findtext("description") == (
        "5 &lt; 7 &amp; &lt;b&gt;"
    )


def test_a_reader_may_rely_on_a_feed_for_the_minutes_of_its_ttl():
    assert channel([], ttl=timedelta(hours=6)).findtext("ttl") == "360"
    assert channel([]).find("ttl") is None


def test_writing_dates_leaves_the_locale_of_the_process_alone(monkeypatch):
    def refuse(*arguments):
        raise AssertionError(f"setlocale{arguments}")

    monkeypatch.setattr(locale, "setlocale", refuse)
    assert channel([article()]).findtext("lastBuildDate")


def test_description_is_the_summary_and_the_full_text_is_beside_it():
    item = only_item(article())
    assert item.findtext("description") == "Hội đồng xếp loại đạt."
    assert item.findtext("content:encoded", namespaces=NS) == article().body_html


def test_an_article_without_summary_has_no_description():
    item = only_item(article(summary=None))
    assert item.find("description") is None
    assert item.findtext("content:encoded", namespaces=NS) == article().body_html


def test_the_first_file_is_the_enclosure_and_the_others_are_media_content():
    item = only_item(article())
    assert dict(item.find("enclosure").attrib) == {
        "url": "https://so.example/tep/quyet-dinh.pdf",
        "length": "0",
        "type": "application/pdf",
    }
    others = [(m.get("medium"), m.get("type")) for m in item.findall("media:content", NS)]
    assert others == [("document", "application/octet-stream"), ("image", "image/jpeg")]


def test_categories_name_their_domain():
    assert [(c.text, c.get("domain")) for c in only_item(article()).findall("category")][1:3] == [
        ("Y dược, sức khoẻ", "https://tin.example/feeds/topic"),
        ("Quảng Ninh", "https://tin.example/feeds/province"),
    ]


def test_a_parser_finds_author_source_views_and_the_feeds_page():
    result = parsed(article())
    read = result.entries[0]
    assert read.author == "Hoàng Thị Bưởi"
    assert read.source == {
        "href": "https://so.example/",
        "title": "Sở Khoa học và Công nghệ Quảng Ninh",
    }
    assert read.media_statistics == {"views": "1250"}
    assert result.feed.link == "https://tin.example/"


def test_a_picture_does_not_lend_its_caption_to_the_item():
    assert parsed(article()).entries[0].title_detail.value == article().title
