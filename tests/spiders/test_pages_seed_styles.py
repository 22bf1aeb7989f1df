"""Pages in the manner of the five sample sites, with everything around them that misleads."""
# ruff: noqa: E501  markup stands as sites print it

import pytest
from portal import PARAGRAPHS, PROSE, TITLE, portal

from spiders.items import Precision
from spiders.pages.base import ArticlePage

BODY = "\n\n".join(PROSE)


def read(html, url="https://skhcn.example.vn/tin/1", **options):
    return ArticlePage(html.encode(), url, **options).article()


@pytest.fixture
def sharepoint():
    return read(
        portal(
            f"""<div class="ms-webpart-zone"><div class="ctTitle">{TITLE}</div>
            <div class="ctDate">25/03/2024 15:51</div>
            <div class="ctBody">{PARAGRAPHS}<p style="text-align:right"><b>Phòng Quản lý khoa học</b></p></div></div>
            <div>Tìm kiếm theo chuyên mục - nội dung - ngày tháng</div><div>Tin Nóng</div><div>Tin tiêu điểm</div>
            <div>Hôm nay: 93</div><div>Đã truy cập: 1176123</div>"""
        ),
        "https://www.example.vn/So/sokhoahoccongnghe/Trang/ChiTietTinTuc.aspx?nid=77",
    )


def test_a_bare_line_under_the_title_is_the_date_to_the_minute(sharepoint):
    assert sharepoint.published_at.isoformat() == "2024-03-25T15:51:00+07:00"
    assert sharepoint.published_precision is Precision.MINUTE


def test_a_unit_as_last_line_is_the_author_and_no_text(sharepoint):
    assert sharepoint.author == "Phòng Quản lý khoa học"
    assert sharepoint.body_text == BODY


def test_visitors_of_the_site_are_no_readers(sharepoint):
    assert sharepoint.view_count is None


@pytest.fixture
def table():
    return read(
        portal(
            f"""<table><tr><td class="cat"><a href="/tin-trong-tinh">Tin KHCN trong tỉnh</a></td></tr>
            <tr><td class="tieude">{TITLE}{TITLE} (25/03/2024)</td></tr>
            <tr><td>-&nbsp; + &nbsp;A-&nbsp; A+ &nbsp;In</td></tr>
            <tr><td>{"<br><br>".join(PROSE)}<br><br><b>Nguồn: Nguyễn Thị Lài</b></td></tr>
            <tr><td>Số lượt đọc: 2.421</td></tr>
            <tr><td><a href="javascript:history.back()">Về trang trước</a> <a href="#top">Về đầu trang</a></td></tr></table>"""
        )
    )


def test_a_title_printed_twice_with_its_date_is_one_title_and_a_date(table):
    assert table.title == TITLE
    assert table.published_at.isoformat() == "2024-03-25T00:00:00+07:00"
    assert table.published_precision is Precision.DAY


def test_section_person_and_readers_are_told_apart(table):
    assert (table.section, table.author, table.view_count) == (
        "Tin KHCN trong tỉnh",
        "Nguyễn Thị Lài",
        2421,
    )
    assert table.source_credit is None


def test_breaks_are_paragraphs_and_tools_no_text(table):
    assert table.body_text == BODY


@pytest.fixture
def portlet():
    return read(
        portal(
            f"""<article class="the-article"><header class="title-article"><h2>{TITLE}</h2></header>
            <div class="author-createtime-viewcount"><span class="the-article-createby"><b>Người đăng tin:</b> Trần Viết Lành</span><span
            class="the-article-timecreate"><b>Ngày đăng tin:</b> 16/06/2024</span><span class="viewcount"><b>Lượt xem:</b> 7</span></div>
            <div id="tomtat"><p class="the-article-summary">{PROSE[0]}</p></div>
            <div class="the-article-body"><p>{PROSE[1]}</p><p>{PROSE[2]}</p>
            <p>Chi tiết nội dung báo cáo <a href="/documents/bao-cao.pdf">xem tại đây</a></p></div></article>
            <div><b>Chuyên mục, tin tức liên quan:</b><ul class="cat-lienquan"><li><a href="?danhmuc=4">Hoạt động của Sở</a></li></ul></div>
            <a href="/tim-kiem">Tìm kiếm nâng cao &gt;&gt;</a><a href="/login">Đăng nhập</a>"""
        )
    )


def test_labels_give_poster_day_and_readers(portlet):
    assert (portlet.author, portlet.view_count) == ("Trần Viết Lành", 7)
    assert portlet.published_at.date().isoformat() == "2024-06-16"


def test_a_lead_apart_is_summary_and_first_paragraph_once(portlet):
    assert portlet.summary == PROSE[0]
    assert portlet.body_text.startswith(BODY)
    assert portlet.body_text.count(PROSE[0]) == 1


def test_a_document_behind_see_here_is_an_attachment(portlet):
    (document,) = portlet.attachments
    assert document.url == "https://skhcn.example.vn/documents/bao-cao.pdf"
    assert (document.name, document.media_type) == ("xem tại đây", "application/pdf")


def test_a_newspaper_signature_on_the_right_is_the_author():
    article = read(
        portal(
            f"""<h1>{TITLE}</h1><p class="lead">{PROSE[0]}</p><div class="content"><figure><img src="/a.jpg"
            width="600"><figcaption>Toàn cảnh lớp học</figcaption></figure><p>{PROSE[1]}</p><p>{PROSE[2]}</p>
            <p align="right"><strong>Lê Hằng</strong></p></div>"""
        ),
        "https://baolucbinh.example.vn/tap-huan-ky-thuat-trong-nam-rom-113205.htm",
    )
    assert article.author == "Lê Hằng"
    assert article.published_at is None
    assert article.body_text == BODY
    assert article.images[0].caption == "Toàn cảnh lớp học"


def test_a_date_in_words_under_the_title():
    article = read(
        portal(
            f"""<h3 class="post-title">{TITLE}</h3><div>Ngày 13 tháng 01 năm 2024</div><div class="post">
            {PARAGRAPHS}</div>"""
        )
    )
    assert article.published_at.isoformat() == "2024-01-13T00:00:00+07:00"
    assert (article.author, article.view_count) == (None, None)
