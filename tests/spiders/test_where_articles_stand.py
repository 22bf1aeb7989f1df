"""Articles in parts of a page whose names, neighbours or shape speak against them."""

import pytest

from spiders.items import Article
from spiders.pages.base import ArticlePage
from tests.spiders.portal import PARAGRAPHS, PROSE, TITLE, portal

URL = "https://skhcn.example/tin/tap-huan-trong-nam-7.html"


def article_of(main: str) -> Article:
    return ArticlePage(portal(main).encode(), URL).article()


TEASER = (
    "Nhiều hộ dân ở ven sông đã mạnh dạn đầu tư nhà lưới, hệ thống tưới và máy sấy trong năm nay."
)
CARDS = "".join(
    f'<div class="item"><h4><a href="/tin/bai-{n}.html">Mô hình trồng dưa lưới số {n} ở ven sông'
    f"</a></h4><p>{TEASER * 2}</p></div>"
    for n in range(9)
)


def test_a_side_column_that_holds_the_heading_and_the_text_is_the_article():
    main = f'<div class="sidebar-1"><h1>{TITLE}</h1>{PARAGRAPHS}</div><div>{CARDS}</div>'
    assert article_of(main).body_text == "\n\n".join(PROSE)


def test_a_side_column_with_a_text_of_its_own_is_none_of_the_article():
    aside = f'<div class="sidebar-1"><h3>Giới thiệu</h3><p>{TEASER * 3}</p></div>'
    main = f"<div><h1>{TITLE}</h1>{PARAGRAPHS}</div>{aside}<div>{CARDS}</div>"
    assert article_of(main).body_text == "\n\n".join(PROSE)


@pytest.mark.parametrize("title", ["Cáo phó", "TIN BUỒN", "Thư mời", "Lời cảm ơn"])
def test_a_notice_may_be_called_by_what_it_is(title):
    about = "<p>Cập nhật lúc 15h00, ngày 09.05.2024</p>"
    assert article_of(f"<div>{title}</div><div>{PARAGRAPHS}</div>{about}").title == title
