"""What several pages of one site teach."""
# ruff: noqa: E501  markup stands as sites print it

import json

import pytest
from portal import PROSE, portal

from spiders.layout.learned import Learned
from spiders.pages.base import ArticlePage
from spiders.reading.learning import learn

HINT = "Mọi ý kiến xin gửi về hòm thư góp ý của Ban biên tập trang tin."


def page(number, learned=None, wrap="tin"):
    body = "".join(f"<p>{text} Bài số {number}.</p>" for text in PROSE)
    html = portal(
        f"""<div class="{wrap}"><h2>Tập huấn trồng nấm cho nông dân lần thứ {number}</h2><div>2{number}/03/2024</div>
        <div class="noi"><div>{body}</div><p>{HINT}</p></div><div class="dem">Lượt xem: {500_000 + number}</div></div>"""
    )
    return ArticlePage(html, f"https://skhcn.example.vn/tin/{number}", learned=learned)


@pytest.fixture(scope="module")
def learned():
    return learn([page(number) for number in range(1, 6)])


def test_a_line_of_every_text_is_no_text(learned):
    assert HINT in page(7).article().body_text
    assert HINT not in page(7, learned).article().body_text


def test_a_counter_that_runs_through_all_pages_is_no_count_of_readers(learned):
    assert page(7).article().view_count == 500_007
    assert page(7, learned).article().view_count is None


def test_where_the_article_stands_is_learnt(learned):
    assert learned.part == "div.tin"
    assert page(7, learned).article().title == page(7).article().title


def test_a_site_that_has_changed_is_read_as_any_site(learned):
    article = page(7, learned, wrap="moi").article()
    assert article.published_at.date().isoformat() == "2024-03-27"


def test_two_pages_teach_nothing():
    few = learn([page(1), page(2)])
    assert (few.part, few.words, few.furniture) == ("", (), ())


def test_one_author_of_all_articles_stays_the_author():
    def signed(number, known=None):
        body = "".join(f"<p>{text} Bài số {number}.</p>" for text in PROSE)
        html = portal(
            f"<div class='tin'><h2>Tập huấn trồng nấm cho nông dân lần thứ {number}</h2><div class='noi'>{body}"
            "<p class='ky'><b>Phòng Quản lý khoa học</b></p></div></div>"
        )
        return ArticlePage(html, f"https://skhcn.example.vn/tin/{number}", learned=known)

    known = learn([signed(number) for number in range(1, 6)])
    assert signed(8, known).article().author == "Phòng Quản lý khoa học"


def test_knowledge_survives_json_and_can_be_read_by_people(learned):
    again = Learned.from_json(json.loads(json.dumps(learned.as_json())))
    assert again == learned
    lines = again.explain()
    assert "learnt from 5 pages" in lines
    assert "the article stands in div.tin" in lines
    assert any(HINT in line for line in lines)


@pytest.mark.parametrize(
    "value", [{}, {"part": 5, "words": "x", "furniture": None, "pages": "many"}]
)
def test_json_of_another_version_is_no_knowledge(value):
    assert Learned.from_json(value) == Learned()
