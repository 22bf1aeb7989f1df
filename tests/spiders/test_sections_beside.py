# ruff: noqa: E501  markup stands as sites print it
"""Sections and sources that stand around an article, and names of the site that are neither."""

import pytest

from spiders.items import Article
from spiders.pages.base import ArticlePage
from tests.spiders.portal import PARAGRAPHS, TITLE, portal

URL = "https://skhcn.example/tin/tap-huan-trong-nam-7.html"


def article_of(main: str) -> Article:
    return ArticlePage(portal(main).encode(), URL).article()


ARTICLE = f"<h3>{TITLE}</h3><p>16/05/2024</p><div>{PARAGRAPHS}</div>"


def test_a_linked_heading_of_the_panel_around_the_article_is_its_section():
    heading = '<div class="panel-heading"><a href="#">Tin hoạt động</a></div>'
    read = article_of(f'<div>{heading}<div class="panel-body">{ARTICLE}</div></div>')
    assert read.section == "Tin hoạt động"


def test_a_link_before_the_article_that_nothing_marks_is_no_section():
    link = '<div class="x"><a href="#">Tin hoạt động</a></div>'
    assert article_of(f'<div>{link}<div class="y">{ARTICLE}</div></div>').section is None


def test_the_section_is_what_a_piece_was_posted_in():
    note = "<p>Được đăng bởi <b>Lò Thị Mai</b> vào 15/12/2023, 09:41 trong <a href='?p=nckh'>Sinh viên</a>. 12 lượt xem</p>"
    assert article_of(f"<h3>{TITLE}</h3>{note}<div>{PARAGRAPHS}</div>").section == "Sinh viên"


def test_a_section_on_the_way_may_be_called_like_a_block_beside_news():
    way = "<a href='/'>Trang chủ</a> » <a href='/tin'>Tin tức</a> » <a href='/tin/anh'>Thư viện ảnh</a>"
    assert article_of(f'<div class="breadcrumb">{way}</div>{ARTICLE}').section == "Thư viện ảnh"


def test_a_broadcaster_on_its_print_view_is_no_section():
    assert article_of(f"<div><b>Đài PT-TH Lục Bình</b></div><hr>{ARTICLE}").section is None


@pytest.mark.parametrize(
    ("address", "source"),
    [(URL, None), ("https://baolucbinh.example.vn/tin/7.html", "baolucbinh.example.vn")],
)
def test_a_site_that_names_its_own_address_took_an_article_from_nobody(address, source):
    assert article_of(f"{ARTICLE}<p>Nguồn bài viết: {address}</p>").source_credit == source


def test_a_forecaster_may_be_a_source():
    source = "<p>Nguồn tin: Đài Khí tượng thuỷ văn khu vực</p>"
    assert article_of(ARTICLE + source).source_credit == "Đài Khí tượng thuỷ văn khu vực"
