"""Feeds, maps and answers of an API are lists of articles too."""

import gzip
import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.items import VIETNAM, LayoutError, NotAnArticleError
from spiders.pages.channels import channels_of, is_channel, listing_of, sitemaps_of
from spiders.pages.feeds import FeedListing
from spiders.pages.listing import ListingPage
from spiders.pages.page import Page
from spiders.pages.sitemap import SitemapListing
from spiders.pages.wordpress import PostsListing, next_posts, posts_url

URL = "https://a.vn/rss"


def item(number: int, date: str = "", title: str = "Mùa lúa") -> str:
    return (
        f"<item><title>{title}</title><link>https://a.vn/tin/{number}</link>"
        f"<pubDate>{date}</pubDate></item>"
    )


def rss(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>'


def links(document: str | bytes, url: str = URL, content_type: str = ""):
    return listing_of(document, content_type, url).listing().links


def test_the_entries_of_rss_have_address_title_and_time():
    (link,) = links(rss(item(1, "Sat, 07 Nov 2026 08:59:00 +0700", "Lúa &amp;amp; ngô")))
    assert (link.url, link.title) == ("https://a.vn/tin/1", "Lúa & ngô")
    assert link.published_at == datetime(2026, 11, 7, 8, 59, tzinfo=VIETNAM)


def test_the_entries_of_rss_1_and_atom_are_read_alike():
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="https://a.vn/tin/1">'
        "<title>Lúa</title><dc:date>2026-11-07T08:59:00+07:00</dc:date></item></rdf:RDF>"
    )
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="/rss?page=2"/><entry>'
        '<title type="html">&lt;b&gt;Lúa&lt;/b&gt;</title><link href="/tin/1"/>'
        "<published>2026-11-07T01:59:00Z</published><updated>2026-11-09T03:30:00Z</updated>"
        "</entry></feed>"
    )
    (one,), (other,) = links(rdf), links(atom)
    assert (one.url, one.title, one.published_at) == (other.url, other.title, other.published_at)
    assert other.modified_at == datetime(2026, 11, 9, 3, 30, tzinfo=UTC)
    assert listing_of(atom, "", URL).listing().next_url == "https://a.vn/rss?page=2"


def test_months_in_the_place_of_minutes_are_no_times():
    items = [item(n, f"Sat, 0{n} Nov 2026 08:11:0{n} GMT") for n in (1, 2, 3)]
    assert {link.published_at for link in links(rss(*items))} == {None}


def test_minutes_that_differ_are_believed():
    items = [item(n, f"Sat, 0{n} Nov 2026 08:1{n}:00 GMT") for n in (1, 2, 3)]
    assert all(link.published_at for link in links(rss(*items)))


@pytest.mark.parametrize("date", ["", "hôm qua", "0000-00-00", "Mon, 31 Feb 2026 10:00:00 GMT"])
def test_an_impossible_date_is_none(date):
    assert links(rss(item(1, date)))[0].published_at is None


def test_a_broken_feed_is_read_as_far_as_it_goes():
    broken = "PHP Notice: x\n" + rss(item(1), "<item><title>Lúa & ngô &nbsp;</title>", item(2))[:-9]
    assert [link.url for link in links(broken, content_type="text/xml")][:1] == [
        "https://a.vn/tin/1"
    ]


def test_entries_of_other_sites_are_left_out():
    foreign = "<item><title>Lúa</title><link>https://b.vn/1</link></item>"
    assert links(rss(foreign, item(2)))[0].url == "https://a.vn/tin/2"


def test_a_bomb_of_entities_does_not_go_off():
    bomb = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    document = bomb + "<rss><channel>" + item(1, title="&b;") + "</channel></rss>"
    assert len(FeedListing(document, URL).listing().links[0].title) < 10


MAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
    "<url><loc>https://a.vn/gioi-thieu</loc></url>"
    "<url><loc>https://a.vn/tin/1</loc><lastmod>2026-11-01</lastmod></url>"
    "<url><loc>https://a.vn/tin/2</loc><lastmod>2026-11-07T08:00:00+07:00</lastmod></url>"
    "<url><loc>https://b.vn/tin/3</loc></url></urlset>"
)


@pytest.mark.parametrize("body", [MAP, MAP.encode(), gzip.compress(MAP.encode())])
def test_a_map_names_pages_of_its_site_newest_first_and_vouches_for_none(body):
    listing = listing_of(body, "application/xml", "https://a.vn/sitemap.xml").listing()
    assert [link.url[-6:] for link in listing.links] == ["/tin/2", "/tin/1", "-thieu"]
    assert listing.links[0].modified_at == datetime(2026, 11, 7, 8, tzinfo=VIETNAM)
    assert not listing.vouched


def test_an_index_names_further_maps_news_first_and_none_of_categories():
    names = ("category-sitemap", "sitemap-2025", "sitemap-2026", "news-sitemap")
    years = ("2026-11-09", "2025-01-01", "2026-11-08", "2026-10-01")
    parts = "".join(
        f"<sitemap><loc>https://a.vn/{name}.xml</loc><lastmod>{year}</lastmod></sitemap>"
        for name, year in zip(names, years, strict=True)
    )
    index = f'<sitemapindex xmlns="http://x">{parts}</sitemapindex>'
    listing = listing_of(index, "", "https://a.vn/sitemap.xml").listing()
    assert listing.channels == tuple(
        f"https://a.vn/{name}.xml" for name in ("news-sitemap", "sitemap-2026", "sitemap-2025")
    )
    assert listing.links == ()


