"""Atom against RFC 4287 and RFC 5005, section by section, and against a parser."""

import re
from collections import Counter
from dataclasses import replace

import feedparser
import pytest
from feed_samples import MORNING, NAMES, article, bare_article, feed_info
from lxml import etree

from feeds.build import atom
from feeds.entries import About, Copy, Place, entry, withdrawal
from feeds.leaving_out import LEFT_OUT

NS = {
    "a": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "g": "http://www.georss.org/georss",
    "at": "http://purl.org/atompub/tombstones/1.0",
}
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")
EXACTLY_ONCE = ("id", "title", "updated")
AT_MOST_ONCE = ("content", "published", "rights", "source", "summary", "subtitle", "generator")


def document(rows, **fields):
    made = atom(feed_info(**fields), [entry(row, NAMES) for row in rows])
    return etree.fromstring(made)


def only_entry(row):
    return document([row]).find("a:entry", NS)


def told(about):
    made = atom(feed_info(), [entry(article(), NAMES, about)])
    return etree.fromstring(made).find("a:entry", NS)


def links(element, rel):
    return [link for link in element.findall("a:link", NS) if link.get("rel", "alternate") == rel]


def assert_follows_rfc_4287(feed):
    assert feed.tag == f"{{{NS['a']}}}feed"
    assert len(links(feed, "self")) == 1
    for element in (feed, *feed.findall("a:entry", NS), *feed.iterfind(".//a:source", NS)):
        counts = Counter(etree.QName(child).localname for child in element if "Atom" in child.tag)
        assert [counts[name] for name in EXACTLY_ONCE] == [1, 1, 1]
        assert all(counts[name] <= 1 for name in AT_MOST_ONCE)
        assert len(links(element, "alternate")) == 1
        assert element.findtext("a:title", namespaces=NS)
    for made in feed.findall("a:entry", NS):
        assert made.findtext("a:author/a:name", namespaces=NS)
    for date in (*feed.iter("{*}updated"), *feed.iter("{*}published")):
        assert RFC3339.fullmatch(date.text)
    for link in feed.iter(f"{{{NS['a']}}}link"):
        assert re.fullmatch(r"https?://[!-~]+", link.get("href"))
    ids = [made.findtext("a:id", namespaces=NS) for made in feed.findall("a:entry", NS)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "rows",
    [[], [article()], [bare_article()], [article(n) for n in range(200)]],
    ids=["empty", "full", "bare", "200"],
)
def test_every_document_follows_rfc_4287(rows):
    assert_follows_rfc_4287(document(rows))


def test_the_pages_of_a_feed_are_linked_by_rfc_5005():
    feed = document([article()])
    hrefs = {rel: links(feed, rel)[0].get("href") for rel in ("self", "first", "previous", "next")}
    assert hrefs == {
        "self": "https://tin.example/feeds/all.atom?page=2",
        "first": "https://tin.example/feeds/all.atom",
        "previous": "https://tin.example/feeds/all.atom",
        "next": "https://tin.example/feeds/all.atom?page=3",
    }


def test_the_last_page_has_no_next_one():
    assert links(document([], next_url=None), "next") == []


def test_a_hub_is_announced_and_is_not_the_feeds_page():
    feed = document([article()])
    assert links(feed, "hub")[0].get("href") == "https://hub.example/"
    assert links(feed, "alternate")[0].get("href") == "https://tin.example/"


def test_a_feed_is_as_new_as_its_newest_article_by_change():
    feed = document([article(3), article(9), article(1)])
    assert feed.findtext("a:updated", namespaces=NS) == "2024-03-05T17:35:00+07:00"


def test_an_empty_feed_is_as_new_as_it_is_told():
    assert document([]).findtext("a:updated", namespaces=NS) == "2024-01-01T07:00:00+07:00"


def test_entries_keep_the_order_given():
    feed = document([article(2), article(9), article(5)])
    titles = [title.text for title in feed.findall("a:entry/a:title", NS)]
    assert [title[-1] for title in titles] == ["2", "9", "5"]


def test_an_article_without_date_is_dated_by_its_first_sight_and_says_so():
    made = only_entry(article(published_at=None))
    assert made.findtext("a:published", namespaces=NS) == "2024-03-05T09:30:00+07:00"
    terms = [category.get("term") for category in made.findall("a:category", NS)]
    assert terms[-1] == "khong-ro-ngay-dang"
    dated = only_entry(article()).findall("a:category", NS)
    assert "khong-ro-ngay-dang" not in [category.get("term") for category in dated]


def test_an_unknown_author_gives_way_to_the_department_with_its_address():
    author = only_entry(article(author=None)).find("a:author", NS)
    assert author.findtext("a:name", namespaces=NS) == "Sở Khoa học và Công nghệ Quảng Ninh"
    assert author.findtext("a:uri", namespaces=NS) == "https://so.example/"


def test_a_known_author_stands_alone():
    authors = only_entry(article()).findall("a:author/*", NS)
    assert [author.text for author in authors] == ["Hoàng Thị Bưởi"]


