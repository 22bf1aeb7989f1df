"""One address for one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.addresses.urls import canonical_url, is_document, media_type, same_site, shape


@pytest.mark.parametrize(
    "url",
    [
        "HTTPS://SKHCN.example.vn:443/tin/1#binh-luan",
        "https://skhcn.example.vn/tin/1?utm_source=zalo&utm_medium=oa",
        "https://skhcn.example.vn/tin/1?fbclid=IwAR0",
        "https://skhcn.example.vn/tin/1;jsessionid=0A1B2C",
        "https://skhcn.example.vn/tin/1?_101_INSTANCE_x_redirect=%2Ftin&inheritRedirect=true",
        "https://skhcn.example.vn/tin/1?print=1",
    ],
)
def test_what_changes_nothing_is_left_out(url):
    assert canonical_url(url) == "https://skhcn.example.vn/tin/1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.vn/default.aspx?pid=57&nid=9", "https://a.vn/default.aspx?nid=9&pid=57"),
        ("https://a.vn/t?a=1&amp;b=2", "https://a.vn/t?b=2&a=1"),
        (
            "https://a.vn/So/SoKHCN/Trang/ChiTiet.aspx?nid=5",
            "https://a.vn/so/sokhcn/trang/chitiet.aspx?NID=5",
        ),
        ("https://a.vn/t.aspx?nid=5&title=mua-vang.html", "https://a.vn/t.aspx?nid=5"),
        ("https://a.vn/chi-tiet?dinhdanh=7&cat=3", "https://a.vn/chi-tiet?dinhdanh=7"),
        (
            "https://a.vn/news/print/hoat-dong/nam-rom-12.html",
            "https://a.vn/news/hoat-dong/nam-rom-12.html",
        ),
        (
            "https://a.vn/index.php?nv=news&op=savefile/tin/nam-1",
            "https://a.vn/index.php?op=tin/nam-1&nv=news",
        ),
        ("https://a.vn/?tin=MTI%3D", "https://a.vn/?tin=MTI="),
    ],
)
def test_spellings_of_one_address_are_one(one, other):
    assert canonical_url(one) == canonical_url(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.vn/t?ArticleId=1", "https://a.vn/t?ArticleId=2"),
        ("https://a.vn/t?tabid=1&mid=4", "https://a.vn/t?tabid=1&mid=5"),
        ("https://a.vn/Tin/1", "https://a.vn/tin/1"),
        ("https://a.vn/list?p=1", "https://a.vn/list?p=2"),
        ("https://a.vn:8080/t", "https://a.vn/t"),
        ("http://a.vn/To%CC%80a", "http://a.vn/T%C3%B2a"),
    ],
)
def test_different_pages_keep_different_addresses(one, other):
    assert canonical_url(one) != canonical_url(other)


@given(st.text(max_size=60))
def test_any_text_has_a_canonical_form_that_stays(text):
    url = "https://a.vn/" + text
    once = canonical_url(url)
    assert canonical_url(once) == once


@pytest.mark.parametrize(
    "url", ["https://[::1", "", "không phải địa chỉ", "http://a.vn:99999999/x"]
)
def test_what_is_no_address_does_not_break(url):
    assert isinstance(canonical_url(url), str)


def test_documents_are_told_by_their_ending():
    assert is_document("https://a.vn/upload/Thong-bao.PDF?v=2")
    assert not is_document("https://a.vn/pdf/gioi-thieu.html")
    assert media_type("/a/b.docx").endswith("wordprocessingml.document")
    assert media_type("/a/b.html") is None


def test_www_is_the_same_site_and_another_host_is_not():
    assert same_site("https://www.a.vn/1", "http://a.vn/2")
    assert not same_site("https://a.vn/1", "https://b.vn/1")


def test_addresses_of_articles_share_a_shape_that_menus_do_not_have():
    article = shape("https://a.vn/tin/hop-mat-dau-xuan-giap-thin-812.html")
    assert article == shape("https://a.vn/tin/kiem-tra-can-o-cac-cho-9.html".replace("-9", "-79"))
    assert article != shape("https://a.vn/gioi-thieu")
