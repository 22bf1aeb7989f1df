"""One article has one address, whatever leads to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.addresses.identity import AUTO, Identity, ignorable
from spiders.addresses.urls import canonical_url
from spiders.pages.article import ArticlePage
from spiders.pages.dnn import DNN
from spiders.pages.drupal import DRUPAL, DrupalArticle
from spiders.pages.joomla import JOOMLA
from spiders.pages.liferay import DNICT, LIFERAY
from spiders.pages.nukeviet import NUKEVIET
from spiders.pages.sharepoint import SHAREPOINT
from spiders.pages.wordpress import WORDPRESS

KNOWN = (AUTO, NUKEVIET, LIFERAY, DNICT, SHAREPOINT, JOOMLA, DRUPAL, DNN, WORDPRESS)

SAME = [
    (AUTO, "https://m.a.vn/tin/mua-lua-12", "https://a.vn/tin/mua-lua-12"),
    (AUTO, "https://a.vn/tin/mua-lua-12/amp/", "https://a.vn/tin/mua-lua-12/"),
    (AUTO, "https://amp.a.vn/tin/12?amp=1", "https://a.vn/tin/12"),
    (AUTO, "https://a.vn/amp/tin/12", "https://a.vn/tin/12"),
    (AUTO, "https://a.vn/tin/12.html?view=print", "https://a.vn/tin/12.html"),
    (AUTO, "https://a.vn/tin/12.html/print", "https://a.vn/tin/12.html"),
    (NUKEVIET, "https://a.vn/vi/news/tin/lua-moi-412.html", "https://a.vn/news/tin/lua-412.html"),
    (NUKEVIET, "https://a.vn/news/print/tin/lua-412.html", "https://a.vn/news/tin/lua-412.html"),
    (NUKEVIET, "https://a.vn/news/savefile/tin/l-412.html", "https://a.vn/news/tin/lua-412.html"),
    (
        NUKEVIET,
        "https://a.vn/index.php?language=vi&nv=news&op=print/tin/lua-412",
        "https://a.vn/index.php?op=tin/lua-moi-412&nv=news",
    ),
    (
        LIFERAY,
        "https://a.vn/vi/tin/-/asset_publisher/x1Y/content/mua-lua?_101_INSTANCE_x1Y_redirect=%2F",
        "https://a.vn/web/guest/tin/-/asset_publisher/x1Y/content/mua-lua?inheritRedirect=true",
    ),
    (
        LIFERAY,
        "https://a.vn/tin/-/asset_publisher/x1Y/content/mua-lua/pop_up?_101_viewMode=print",
        "https://a.vn/tin/-/asset_publisher/x1Y/content/mua-lua",
    ),
    (LIFERAY, "https://a.vn/vi/w/mua-lua?p_l_back_url=%2F", "https://a.vn/w/mua-lua"),
    (
        LIFERAY,
        "https://a.vn/vi/chi-tiet-tin/-/view-article/1/16/1772526953007",
        "https://a.vn/chi-tiet-tin/-/view-article/1/16/1772526953007",
    ),
    (DNICT, "https://a.vn/tin?p_p_id=x&DinhDanh=7-mua-lua&cat=3", "https://a.vn/tin?dinhdanh=7"),
    (
        SHAREPOINT,
        "https://a.vn/So/X/Trang/ChiTietTinTuc.aspx?nid=5&title=mua-lua.html&Source=%2F",
        "https://a.vn/so/x/trang/chitiettintuc.aspx?NID=5",
    ),
    (SHAREPOINT, "https://a.vn/Lists/Tin/Muc", "https://a.vn/lists/tin/muc"),
    (
        JOOMLA,
        "https://a.vn/index.php?option=com_content&view=article&id=12:mua-lua&catid=3&Itemid=9",
        "https://a.vn/index.php?view=article&id=12&option=com_content&tmpl=component&print=1",
    ),
    (JOOMLA, "https://a.vn/tin/412-mua-lua?start=1", "https://a.vn/tin/412-mua-lua-moi"),
    (DNN, "https://a.vn/vi-vn/tin/id/31/Mua-Lua", "https://a.vn/Tin/ID/31"),
    (
        DNN,
        "https://a.vn/tabid/5/ArticleId/31/language/vi-VN/Mua-Lua.aspx",
        "https://a.vn/tabid/5/articleid/31/Default.aspx",
    ),
    (DRUPAL, "https://a.vn/print/501", "https://a.vn/vi/node/501"),
    (WORDPRESS, "https://a.vn/2024/05/mua-lua/?replytocom=8", "https://a.vn/2024/05/mua-lua/amp/"),
    (WORDPRESS, "https://a.vn/mua-lua/comment-page-2/", "https://a.vn/mua-lua/"),
]


@pytest.mark.parametrize(("identity", "one", "other"), SAME)
def test_addresses_of_one_article_are_one(identity, one, other):
    assert identity.canonical(one) == identity.canonical(other)


@pytest.mark.parametrize(("identity", "one", "other"), SAME)
def test_published_addresses_of_one_article_differ_in_its_words_at_most(identity, one, other):
    told = [identity.address(url) for url in (one, other)]
    assert told[0] == told[1] or identity.slugs
    assert [identity.address(url) for url in told] == told


@pytest.mark.parametrize(
    "url",
    [
        "https://a.vn/vi/tin/lua-412.html",
        "https://a.vn/index.php?language=vi&nv=news&op=tin%2Flua-412",
    ],
)
def test_a_published_address_keeps_its_words_and_its_language(url):
    assert NUKEVIET.address(url) == url


@pytest.mark.parametrize(
    ("identity", "one", "other"),
    [
        (AUTO, "https://a.vn/vi/tin/12", "https://a.vn/en/tin/12"),
        (AUTO, "https://a.vn/tin/lua-12", "https://a.vn/tin/ngo-12"),
        (AUTO, "https://m.gov.vn/tin/12", "https://gov.vn/tin/12"),
        (NUKEVIET, "https://a.vn/news/tin/lua-412.html", "https://a.vn/tap-san/tin/lua-412.html"),
        (NUKEVIET, "https://a.vn/gioi-thieu/a-2025.html", "https://a.vn/gioi-thieu/b-2025.html"),
        (NUKEVIET, "https://a.vn/gioi-thieu/de-an-06.html", "https://a.vn/gioi-thieu/a-06.html"),
        (NUKEVIET, "https://a.vn/en/news/tin/a-412.html", "https://a.vn/vi/news/tin/a-412.html"),
        (NUKEVIET, "https://a.vn/tin/page-100/", "https://a.vn/tin/tin-100/"),
        (
            SHAREPOINT,
            "https://a.vn/Lists/A/View.aspx?ItemID=5",
            "https://a.vn/Lists/B/View.aspx?ItemID=5",
        ),
        (JOOMLA, "https://a.vn/tin/10-nam-mua-lua", "https://a.vn/tin/10-nam-mua-ngo"),
        (JOOMLA, "https://a.vn/tin/2024-nam-lua", "https://a.vn/tin/2024-nam-ngo"),
        (LIFERAY, "https://a.vn/chi-tiet?articleId=5", "https://a.vn/chi-tiet?articleId=6"),
        (DNN, "https://a.vn/tin?ctl=view&id=5", "https://a.vn/tin?ctl=view&id=6"),
    ],
)
def test_different_articles_stay_two(identity, one, other):
    assert identity.canonical(one) != identity.canonical(other)


@pytest.mark.parametrize("identity", KNOWN)
@given(text=st.text(max_size=50))
def test_any_text_has_an_address_that_stays(identity, text):
    for url in (text, "https://m.a.vn/" + text, "https://a.vn/vi/tin-100/" + text + "-412.html"):
        once = identity.canonical(url)
        assert identity.canonical(once) == once


@pytest.mark.parametrize(
    "url",
    [
        "https://a.vn/tin-tuc/mua-lua-12.html",
        "https://a.vn/?n_g_manager=157&portalid=admin&selectpageid=page.chitiet",
        "https://a.vn/tin-tuc-su-kien/mua-lua-o-muong-than-880655",
        "https://a.vn/vi/bai-viet/mua-lua-31204",
        "https://a.vn/-/view_content/content/512/mua-lua",
    ],
)
def test_a_plain_address_is_left_as_it_is(url):
    assert AUTO.canonical(url) == canonical_url(url) == url


def test_a_site_that_is_known_decides_between_its_own_spellings():
    here = AUTO.at("https://www.a.vn/vi")
    assert here.canonical("http://a.vn/tin/12") == "https://www.a.vn/tin/12"
    assert here.canonical("http://b.vn/tin/12") == "http://b.vn/tin/12"


def test_a_parameter_beside_an_articles_number_is_learnt_to_be_noise():
    assert ignorable(
        "https://a.vn/xem?baiviet=512&muc=3",
        "https://a.vn/xem?baiviet=512&muc=8",
        ["https://a.vn/xem?baiviet=513&muc=3", "https://a.vn/xem?baiviet=514&muc=8"],
    ) == {"muc"}


def test_an_article_that_was_published_twice_teaches_nothing():
    one, other = "https://a.vn/xem?muc=31&so=512", "https://a.vn/xem?muc=31&so=519"
    assert ignorable(one, other, ["https://a.vn/xem?muc=31&so=513"]) is None
    assert ignorable(one, other) is None
    assert ignorable("https://a.vn/tin?id=512&m=10", "https://a.vn/tin?id=513&m=10", ["x"]) is None
    assert ignorable("https://a.vn/tin/512", "https://a.vn/tin/513") is None


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("https://a.vn/vi/tin/mua-lua-412", "https://a.vn/tin/mua-lua-412", {"/vi"}),
        ("https://a.vn/Tin/412", "https://a.vn/tin/412", {"/case"}),
        ("https://a.vn/tin/412", "https://a.vn/tin/412/", {"/slash"}),
        ("https://a.vn/tin/mua-lua-412", "https://a.vn/tin/mua-lua-moi-412", {"/slug"}),
        ("https://a.vn/tin/412/mua-lua", "https://a.vn/tin/412/lua-moi", {"/slug"}),
        ("https://a.vn/Tin/mua-412?muc=1", "https://a.vn/tin/lua-412", {"/case", "/slug", "muc"}),
        ("https://a.vn/tin/412?utm_source=x", "https://a.vn/tin/412", set()),
    ],
)
def test_what_two_addresses_of_one_article_differ_in_is_told(one, other, told):
    assert ignorable(one, other) == told


def test_what_was_learnt_is_kept_as_words_and_makes_addresses_one():
    learned = AUTO.learning(["muc", "/slug", "/vi"])
    assert learned == AUTO.learning(sorted(learned.learnt))
    assert learned.canonical("https://a.vn/vi/tin/mua-lua-412?muc=3") == "https://a.vn/tin/tin-412"


def test_hosts_that_are_no_hosts_teach_nothing():
    assert ignorable("https://a.vn/tin/412", "https://b.vn/tin/412") is None
    assert ignorable("", "không phải địa chỉ") is None
    assert ignorable("https://[::1", "https://[::1") is None


ALIAS = "https://a.vn/tin/mua-lua"


def page(kind: type[ArticlePage], url: str, told: str) -> ArticlePage:
    return kind(f'<head><link rel="canonical" href="{told}"></head><p>Tin</p>', url)


def test_a_number_that_stands_for_an_address_is_told_apart_by_the_page():
    assert page(DrupalArticle, "https://a.vn/node/501", ALIAS).canonical_url() == ALIAS
    assert page(ArticlePage, "https://a.vn/bm/print/501", ALIAS).canonical_url() == ALIAS


def test_an_address_told_by_a_page_of_another_name_is_not_believed():
    assert (
        page(ArticlePage, "https://a.vn/tin/lua-9", ALIAS).canonical_url()
        == "https://a.vn/tin/lua-9"
    )
    told = page(ArticlePage, "https://a.vn/bm/print/501", "https://a.vn/").canonical_url()
    assert told == "https://a.vn/bm/print/501"


@pytest.mark.parametrize("identity", KNOWN)
def test_names_of_parameters_are_whole_words(identity):
    assert all(len(name) > 1 for name in identity.noise | identity.alone)
    assert identity.noise >= AUTO.noise
    assert identity.is_stand_in("https://a.vn/bm/print/501")


def test_a_value_is_an_identity_of_its_own():
    assert Identity() == AUTO
    assert Identity(any_case=True).canonical("https://a.vn/Tin") == "https://a.vn/tin"
