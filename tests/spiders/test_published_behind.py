"""When an article was published, where the exact time stands behind what is shown."""

from datetime import datetime

import pytest

from spiders.items import VIETNAM
from spiders.pages.article import ArticlePage

PAGE = """<html><body><main><h1>Bàn giao mô hình nuôi cá lồng trên hồ thủy điện</h1>
<p class="info">{date}</p>
<p>Mô hình gồm mười hai lồng, thả ba loài cá bản địa, do trung tâm của tỉnh cùng các hộ ven hồ thực
hiện trong mười tám tháng.</p><p>Sau khi bàn giao, các hộ tự quản lý lồng và chia nhau lịch trực,
cán bộ kỹ thuật còn theo dõi thêm hai vụ.</p></main></body></html>"""


@pytest.mark.parametrize(
    "date",
    [
        '<time datetime="2024-05-06T14:20:00+07:00">6 Tháng 5, 2024</time>',
        '<abbr class="published" title="2024-05-06T14:20:00+07:00">6 Tháng 5, 2024</abbr>',
    ],
)
def test_the_exact_time_stands_behind_the_printed_day(date):
    article = ArticlePage(PAGE.format(date=date), "https://so.example/tin-8.html").article()
    assert article.as_json()["published_at"] == "2024-05-06T14:20:00+07:00"


def test_an_abbreviation_is_no_time():
    date = '<abbr title="Khoa học và Công nghệ">KH&amp;CN</abbr> | 06/05/2024'
    article = ArticlePage(PAGE.format(date=date), "https://so.example/tin-8.html").article()
    assert article.as_json()["published_at"] == "2024-05-06T00:00:00+07:00"


@pytest.mark.parametrize(
    "date",
    [
        '<span title="06/05/2024 14:20">2 ngày trước</span>',
        '<abbr title="06/05/2024 14:20">2 ngày trước</abbr>',
        '<time title="Thứ Hai, 06/05/2024, 14:20">2 ngày trước</time>',
        '<time datetime="2024-05-06T14:20">hôm kia</time>',
        '<span data-bs-original-title="14:20 06/05/2024">2 ngày trước</span>',
        '<span class="ago" data-time="1714980000">2 ngày trước</span>',
        '<span class="ago" data-publish-date="2024-05-06T14:20:00+07:00">6 Tháng 5, 2024</span>',
        '<i class="fa fa-clock-o" title="06/05/2024 14:20"></i> 2 ngày trước',
    ],
)
def test_the_exact_time_stands_behind_how_long_ago_it_was(date):
    visit = datetime(2024, 5, 8, 15, 0, tzinfo=VIETNAM)
    page = ArticlePage(PAGE.format(date=date), "https://so.example/tin-8.html", fetched_at=visit)
    assert page.article().as_json()["published_at"] == "2024-05-06T14:20:00+07:00"


@pytest.mark.parametrize(
    "beside",
    [
        '<a href="/lich" title="09/05/2024">Lịch tuần</a>',
        '<span title="Hạn nộp: 20/05/2024 14:20">12 ngày nữa</span>',
        '<span data-deadline-date="2024-05-20T14:20:00+07:00">Nộp hồ sơ</span>',
    ],
)
def test_a_time_behind_other_words_is_not_the_article_s(beside):
    date = f"06/05/2024 {beside}"
    article = ArticlePage(PAGE.format(date=date), "https://so.example/tin-8.html").article()
    assert article.as_json()["published_at"] == "2024-05-06T00:00:00+07:00"
