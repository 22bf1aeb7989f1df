"""People named by an icon, by a class, by a label without colon, or by where they stand."""

import pytest

from spiders.items import Article
from spiders.pages.base import ArticlePage
from tests.spiders.portal import PARAGRAPHS, TITLE, portal


def article_of(main: str) -> Article:
    url = "https://skhcn.example/tin/tap-huan-trong-nam-7.html"
    return ArticlePage(portal(main).encode(), url).article()


def author_of(above: str = "", below: str = "") -> str | None:
    return article_of(f"<div><h1>{TITLE}</h1>{above}<div>{PARAGRAPHS}</div>{below}</div>").author


ROW = "<div>{date}</div><div><i class='bi bi-eye'></i> 15</div><div>{name}</div><div>0</div>"


@pytest.mark.parametrize(
    "icon",
    [
        '<i class="bi bi-person"></i> ',
        '<i class="fa fa-user-circle"></i><span>',
        '<span class="glyphicon glyphicon-user"></span>',
    ],
)
def test_a_name_after_the_icon_of_a_person_is_the_author(icon):
    assert author_of(ROW.format(date="16/05/2024", name=f"{icon}Lò Thị Mai")) == "Lò Thị Mai"


@pytest.mark.parametrize("name", ["12", "Đăng nhập", "admin"])
def test_what_else_stands_after_such_an_icon_is_nobody(name):
    shown = f'<i class="bi bi-person"></i> {name}'
    assert author_of(ROW.format(date="16/05/2024", name=shown)) is None


def test_a_count_beside_a_name_is_none_of_it():
    eye = '<span class="glyphicon glyphicon-eye-open"></span>'
    line = f"<p>16-05-2024 10:02:44 Văn phòng Sở {eye} 154 lần xem</p>"
    assert author_of(line) == "Văn phòng Sở"


def test_a_name_ends_before_when_it_was_posted():
    posted = "<div>Người đăng:</div><div><a href='/u/7'>Chú Bảy Khuyến Nông</a> vào lúc</div>"
    assert author_of(below=posted) == "Chú Bảy Khuyến Nông"


@pytest.mark.parametrize("unit", ["Toà soạn", "Ban tổ chức"])
def test_a_unit_known_by_its_name_alone_is_the_author(unit):
    assert author_of(f'<p class="author-name">{unit}</p>') == unit


def test_a_pair_in_an_element_for_authors_needs_but_one_known_name():
    assert author_of('<p class="author"><a href="#">BẢY NỔI - THU TRÂM</a></p>') == (
        "BẢY NỔI, THU TRÂM"
    )


def test_two_names_right_under_the_text_sign_it():
    assert author_of(below="<p>Văn Hải - Thu Trâm</p>") == "Văn Hải, Thu Trâm"


def test_one_name_right_under_the_text_may_be_a_reader():
    assert author_of(below="<p>Văn Hải</p>") is None


def test_a_label_may_have_its_colon_from_a_style():
    field = '<div class="field__label">Người viết</div><div class="field__item">Lò Thị Mai</div>'
    assert author_of(below=f'<div class="field">{field}</div>') == "Lò Thị Mai"
