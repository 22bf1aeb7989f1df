"""Finding the lists of a site that nobody described."""

import json

import pytest

from spiders.crawling.explorer import BUDGET, FIRST_TRIES, LATER_TRIES, PATIENCE, REVIEW, Explorer
from spiders.crawling.site import Site
from spiders.lists import menus
from spiders.lists.menus import Entry
from spiders.pages.page import Page

FRONT = "https://skhcn.example/"


def entries(markup):
    page = Page(f"<html><body>{markup}</body></html>", FRONT)
    return {entry.text: entry for entry in menus.entries(page.reading)}


def entry(name, rank=0):
    return Entry(f"{FRONT}{name}", name, rank)


def explorer(lists=(), channels=(), turn=None, **kwargs):
    known = {f"{FRONT}{name}": name for name in lists}
    turn = (1 if lists else 0) if turn is None else turn
    return Explorer(Site(lists=known, channels=channels, turn=turn), FRONT, **kwargs)


def test_menu_entries_of_news_come_before_those_that_say_nothing():
    found = entries('<a href="/abc">Ấn phẩm</a><a href="/tin-tuc">Tin tức - Sự kiện</a>')
    assert [found[name].rank for name in ("Tin tức - Sự kiện", "Ấn phẩm")] == [0, 1]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/gioi-thieu">Giới thiệu chung</a>',
        '<a href="/lich">Lịch công tác</a>',
        '<a href="/tin?page=2">Tin tức</a>',
        '<a href="/en/news">News</a>',
        '<a href="/tin-tuc?print=1">Tin tức</a>',
        '<a href="/tin-tuc/2024/05/">Tin tháng năm</a>',
        '<a href="/dang-nhap?tro-ve=/tin-tuc">Tin tức</a>',
        '<a href="/quy-che.pdf">Tin tức</a>',
        '<a href="https://www.mst.example/tin-tuc">Tin tức của Bộ</a>',
        '<a href="/tag/nong-nghiep">Tin nông nghiệp</a>',
        '<a href="/">Tin tức</a>',
        '<a href="#tin">Tin tức</a>',
        '<a href="javascript:void(0)">Tin tức</a>',
    ],
)
def test_what_is_no_list_of_articles_is_not_tried(link):
    assert entries(link) == {}


def test_what_stands_below_a_section_comes_after_the_sections():
    found = entries(
        '<a href="/t.aspx?cm=tin">Tin tức</a><a href="/t.aspx?cm=tin&sub=1">Tin trong tỉnh</a>'
    )
    assert [one.rank for one in found.values()] == [0, 2]


def test_a_headline_is_no_menu_entry():
    headline = "Nghiệm thu đề tài nghiên cứu quy trình nhân giống sâm bằng nuôi cấy mô tế bào"
    assert entries(f'<a href="/tin-tuc/nghiem-thu-9.html">{headline}</a>') == {}


def test_an_entry_is_tried_once():
    known = explorer(["tin-tuc"])
    known.plan({})
    known.is_none(f"{FRONT}an-pham")
    tried = [entry("tin-tuc"), entry("an-pham"), entry("thong-bao"), entry("bai-viet")]
    assert known.to_try(tried, {f"{FRONT}bai-viet"}) == [entry("thong-bao")]


def tried(explorer, menu, outcome):
    """The entries tried, where each turns out as the function says."""
    waiting, all_tried = list(explorer.to_try(menu, ())), []
    while waiting:
        one = waiting.pop(0)
        all_tried.append(one)
        waiting += outcome(explorer, one)
    return all_tried


def adds(explorer, entry):
    return explorer.tell(entry, adds=True)


def adds_nothing(explorer, entry):
    return explorer.tell(entry, adds=False)


MENU = [entry(f"muc-{number}", rank=1) for number in range(60)]


def test_where_menus_lead_to_new_articles_many_entries_are_tried():
    assert len(tried(explorer(), MENU, adds)) == FIRST_TRIES


def test_where_they_lead_to_nothing_new_few_are_tried():
    assert len(tried(explorer(), MENU, adds_nothing)) == PATIENCE


def test_later_new_entries_are_tried_where_there_is_room_and_now_and_then_in_any_case():
    few, many = explorer(["tin-tuc"]), explorer([f"muc-{number}" for number in range(9)])
    few.plan({}), many.plan({})
    assert len(tried(few, MENU, adds)) == BUDGET - 2
    assert tried(many, MENU, adds) == []
    assert len(tried(explorer(["tin-tuc"], turn=REVIEW), MENU, adds)) == LATER_TRIES
    assert len(tried(explorer(["tin-tuc"], full=True), MENU, adds)) == FIRST_TRIES


def test_a_site_whose_menus_lead_to_no_list_is_not_searched_again_and_again():
    known = explorer(turn=1)
    known.plan({})
    assert len(tried(known, MENU, adds_nothing)) <= BUDGET


def test_a_site_that_was_not_seen_is_still_at_its_first_crawl():
    assert explorer().site().turn == 0


def test_a_page_that_shows_only_known_news_is_a_list_if_its_name_says_so():
    known = explorer()
    known.tell(entry("tin-tuc", rank=0), adds=False)
    known.tell(entry("toa-nha", rank=1), adds=False)
    known.tell(entry("an-pham", rank=1), adds=True)
    assert list(known.site().lists) == [f"{FRONT}tin-tuc", f"{FRONT}an-pham"]
    assert known.site().tried == (f"{FRONT}toa-nha",)


