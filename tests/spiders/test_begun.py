"""Articles whose pages are read only up to well after their text."""

import pytest

from spiders.items import NotAnArticleError, PageKind
from spiders.pages.base import ArticlePage

URL = "https://skhcn.song-da.example/tin-tuc/gieo-ma-khay"
TITLE = "Hợp tác xã Sông Đà gieo mạ khay bằng máy"
SENTENCE = "Máy gieo mạ khay giúp hợp tác xã bớt công và giữ cho cây mạ đều hàng, khoẻ rễ. "
TEXT = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(4))
MENU = "<ul>{}</ul>".format(
    "".join(f'<li><a href="/muc-{n}">Chuyên mục số {n} của Sở</a></li>' for n in range(90))
)


def article(text: str, after: str = MENU, name: str = TITLE) -> ArticlePage:
    """A page with a title, a date, some text, and what comes after it."""
    head = f"<html><head><title>{name}</title></head><body>"
    body = f"<div><h1>{TITLE}</h1><p>Ngày đăng: 12/03/2024</p><div>{text}</div></div>"
    return ArticlePage(f"{head}{body}{after}</body></html>", URL)


def test_menus_after_a_text_are_not_read():
    page = article(TEXT)
    found = page.article()
    assert page.reading.page.cut
    assert len(page.reading.lines) < 50
    assert found.body_text == "\n\n".join([(SENTENCE * 3).strip()] * 4)


def test_a_page_read_to_its_end_says_the_same():
    page = article(TEXT)
    whole = article(TEXT)
    assert page.article() == whole.read()
    assert not whole.reading.page.cut


def test_a_text_that_goes_on_after_a_long_table_is_read_whole():
    table = "<table>{}</table>".format(
        "".join(f"<tr><td>Hộ {n}</td><td>{n} sào</td></tr>" for n in range(60))
    )
    found = article(f"<div>{TEXT}</div>{table}<div><p>Cuối vụ: {SENTENCE}</p></div>").article()
    assert "Cuối vụ" in (found.body_text or "")


def test_a_teaser_above_the_article_is_not_taken_for_it():
    teaser = "<div><h2>Hội thi sáng tạo dành cho học sinh</h2><p>Ngày đăng: 02/03/2024</p>{}</div>"
    above = teaser.format(f"<p>{'Hội thi nhận bài của học sinh cả tỉnh đến hết quý. ' * 14}</p>")
    below = f"<div><h1>{TITLE}</h1><p>Ngày đăng: 12/03/2024</p>{TEXT}</div>"
    page = ArticlePage(
        f"<html><head><title>{TITLE}</title></head><body>{above}{MENU}{below}</body></html>", URL
    )
    assert page.article().title == TITLE


@pytest.mark.parametrize("name", ["Chi tiết tin", ""])
def test_without_a_name_of_its_own_a_long_text_further_down_is_looked_at(name):
    more = f"<div><p>{SENTENCE * 4}</p></div>"
    page = article(TEXT, MENU + more, name)
    page.article()
    assert not page.reading.page.cut


def test_a_list_under_a_few_words_is_a_list():
    entries = "".join(
        f'<li><a href="/tin-tuc/bai-{n}">Sở mở lớp tập huấn lần {n} cho cán bộ xã</a></li>'
        for n in range(60)
    )
    page = ArticlePage(
        f"<html><head><title>Tin tức</title></head><body><h1>Tin tức</h1>"
        f"<p>{SENTENCE * 8}</p><ul>{entries}</ul></body></html>",
        "https://skhcn.song-da.example/tin-tuc",
    )
    with pytest.raises(NotAnArticleError) as refused:
        page.article()
    assert refused.value.kind is PageKind.LISTING
