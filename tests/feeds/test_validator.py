"""The validator finds what is wrong: documents that break a specification at one place."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from feed_samples import MORNING, NAMES, article, feed_info

from feeds.calendar import CalendarInfo, Event, calendar
from feeds.entries import About, Copy, Place, Withdrawal, entry
from feeds.formats import FORMATS
from feeds.opml import Folder, Subscription, opml
from tests.feeds.validator import problems

LEFT = Withdrawal(id=article(9).uid, at=MORNING, url="https://so.example/9", source="Sở A")


def good(kind: str) -> bytes:
    """A document in which nothing is wrong, and everything is said."""
    if kind == "opml":
        feed = Subscription(
            title="Tất cả", feed_url="https://tin.example/a", site_url="https://tin.example/"
        )
        return opml("Nguồn", [Folder("Chung", (feed,))])
    if kind == "ics":
        event = Event(uid="1@x", day=date(2026, 5, 1), title="Hạn; nộp", text="a\nb",
                      url="https://so.example/1", changed_at=datetime(2026, 1, 1, tzinfo=UTC),
                      sequence=0)  # fmt: skip
        site = "https://tin.example/"
        info = CalendarInfo(id="1", title="Hạn", text="", self_url=f"{site}c.ics", site_url=site,
                            refresh=timedelta(hours=1))  # fmt: skip
        return calendar(info, [event])
    about = About(
        updated_at=MORNING,
        view_count=5,
        copies=(Copy(url="https://b.example/1", source="Báo"),),
        place=Place(name="Hạ Long", latitude=20.9, longitude=107.1),
    )
    info = feed_info(withdrawn=(LEFT,), ttl=timedelta(hours=1),
                     self_url=f"https://tin.example/feeds/all.{kind}?page=2",
                     next_url=f"https://tin.example/feeds/all.{kind}?page=3")  # fmt: skip
    return FORMATS[kind].build(info, [entry(article(), NAMES, about), entry(article(2), NAMES)])


@pytest.mark.parametrize("kind", ["atom", "rss", "json", "opml", "ics"])
def test_nothing_is_found_where_nothing_is_wrong(kind):
    assert problems(good(kind), kind) == []


BROKEN = {
    "atom": [
        ("<feed ", "<food ", "XML"),
        ("<title>Tất cả tin khoa học và công nghệ</title>", "", "not one title"),
        ("<updated>2024", "<updated>24", "no date of RFC 3339"),
        ("+07:00</updated>", "</updated>", "no date of RFC 3339"),
        ("<id>urn:uuid:7", "<id>7", "no identifier"),
        ('rel="self"', 'rel="hub"', "no link to itself"),
        ('rel="self"', 'rel="myself"', "rel 'myself'"),
        ('<link href="https://so.example/tin/mo-hinh-1.html"', '<link href="/tin/1"', "absolute"),
        ('<link rel="enclosure"', "<link", "more than one alternate"),
        (' type="application/pdf"', "", "an enclosure without type"),
        ("<name>Hoàng Thị Bưởi</name>", "<name/>", "not one name"),
        ('term="y-duoc"', 'term=""', "no term"),
        ('type="html"', 'type="CDATA"', "type 'CDATA'"),
        ("&lt;b&gt;", "&lt;script&gt;", "<script>"),
        ("&lt;b&gt;", "&lt;b onclick=x&gt;", "onclick"),
        ("&lt;b&gt;", "&lt;a href='javascript:x'&gt;", "href='javascript:x'"),
        ("&lt;b&gt;", "&lt;img src='/a.jpg'&gt;", "src='/a.jpg'"),
        ("<published>", "<published>x", "no date"),
        ("<summary>", "<abstract/><summary>", "<abstract> has no place"),
        ('views="5"', 'views="many"', "no number"),
        ("20.9 107.1", "107.1 20.9", "no point"),
        ("<dc:creator>Hoàng Thị Bưởi<", "<dc:creator><", "dc:creator is empty"),
        (f'ref="{LEFT.id}"', "", "deleted-entry: ref"),
        (article(2).uid, article(1).uid, "id twice"),
        ("feeds/all.atom?page=3", "feeds/all.atom?page=2", "its own next"),
        ('rel="previous"', 'rel="first"', "more than one first"),
        ("Hội đồng", "Hội \x01đồng", "XML"),
        ("Hội đồng", "Hội &#1;đồng", "XML"),
        ("<?xml version='1.0' encoding='UTF-8'?>", "", "declaration"),
    ],
    "rss": [
        ('version="2.0"', 'version="0.92"', "no RSS 2.0"),
        ("<link>https://tin.example/</link>", "", "channel: no link"),
        ("<link>https://so.example/tin/mo-hinh-1.html", "<link>tin/1", "absolute"),
        (" +0700</lastBuildDate>", " GMT+7</lastBuildDate>", "RFC 822"),
        ("<pubDate>Tue", "<pubDate>Mon", "another weekday"),
        ('isPermaLink="false"', "", "guid: no absolute address"),
        (f'<guid isPermaLink="false">{article(1).uid}</guid>', "", "no guid"),
        (' length="0"', "", "no number"),
        ("<ttl>60<", "<ttl>-1<", "no number"),
        ("</guid>", "</guid><author>Nụ</author>", "without address of e-mail"),
        ("<item>", "<item><updated/>", "<updated> is none of RSS"),
        ("</pubDate>", "</pubDate><pubDate>x</pubDate>", "more than one pubDate"),
        ('rel="self"', 'rel="hub"', "no link to itself"),
        ("&lt;b&gt;", "&lt;iframe&gt;", "<iframe>"),
        ("<atom:updated>", "<atom:updated>x", "no date of RFC 3339"),
        (article(2).uid, article(1).uid, "guid twice"),
    ],
    "json": [
        ("version/1.1", "version/1", "version"),
        ('"title": "Tất cả tin khoa học và công nghệ", ', "", "no title"),
        ('"id": "urn:uuid:e9758532', '"di": "urn:uuid:e9758532', "no id"),
        ('"content_html": ', '"content": ', "neither content_html"),
        ('"date_published": "2024', '"date_published": "24', "no date"),
        ('"mime_type": "application/pdf"', '"mime_type": "pdf"', "no media type"),
        ('"url": "https://so.example/tin', '"url": "//so.example/tin', "absolute"),
        ('"tags": ["Sở', '"tags": [1, "Sở', "a tag that is no text"),
        ('"authors": [{"name": "Hoàng Thị Bưởi"}]', '"authors": [{}]', "that is nobody"),
        ('"language": "vi", "attachments"', '"lang": "vi", "attachments"', "none of JSON Feed"),
        ("<b>", "<object>", "<object>"),
        ('"view_count": 5', '"view_count": NaN', "NaN"),
        (article(2).uid, article(1).uid, "id twice"),
        ("page=3", "page=2", "its own next page"),
        ("}", "", "JSON"),
    ],
    "opml": [
        ('version="2.0"', 'version="1.0"', "no OPML 2.0"),
        ("<head>", "<body/><head>", "not one head"),
        ('xmlUrl="https://tin.example/a"', 'xmlUrl="/a"', "absolute"),
        ('type="rss" ', "", "no type"),
        ('text="Chung" ', "", "no text"),
        ("<title>", "<title><", "XML"),
        ('xmlUrl="https://tin.example/a"', "", "xmlUrl"),
    ],
    "ics": [
        ("UID:1@x\r\n", "", "not one UID"),
        ("DTSTAMP", "STAMP", "not one DTSTAMP"),
        ("SEQUENCE:0", "SEQUENCE:-1", "SEQUENCE"),
        ("Hạn\\; nộp", "Hạn; nộp", "not escaped"),
        ("a\\nb", "a\\qb", "not escaped"),
        ("DTEND;VALUE=DATE:20260502", "DTEND;VALUE=DATE:20260501", "ends before"),
        ("20260101T000000Z", "20260101", "no moment"),
        ("END:VEVENT", "BEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT", "VALARM"),
        ("END:VEVENT", "END:VTODO", "ends nothing"),
        ("END:VCALENDAR\r\n", "", "no calendar"),
        ("TRANSP:TRANSPARENT", "TRANSP:" + "x" * 80, "octets"),
        ("TRANSP:TRANSPARENT", "TRANSP", "no property"),
        ("URL:https://so.example/1", "URL:so", "no address"),
        ("VERSION:2.0\r\n", "VERSION:2.0\n", "CRLF"),
        ("STATUS:CONFIRMED", "STATUS:SURE", "STATUS"),
        ("PRODID", "X-ID", "not one PRODID"),
    ],
}


@pytest.mark.parametrize(
    ("kind", "there", "instead", "found"),
    [(kind, *case) for kind, cases in BROKEN.items() for case in cases],
)
def test_what_breaks_a_specification_is_found(kind, there, instead, found):
    document = good(kind).decode()
    assert there in document
    broken = document.replace(there, instead, 1)
    assert any(found in problem for problem in problems(broken.encode(), kind))


def test_the_same_deletion_twice_is_found():
    twice = FORMATS["atom"].build(feed_info(withdrawn=(LEFT, replace(LEFT, source="Sở B"))), [])
    assert any("deleted-entry twice" in problem for problem in problems(twice, "atom"))