def test_files_are_enclosures_with_type_and_name():
    made = [dict(link.attrib) for link in links(only_entry(article()), "enclosure")]
    assert made[0] == {
        "rel": "enclosure",
        "href": "https://so.example/tep/quyet-dinh.pdf",
        "type": "application/pdf",
        "title": "Quyết định",
    }
    assert len(made) == 3


def test_the_source_is_the_department_and_our_feed_of_it():
    source = only_entry(article()).find("a:source", NS)
    assert source.findtext("a:title", namespaces=NS) == "Sở Khoa học và Công nghệ Quảng Ninh"
    assert links(source, "alternate")[0].get("href") == "https://so.example/"
    assert links(source, "self")[0].get("href") == (
        "https://tin.example/feeds/source/quang-ninh.atom"
    )


def test_views_and_credit_stand_in_media_rss_and_dublin_core():
    made = only_entry(article())
    assert made.find("media:community/media:statistics", NS).get("views") == "1250"
    assert made.findtext("dc:source", namespaces=NS) == "Báo Vùng Biển"


def test_no_views_are_not_zero_views_nor_unknown_ones():
    assert only_entry(article(view_count=None)).find("media:community", NS) is None
    zero = only_entry(article(view_count=0)).find("media:community/media:statistics", NS)
    assert zero.get("views") == "0"


def test_a_new_view_count_does_not_make_an_entry_newer():
    old, new = only_entry(article()), only_entry(article(view_count=9999))
    assert old.findtext("a:updated", namespaces=NS) == new.findtext("a:updated", namespaces=NS)


def test_a_picture_says_what_it_shows():
    picture = only_entry(article()).find("media:content", NS)
    assert (picture.get("medium"), picture.get("url")) == (
        "image",
        "https://so.example/anh/hau.jpg",
    )
    assert picture.findtext("media:description", namespaces=NS) == "Bè hàu"


def test_only_a_known_author_is_the_creator():
    assert only_entry(article()).findtext("dc:creator", namespaces=NS) == "Hoàng Thị Bưởi"
    assert only_entry(article(author=None)).find("dc:creator", NS) is None


def test_the_first_of_all_copies_is_linked_as_the_origin_and_the_others_as_related():
    copies = (
        Copy(url="https://bao.example/1", source="Báo A", is_first=True),
        Copy(url="https://so-hai.example/2", source="Sở B"),
    )
    made = told(About(updated_at=MORNING, copies=copies))
    assert [link.get("href") for link in links(made, "via")] == ["https://bao.example/1"]
    assert [link.get("title") for link in links(made, "related")] == ["Sở B"]


def test_the_place_is_a_point_of_georss_with_latitude_first():
    place = Place(name="Hạ Long", latitude=20.95, longitude=107.07)
    made = told(About(updated_at=MORNING, place=place))
    assert made.findtext("g:point", namespaces=NS) == "20.95 107.07"
    assert made.findtext("g:featurename", namespaces=NS) == "Hạ Long"


def test_what_was_withdrawn_leaves_a_tombstone_of_rfc_6721():
    left = withdrawal(article(gone_at=MORNING), NAMES)
    made = document([], withdrawn=(left,)).find("at:deleted-entry", NS)
    assert (made.get("ref"), made.get("when")) == (article().uid, "2024-03-05T08:30:00+07:00")
    assert made.findtext("at:by/a:name", namespaces=NS) == "Sở Khoa học và Công nghệ Quảng Ninh"
    assert made.find("a:link", NS).get("href") == article().url


def test_the_feed_of_a_province_that_ended_names_its_successor():
    feed = document([], successor_url="https://tin.example/feeds/province/ho-chi-minh.atom")
    assert links(feed, "successor-version")[0].get("href").endswith("/ho-chi-minh.atom")


def test_an_entry_that_cannot_be_written_is_left_out_counted_and_told(caplog):
    good = entry(article(1), NAMES)
    bad = replace(good, id="urn:bad", title="\x00")
    before = LEFT_OUT.total()
    feed = etree.fromstring(atom(feed_info(), [bad, good]))
    assert [e.findtext("a:id", namespaces=NS) for e in feed.findall("a:entry", NS)] == [good.id]
    assert LEFT_OUT.total() == before + 1
    assert "urn:bad" in caplog.text


def test_the_language_of_an_article_is_its_entrys():
    assert (
        only_entry(article(language="en")).get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    )


def test_a_parser_reads_back_what_the_article_says():
    parsed = feedparser.parse(atom(feed_info(), [entry(article(), NAMES)]))
    assert (parsed.bozo, parsed.version) == (False, "atom10")
    read = parsed.entries[0]
    assert read.id == article().uid
    assert read.link == article().url
    assert read.summary == "Hội đồng xếp loại đạt."
    assert read.content[0].value == "<p>Mô hình <b>đạt</b> yêu cầu.</p>"
    assert [tag.label for tag in read.tags][:3] == [
        "Sở hữu trí tuệ",
        "Y dược, sức khoẻ",
        "Quảng Ninh",
    ]
    assert read.media_statistics == {"views": "1250"}
    assert read.published == "2024-03-05T09:30:00+07:00"
