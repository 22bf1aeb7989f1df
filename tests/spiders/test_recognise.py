"""Platforms are known by marks that themes keep, or not at all."""

import tomllib
from pathlib import Path

import pytest

from spiders.crawling.recognise import recognise
from spiders.pages import PLATFORMS
from spiders.pages.page import Page
from tests.accuracy.saved import saved_pages

NAMES = {
    "NukeViet": "nukeviet",
    "WordPress": "wordpress",
    "Joomla": "joomla",
    "Drupal": "drupal",
    "DNN": "dnn",
    "Liferay, asset": "liferay",
    "Liferay DXP": "liferay",
    "Liferay, DNICT": "liferay-dnict",
    "Liferay, view": "liferay-view-article",
    "SharePoint": "sharepoint",
    "UIArticleInMenu": "ui-article-in-menu",
    "VNPT": "vnpt-portal",
}
"""How the platforms of saved pages begin → their names."""

BARE = {"thu-bon/article-cong-doan", "thu-bon/article-nhat-ban", "suoi-cat/article-vac-xin"}
"""Pages that show nothing of what made them."""

SITES = tomllib.loads((Path(__file__).parents[1] / "pages/sites.toml").read_text("utf-8"))
ARTICLES = [page for page in saved_pages() if page.form == "article"]


def of_site(site: str) -> str | None:
    shaped = SITES.get(site, "")
    return next((name for start, name in NAMES.items() if shaped.startswith(start)), None)


@pytest.mark.parametrize("page", ARTICLES, ids=lambda page: page.id)
def test_an_article_gives_its_platform_away_and_no_other(page):
    found = recognise(Page(page.body, page.url, charset=page.charset).source, page.url)
    known = found.platform if found else None
    assert known == (None if page.id in BARE else of_site(page.site))
    assert known is None or known in PLATFORMS


@pytest.mark.parametrize(
    ("source", "platform"),
    [
        ('<meta content="NukeViet v4.5" name=generator>', None),
        ('<meta name="generator" content="NukeViet v4.5">', "nukeviet"),
        ('<META NAME="Generator" CONTENT="WordPress 6.4">', "wordpress"),
        ('<script src="/wp-content/themes/x/a.js"></script>', "wordpress"),
        ('<img src="https://www.a.vn/wp-content/uploads/1.png">', "wordpress"),
        ('<body class="home elementor-kit-7">', "wordpress"),
        ('<body id="tie-body">', "wordpress"),
        ("<script>var Liferay = {}; Liferay.ThemeDisplay = 1</script>", "liferay"),
        ('<a href="/tin/-/view-article/1/16/1772526953007">Tin</a>', "liferay-view-article"),
        ('<span class="the-article-createby"></span><a href="/x?dinhdanh=5">', "liferay-dnict"),
        ("<script>var _spPageContextInfo = {}</script>", "sharepoint"),
        ('<link href="/_layouts/15/a.css"><div class="ms-rtestate-field">', "sharepoint"),
        ('<div id="dnn_ContentPane">', "dnn"),
        ('<img src="/sites/default/files/1.png">', "drupal"),
        ('<a href="/index.php?option=com_content&amp;view=article&amp;id=5">', "joomla"),
        ('<div class="UIArticleInMenu_Default">', "ui-article-in-menu"),
        ('<link href="/vnptportal/css/site.css">', "vnpt-portal"),
    ],
)
def test_a_sure_mark_or_two_weak_ones_are_enough(source, platform):
    found = recognise(source, "https://a.vn/tin")
    assert (found.platform if found else None) == platform


@pytest.mark.parametrize(
    "source",
    [
        '<img src="https://b.vn/wp-content/uploads/1.png">',
        '<a href="https://portal.b.vn/_layouts/15/x.aspx" class="ms-webpart">',
        "<p>Cổng mới chạy trên NukeViet, thay cho WordPress 5 và Drupal 7.</p>",
        '<p>Xem <a href="https://nukeviet.vn">NukeViet</a></p>',
        '<div class="DnnModule">',
        '<a href="/tin?dinhdanh=5">Tin</a>',
        "",
    ],
)
def test_what_others_might_have_too_is_not_enough(source):
    assert recognise(source, "https://a.vn/tin") is None


def test_headers_and_the_pages_own_address_tell_too():
    assert recognise("", headers={"Liferay-Portal": "Liferay Community"}).platform == "liferay"
    found = recognise("", "https://a.vn/index.php?language=vi&nv=news&op=tin/lua-12")
    assert (found.platform, found.evidence) == (
        "nukeviet",
        "own: /index.php?language=vi&nv=news&op=",
    )


def test_what_is_no_address_does_no_harm():
    assert recognise("<p>Tin</p>", "https://[::1") is None
    assert recognise("<p>Tin</p>", "không phải địa chỉ") is None
