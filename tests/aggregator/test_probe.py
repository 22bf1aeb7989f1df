"""What a probe makes of a site, asked page by page in this process."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache

import pytest

from aggregator.config import Config
from aggregator.probing.pages import Failed, ProbeError
from aggregator.probing.proposal import Proposal, propose, start_urls
from aggregator.probing.report import how_sure
from aggregator.probing.sample import fields_seen
from aggregator.probing.survey import SAMPLE, TRIES, Kind, Survey
from aggregator.probing.verdict import verdict
from aggregator.replica import Replica
from aggregator.replica.sites import SITES
from aggregator.sources import sources
from spiders.addresses.urls import canonical_url
from tests.aggregator.probed import (
    HOME,
    Site,
    article,
    articles,
    driven,
    fetched,
    listing,
    page,
)

SPIDERS = sources(Config())
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title>{}</channel></rss>'.format(
        "".join(
            f"<item><title>Tin thứ {n} trong ngày</title>"
            f"<link>{HOME}/tin/bai-viet-so-{n}.html</link></item>"
            for n in (10, 11, 12)
        )
    )
)


@pytest.fixture(scope="module")
def replica() -> Iterator[Replica]:
    with Replica() as running:
        yield running


@pytest.fixture(scope="module")
def seen_of(replica: Replica) -> Callable[[str], Survey]:
    """By slug: a survey of a site of the replica, from its list."""
    return cache(lambda slug: driven(replica.urls[slug] + SITES[slug].first_list))


def as_source(proposal: Proposal):
    """The spider of a source that is configured as proposed."""
    told = tomllib.loads(proposal.toml())["sources"]
    return sources(Config(sources=told))[proposal.slug]


def assert_read_as(replica: Replica, seen: Survey) -> None:
    truth = {canonical_url(str(one["url"])): one for one in replica.truth()}
    assert len(seen.read) == SAMPLE
    for one in seen.read:
        told = truth[canonical_url(one.url)]
        assert one.article.title == told["title"]
        assert one.article.published_at == datetime.fromisoformat(str(told["published_at"]))


@pytest.mark.parametrize("slug", SITES)
def test_a_site_of_the_replica_is_read_from_its_list(replica, seen_of, slug):
    path, seen = SITES[slug].first_list, seen_of(slug)
    assert seen.kind == (Kind.FRONT if path == "/" else Kind.LIST)
    assert_read_as(replica, seen)
    assert verdict(seen).good
    assert seen.lists[0].listing.next_page


@pytest.mark.parametrize("slug", SITES)
def test_a_site_of_the_replica_is_followed_as_proposed(replica, seen_of, slug):
    proposed = propose(seen_of(slug), SPIDERS, allow_private=True)
    spider = as_source(proposed)
    assert spider.province == SPIDERS[slug].province
    assert spider.base_url == replica.urls[slug]
    assert slug in proposed.slug
    starts = [SITES[slug].first_list] if SITES[slug].first_list != "/" else ["/"]
    assert spider.start_urls == starts
    assert proposed.keys["allow_private"] is True


@pytest.mark.parametrize("slug", SITES)
def test_a_later_page_of_a_list_is_read_and_its_first_is_asked_for(replica, slug):
    seen = driven(replica.urls[slug] + SITES[slug].next_list.format(page=2))
    assert seen.kind is Kind.LIST
    assert_read_as(replica, seen)
    told = "this is page 2 of a list: give the address of its first"
    assert verdict(seen).reasons == (told,)


@pytest.mark.parametrize("slug", [slug for slug, site in SITES.items() if site.first_list == "/"])
def test_from_one_article_the_front_page_leads_to_others(replica, slug):
    oldest = next(one for one in reversed(replica.truth()) if one["source"] == slug)
    seen = driven(str(oldest["url"]))
    assert seen.kind is Kind.ARTICLE
    assert_read_as(replica, seen)
    assert seen.read[0].article.title == oldest["title"]
    assert start_urls(seen) == []


@pytest.mark.parametrize("slug", ["quang-ninh", "da-nang"])
def test_an_article_of_a_site_without_front_page_needs_a_look(replica, slug):
    one = next(one for one in replica.truth() if one["source"] == slug)
    judged = verdict(driven(str(one["url"])))
    assert not judged.good
    assert "no list of articles was found: give the address of one" in judged.reasons
    assert any("http-404" in note for note in judged.notes)


def test_the_platform_is_recognised_and_its_pages_are_read_so(seen_of):
    seen = seen_of("da-nang")
    assert seen.platform.platform == "liferay-dnict"
    views = next(one for one in fields_seen(seen.sample) if one.name == "view_count")
    assert (views.count, views.certainty, views.rules[0][:9]) == (5, 1.0, "selector:")


def test_lists_are_found_in_the_menus_and_other_pages_are_none():
    entries = "".join(
        f'<li><a href="/{path}">{words}</a></li>'
        for path, words in (
            ("tin-trong-tinh", "Tin trong tỉnh"),
            ("nganh-ta", "Ngành ta"),
            ("so-lieu", "Số liệu"),
        )
    )
    front = listing(range(3), menu=entries)
    beside = page("Ngành ta", f"<p>{'Thành lập năm 1965. ' * 20}</p>" + front)
    more = {"/tin-trong-tinh": listing(range(2, 6)), "/nganh-ta": beside}
    site = Site({"/": front, **more, **articles()})
    seen = site.probe()
    assert [one.name for one in seen.lists] == ["", "Tin trong tỉnh"]
    assert site.log[0] == "/"
    assert seen.tried == 3
    assert sum("bai-viet" in path for path in site.log) == SAMPLE


def test_no_more_menus_are_looked_at_than_are_needed():
    entries = "".join(f'<li><a href="/muc-{n}">Tin mục {n}</a></li>' for n in "abcdefghijkl")
    site = Site({"/": listing(range(4), menu=entries), **articles()})
    site.probe()
    assert sum(path.startswith("/muc-") for path in site.log) == TRIES


def test_the_newest_articles_are_read_first():
    seen = Site({"/": listing(range(6)), **articles()}).probe()
    assert [one.url[-7:-5] for one in seen.sample] == ["15", "14", "13", "12", "11"]


def test_a_list_that_the_front_page_does_not_lead_to_is_named_in_the_configuration():
    site = Site({"/": page("Xin chào", "<p>Chọn mục</p>"), "/an": listing(range(4)), **articles()})
    assert start_urls(site.probe("/an")) == ["/an"]


def test_a_list_that_the_front_page_leads_to_is_not_named():
    menu = '<li><a href="/tin-tuc">Tin tức - Sự kiện</a></li>'
    front = listing(range(2), menu=menu)
    site = Site({"/": front, "/tin-tuc": listing(range(6)), **articles()})
    assert start_urls(site.probe("/tin-tuc")) == []


def test_a_feed_is_a_list_too():
    site = Site({"/rss": fetched(f"{HOME}/rss", FEED, "application/rss+xml"), **articles()})
    seen = site.probe("/rss")
    assert (seen.kind, len(seen.read), start_urls(seen)) == (Kind.FEED, 3, ["/rss"])


def test_feeds_and_sitemaps_are_told():
    told = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    front = listing(range(4)).replace("<title>", told + "<title>")
    answer = fetched(HOME + "/", front)
    answer = type(answer)(
        **{name: getattr(answer, name) for name in answer.__slots__ if name != "sitemaps"},
        sitemaps=(f"{HOME}/sitemap.xml",),
    )
    seen = Site({"/": answer, **articles()}).probe()
    assert seen.channels == (f"{HOME}/feed", f"{HOME}/sitemap.xml")


LOGIN = page(
    "Đăng nhập hệ thống",
    "<h1>Đăng nhập</h1><p>Vui lòng đăng nhập để tiếp tục</p><form>Tên đăng nhập <input name=u>"
    "Mật khẩu <input type=password name=p></form>",
)


@pytest.mark.parametrize(
    ("path", "answer", "told"),
    [
        ("/", LOGIN, "login"),
        ("/he-thong", LOGIN, "login"),
        ("/", page("Trang", ""), "empty"),
        ("/cong-van", fetched(f"{HOME}/cong-van", b"%PDF-1.7", "application/pdf"), "not HTML but"),
        ("/anh", fetched(f"{HOME}/anh", b"\x89PNG\0\0", ""), "not HTML but"),
        ("/khong-co", None, "http-404"),
        ("/", " \n", "the answer is empty"),
        ("/", "<!-- -->", "no markup and no text"),
    ],
)
def test_what_shows_nothing_is_told_with_its_address(path, answer, told):
    site = Site({path: answer} if answer is not None else {})
    with pytest.raises(ProbeError, match=told) as error:
        site.probe(path)
    assert str(error.value).startswith(HOME + path)


@pytest.mark.parametrize(
    ("trouble", "hint"),
    [
        ("tls", "--no-verify-tls"),
        ("not-public", "--allow-private"),
        ("moved", "probe that address"),
        ("dns", "spelled"),
        ("http-500", "the detail"),
    ],
)
def test_a_trouble_is_told_with_what_can_be_done(trouble, hint):
    with pytest.raises(ProbeError, match=hint) as error:
        Site({"/": Failed(f"{HOME}/", trouble, "the detail")}).probe()
    assert str(error.value).startswith(f"{HOME}/: {trouble}: the detail")
    assert "<slug>" not in str(error.value)


def test_articles_without_a_date_need_a_look():
    judged = verdict(Site({"/": listing(range(5)), **articles(dated=False)}).probe())
    assert judged.reasons == ("only 0 of 5 articles have a date",)


def test_a_front_page_without_anything_is_told_and_the_list_is_read_all_the_same():
    seen = Site({"/": "<!-- -->", "/tin": listing(range(5)), **articles()}).probe("/tin")
    assert (len(seen.read), seen.front) == (SAMPLE, None)
    assert verdict(seen).notes[0] == f"{HOME}/: no article but empty: no markup and no text"


def test_a_document_among_the_articles_is_none():
    pages = {"/": listing(range(5)), **articles()}
    told = f"{HOME}/tin/bai-viet-so-12.html"
    pages["/tin/bai-viet-so-12.html"] = fetched(told, b"%PDF-1.7", "application/pdf")
    errors = [one.error for one in Site(pages).probe().sample if one.error]
    assert errors == ["not HTML but application/pdf"]


def test_links_that_lead_nowhere_need_a_look():
    pages = {"/": listing(range(5)), **articles()}
    for number in (11, 12):
        del pages[f"/tin/bai-viet-so-{number}.html"]
    seen = Site(pages).probe()
    assert verdict(seen).reasons == ("only 3 of 5 addresses announced as articles hold one",)
    assert [one.error[:8] for one in seen.sample if one.error] == ["http-404"] * 2


def test_a_link_that_leads_to_the_front_page_is_no_article():
    pages = {"/": listing(range(5)), **articles()}
    gone = f"{HOME}/tin/bai-viet-so-12.html"
    pages["/tin/bai-viet-so-12.html"] = fetched(gone, pages["/"], at=f"{HOME}/")
    seen = Site(pages).probe()
    assert [one.error for one in seen.sample if one.error] == ["it leads to the front page"]


def test_what_was_read_is_told_field_by_field():
    pages = {"/": listing(range(5)), **articles(dated=False)}
    pages["/tin/bai-viet-so-14.html"] = article(4, "05/11/2026")
    fields = {one.name: one for one in fields_seen(Site(pages).probe().sample)}
    assert (fields["title"].count, fields["published_at"].count) == (5, 1)
    assert fields["published_at"].example == "2026-11-05T00:00:00+07:00"
    assert fields["published_at"].rules == ("label:ngay dang",)
    assert (fields["view_count"].count, fields["view_count"].example) == (0, None)
    assert fields["view_count"].certainty is None


def test_certainty_has_words():
    assert [how_sure(one) for one in (1.0, 0.9, 0.8, 0.6, 0.4, None)] == [
        *("sure", "sure", "quite sure", "likely", "doubtful", "")
    ]
