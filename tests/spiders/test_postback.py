"""Lists that go on by a form that is sent."""
# ruff: noqa: E501  markup stands as sites print it

import json

import pytest

from spiders.items import NextPage
from spiders.pages.article_in_menu import ArticleInMenuListing
from spiders.pages.base import ListingPage

URL = "https://skhcn.example.vn/danh-sach.aspx?muc=4"
ROWS = "".join(
    f'<tr><td><a href="/ChiTiet.aspx?id={900 + n}">Tập huấn sử dụng thiết bị đo đạc cho cơ sở số {n}</a> (0{n}/04/2024)</td></tr>'
    for n in range(1, 9)
)
STATE = '<input type="hidden" name="__VIEWSTATE" value="/wEPDw="><input type="hidden" name="__EVENTVALIDATION" value="/wEWAg="><input type="hidden" name="__EVENTTARGET" value="">'


def way(pager, form='<form method="post" action="./danh-sach.aspx?muc=4">', url=URL):
    body = f"<html><body>{form}{STATE}<input name='ctl00$tim' value=''><table>{ROWS}</table>{pager}</form></body></html>"
    listing = ListingPage(body, url).listing()
    assert len(listing.links) == 8
    return listing.next_page


@pytest.mark.parametrize(
    "pager",
    [
        "<span>1</span> <a href=\"javascript:__doPostBack('ctl00$gv','Page$2')\">2</a>",
        '<a href="javascript:__doPostBack(&#39;ctl00$gv&#39;,&#39;Page$2&#39;)">Trang sau</a>',
        "<a href='#' onclick=\"__doPostBack('ctl00$gv','Page$2');return false\">›</a>",
    ],
)
def test_a_postback_carries_the_state_of_its_page(pager):
    found = way(pager)
    assert (found.url, found.method) == (URL, "POST")
    form = dict(found.form)
    assert form["__VIEWSTATE"] == "/wEPDw="
    assert form["__EVENTVALIDATION"] == "/wEWAg="
    assert (form["__EVENTTARGET"], form["__EVENTARGUMENT"]) == ("ctl00$gv", "Page$2")
    assert form["ctl00$tim"] == ""


def test_a_way_by_post_has_no_plain_address():
    found = way("<b>1</b> <a href=\"javascript:__doPostBack('p','2')\">2</a>")
    assert found.plain_url is None


def test_a_form_that_broken_markup_closes_early_keeps_its_state():
    body = f"<form method=post action='/a.aspx'><div></form>{STATE}<table>{ROWS}</table><b>1</b> <a href=\"javascript:__doPostBack('p','2')\">2</a>"
    found = ListingPage(body, URL).listing().next_page
    assert dict(found.form)["__VIEWSTATE"] == "/wEPDw="


def test_a_button_is_pressed():
    found = way('<input type="submit" name="ctl00$sau" value="Trang sau">')
    assert dict(found.form)["ctl00$sau"] == "Trang sau"
    assert dict(found.form)["__EVENTTARGET"] == ""


def test_an_image_is_pressed_at_a_point():
    found = way('<input type="image" name="ctl00$sau" alt="Trang sau" src="/next.gif">')
    assert {"ctl00$sau.x", "ctl00$sau.y"} <= dict(found.form).keys()


def test_a_script_that_sets_the_page_of_a_form_is_followed():
    form = '<form method="post" action="/tin"><input type="hidden" name="page" value="1">'
    found = way("<b>1</b> <a href='javascript:goPage(2)'>2</a>", form)
    assert (found.url, dict(found.form)["page"]) == ("https://skhcn.example.vn/tin", "2")


@pytest.mark.parametrize(
    "pager",
    [
        "<a href='javascript:goPage(2)'>2</a> <b>1</b>",
        "<a href='javascript:void(0)'>Trang sau</a>",
        '<input type="submit" name="tim" value="Tìm kiếm">',
        '<input type="submit" name="sau" value="Trang sau" disabled>',
    ],
)
def test_a_script_that_shows_nothing_is_not_guessed(pager):
    assert way(pager) is None


def in_menu(body, url="https://skhcn.example.vn/tin-hoat-dong", **more):
    entries = "".join(
        f'<li class="row"><h2 class="Title"><a href="/tap-huan-{n}">Tập huấn đo đạc cho cơ sở số {n}</a></h2></li>'
        for n in range(1, 4)
    )
    page = (
        f'<div class="UIArticleInMenu_Default"><ul class="ArticleList">{entries}</ul>{body}</div>'
    )
    return ArticleInMenuListing(page, url, **more).listing().next_page


SCRIPT = '<script>var p={article_category_id: 37, categoryIds: "37,38", site_id: 5, page_size: 10};var maxPage = parseInt(3);</script>'


def test_the_post_of_uiarticleinmenu_is_made_from_its_script():
    found = in_menu(SCRIPT)
    form = dict(found.form)
    assert found.url.endswith(
        "/DesktopModule/UIArticleInMenu/ArticleInMenuPagination.aspx/LoadArticle"
    )
    assert found.headers == (("Referer", "https://skhcn.example.vn/tin-hoat-dong"),)
    assert (form["article_category_id"], form["categoryIds"], form["site_id"]) == (
        "37",
        "37,38",
        "5",
    )
    assert (form["page"], form["page_size"], form["no"]) == ("2", "10", "-10")


def test_its_answers_are_counted_on_up_to_the_last_page():
    second = in_menu(SCRIPT)
    third = in_menu("", second.url, asked=second)
    assert dict(third.form)["page"] == "3"
    assert in_menu("", third.url, asked=third) is None


def test_a_list_of_one_page_has_no_post():
    assert in_menu(SCRIPT.replace("parseInt(3)", "parseInt(1)")) is None


def test_markup_in_json_is_read():
    entries = json.dumps({"d": {"html": f"<table>{ROWS}</table>", "total": 80}})
    assert len(ListingPage(entries, URL).listing().links) == 8


def test_a_way_with_headers_has_no_plain_address():
    assert NextPage(url=URL).plain_url == URL
    assert NextPage(url=URL, headers=(("Referer", URL),)).plain_url is None
