import pytest

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