def test_a_map_for_news_tells_titles_and_times():
    news = MAP.replace(
        "<loc>https://a.vn/tin/1</loc>",
        "<loc>https://a.vn/tin/1</loc><news:news><news:title>Lúa</news:title>"
        "<news:publication_date>2026-11-20</news:publication_date></news:news>",
    )
    first = listing_of(news, "", "https://a.vn/sitemap.xml").listing().links[0]
    assert (first.url, first.title) == ("https://a.vn/tin/1", "Lúa")


def post(number: int, **values: object) -> dict[str, object]:
    title = {"rendered": "L&uacute;a &#8211; <em>ngô</em>"}
    return {"link": f"https://a.vn/{number}/", "title": title, **values}


API = "https://a.vn/wp-json/wp/v2/posts?per_page=2&_fields=link,title"


def test_posts_of_wordpress_are_links_with_exact_times():
    posts = [post(1, date_gmt="2026-11-07T01:59:00", modified="2026-11-09T08:00:00"), post(2)]
    listing = listing_of(json.dumps(posts), "application/json", API).listing()
    assert listing.links[0].title == "Lúa – ngô"
    assert listing.links[0].published_at == datetime(2026, 11, 7, 1, 59, tzinfo=UTC)
    assert listing.links[0].modified_at == datetime(2026, 11, 9, 8, tzinfo=VIETNAM)
    assert (
        listing.next_url == "https://a.vn/wp-json/wp/v2/posts?per_page=2&_fields=link,title&page=2"
    )


def test_fewer_posts_than_asked_for_are_the_last():
    assert PostsListing(json.dumps([post(1)]), API).listing().next_url is None
    past = '{"code": "rest_post_invalid_page_number", "message": "x", "data": {"status": 400}}'
    listing = listing_of(past, "application/json", next_posts(API)).listing()
    assert (listing.links, listing.next_url) == ((), None)


def test_the_api_is_asked_for_posts_whichever_way_its_address_is_written():
    assert posts_url("https://a.vn/wp-json/").startswith(
        "https://a.vn/wp-json/wp/v2/posts?per_page="
    )
    plain = posts_url("https://a.vn/index.php?rest_route=/")
    assert plain.startswith("https://a.vn/index.php?rest_route=/wp/v2/posts&per_page=")


def test_pages_and_other_answers_are_read_as_pages():
    for body in (
        "<!DOCTYPE html><html><body>Tin <rss></body></html>",
        '{"d": "<ul></ul>"}',
        "",
        "<p>",
    ):
        assert isinstance(listing_of(body, "text/html", URL, ListingPage), ListingPage)
        assert not is_channel(body)


@given(text=st.text(max_size=60), start=st.sampled_from(["", "<rss>", "<urlset>", "[", "\x1f\x8b"]))
def test_anything_is_a_list_or_refused(text, start):
    body = (
        (start + text).encode("utf-8", "replace")
        if start != "\x1f\x8b"
        else b"\x1f\x8b" + text.encode("utf-8", "replace")
    )
    for content_type in ("text/xml", ""):
        with suppress(LayoutError, NotAnArticleError):
            listing_of(body, content_type, URL).listing()


def announced(head: str, url: str = "https://a.vn/tin/") -> tuple[str, ...]:
    return channels_of(Page(f"<html><head>{head}</head><body>Tin</body></html>", url))


def feed(href: str, title: str = "") -> str:
    return f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{href}">'


def test_channels_are_found_in_the_head_of_a_page_the_best_first():
    head = (
        '<link rel="sitemap" href="/sitemap.xml">'
        + feed("/feed/")
        + '<link rel="https://api.w.org/" href="https://a.vn/wp-json/">'
    )
    found = announced(head)
    assert found == (
        posts_url("https://a.vn/wp-json/"),
        "https://a.vn/feed/",
        "https://a.vn/sitemap.xml",
    )


def test_feeds_of_comments_of_one_article_and_of_tags_are_left_out():
    head = (
        feed("/comments/feed/", "Dòng phản hồi")
        + feed("/mua-lua/feed/", "Lúa")
        + feed("/tag/lua/feed/")
        + feed("https://b.vn/feed/")
    )
    assert announced(head, "https://a.vn/mua-lua/") == ()


def test_the_feed_of_a_section_belongs_to_its_list():
    head = feed("/category/tin/feed/", "Chuyên mục Tin")
    assert announced(head, "https://a.vn/category/tin/") == ("https://a.vn/category/tin/feed/",)


def test_maps_are_named_in_robots_txt():
    text = (
        "User-agent: *\nDisallow: /x\n sitemap: https://a.vn/a.xml\r\nSitemap:/b.xml\n#Sitemap: c"
    )
    assert sitemaps_of(text) == ("https://a.vn/a.xml",)


def test_a_map_that_is_none_is_refused():
    for body in (b"\x1f\x8bxx", b"<rss></rss>", b"\xff\xfe"):
        with pytest.raises(LayoutError):
            SitemapListing(body, URL).listing()