def test_an_ordinary_crawl_asks_few_lists_and_a_full_one_all():
    names = [f"muc-{number}" for number in range(12)]
    feeds = (f"{FRONT}rss", f"{FRONT}sitemap.xml", f"{FRONT}more.xml")
    ordinary, full = explorer(names, feeds), explorer(names, feeds, full=True)
    assert len(ordinary.plan({})) + len(ordinary.channels_to_ask()) == BUDGET - 1
    assert len(full.plan({})) + len(full.channels_to_ask()) == 15


def test_lists_that_add_most_are_asked_each_time_and_the_others_in_turn():
    names = [f"muc-{number}" for number in range(9)]
    announced = {f"{FRONT}muc-{number}": {f"tin-{number}"} for number in range(5)}
    rounds = [dict(explorer(names, turn=turn).plan(announced)) for turn in range(4)]
    always = {f"{FRONT}muc-{number}" for number in range(5)}
    assert all(always <= asked.keys() for asked in rounds)
    in_turn = [min(asked.keys() - always) for asked in rounds]
    assert in_turn == [f"{FRONT}muc-{number}" for number in (5, 6, 7, 8)]


def test_what_stands_on_the_front_page_anyway_adds_nothing():
    announced = {FRONT: {"a", "b"}, f"{FRONT}x": {"a", "b"}, f"{FRONT}y": {"c"}}
    assert list(explorer(["x", "y"]).best_first(announced)) == [f"{FRONT}y", f"{FRONT}x"]


def test_addresses_that_look_like_no_article_are_not_likely():
    known = explorer()
    known.is_article(f"{FRONT}tin/nghiem-thu-de-tai-12.html")
    likely = f"{FRONT}tin/trao-giai-sang-tao-345.html"
    assert known.likely([likely, f"{FRONT}gioi-thieu", f"{FRONT}so-do.html"]) == {likely}


def test_what_is_known_of_a_site_survives_being_kept():
    known = explorer(["tin-tuc"], (f"{FRONT}rss",))
    known.is_none(f"{FRONT}an-pham")
    site = known.site(pace=2.1)
    kept = json.loads(json.dumps(site.as_json()))
    assert Site.from_json({**kept, "of_tomorrow": 1}) == site
    told = list(site.explain())
    assert f"list: {FRONT}tin-tuc (tin-tuc)" in told
    assert any("2.1 s" in line for line in told)


def test_the_menu_of_a_site_whose_addresses_name_their_language_is_tried():
    found = entries('<a href="/index.php?language=vi&amp;nv=news&amp;op=tin">Tin trong tỉnh</a>')
    assert found["Tin trong tỉnh"].rank == 0
    assert entries('<a href="/index.php?language=en&amp;nv=news&amp;op=tin">Tin</a>') == {}


def test_a_session_in_a_menu_is_left_out():
    found = entries(f'<a href="/tin-tuc?PHPSESSID={"0" * 32}">Tin tức</a>')
    assert found["Tin tức"].url == f"{FRONT}tin-tuc"


def test_the_channel_that_tells_most_is_asked_each_time_and_the_others_in_turn():
    asked = [
        explorer("abcdef", ("map", "feed", "other"), turn=turn).channels_to_ask()
        for turn in range(1, 4)
    ]
    assert {channels[0] for channels in asked} == {"map"}
    assert {len(channels) for channels in asked} == {2}
    assert {channels[1] for channels in asked} == {"feed", "other"}


def test_a_channel_that_tells_of_edits_comes_first():
    site = explorer("a", ("feed",))
    site.is_channel("newer part", tells_edits=True)
    site.is_channel("older part", tells_edits=True)
    site.is_channel("another feed")
    assert site.channels == ["newer part", "older part", "feed", "another feed"]


def test_new_channels_are_looked_at_while_there_is_room():
    site = explorer("abcd", ("map",))
    site.plan({})
    assert site.channels_to_try(["1", "2", "3"]) == ["1"]
    assert site.channels_to_try(["4"]) == []
    assert explorer().channels_to_try(["1", "2", "3"]) == ["1", "2", "3"]


def test_a_redirect_on_the_way_to_the_front_page_leaves_room_for_one_list_less():
    lists = {f"{FRONT}{name}": name for name in "abcdefgh"}
    plans = [Explorer(Site(lists=lists, detours=n, turn=1), FRONT).plan({}) for n in range(2)]
    assert [len(plan) for plan in plans] == [BUDGET - 1, BUDGET - 2]


def test_a_list_that_turns_out_to_be_an_article_is_none():
    site = explorer("a")
    site.is_article(f"{FRONT}a")
    assert (site.lists, site.tried) == ({}, [f"{FRONT}a"])


def test_lists_that_are_one_are_asked_once():
    site = explorer(("a?s=1", "b", "a?s=2"))
    site.keep_one_of_each(lambda url: url.partition("?")[0])
    assert list(site.lists) == [f"{FRONT}a?s=1", f"{FRONT}b"]


def test_a_list_that_was_taken_for_an_article_is_tried_once():
    site = explorer("a")
    assert site.unless_known(entry("b")) == [entry("b")]
    assert site.unless_known(entry("a")) == []


def test_addresses_of_the_own_language_lead_to_sections():
    """DNN names it in each of its addresses."""
    found = entries(
        '<a href="/Tin-tuc/tabid/62/language/vi-VN/Default.aspx">Tin tức</a>'
        '<a href="/Tin-tuc/tabid/62/language/en-US/Default.aspx">Tin bằng tiếng khác</a>'
    )
    assert {text: one.rank for text, one in found.items()} == {"Tin tức": 0}
