# ruff: noqa: E501  markup stands as sites print it
"""What stands in and around texts on real sites and is none of them, and where a text is over."""

from datetime import datetime

import pytest
from portal import PARAGRAPHS, PROSE, TITLE, portal

from spiders.pages.base import ArticlePage

URL = "https://skhcn.example.vn/tin-tuc/nam-rom-88.html"
DATE = "<p class='date'>12/05/2024 10:31</p>"


def read(main):
    return ArticlePage(portal(main), URL).article()


def text(main):
    return read(main).body_text.split("\n\n")


@pytest.mark.parametrize(
    "pasted",
    [
        "<xml><w:worddocument><w:view>Normal</w:view><w:trackmoves>false</w:trackmoves></w:worddocument></xml>",
        "<p>Normal 0 false false false EN-US X-NONE X-NONE MicrosoftInternetExplorer4</p>",
        "<p>/* Style Definitions */ table.MsoNormalTable {mso-style-name:\"Table Normal\"; mso-tstyle-rowband-size:0;}</p>",
    ],
)  # fmt: skip
def test_what_a_word_processor_left_is_nobodys_text(pasted):
    assert text(f"<h1>{TITLE}</h1>{DATE}<div class='c'>{pasted}{PARAGRAPHS}</div>") == [*PROSE]


@pytest.mark.parametrize(
    "below",
    [
        "<div>5/5 - (1 bình chọn)</div><div>Rated 5 out of 5</div>",
        "<div>Bài viết có hữu ích với bạn không? Có Không</div>",
        "<p>Trang: <b>1</b> <a href='?p=2'>2</a> <a href='?p=3'>3</a></p>",
        "<p>#nấm rơm #Lục Bình #nông dân</p>",
    ],
)
def test_ratings_pages_and_hashtags_under_a_text_are_tools(below):
    assert text(f"<div class='d'><h1>{TITLE}</h1>{DATE}{PARAGRAPHS}{below}</div>") == [*PROSE]


NEXT = "<p>Đoàn kiểm tra liên ngành vừa làm việc với bốn cơ sở sang chiết khí trên địa bàn huyện Đông Phú, lập biên bản hai cơ sở dùng cân quá hạn.</p><p>Các cơ sở có mười ngày để khắc phục, sau thời hạn này đoàn sẽ kiểm tra lại và xử lý theo quy định.</p>"
NEXT_TITLE = "Kiểm tra đo lường tại bốn cơ sở sang chiết khí ở Đông Phú"


@pytest.mark.parametrize(("begin", "end"), [("<article>", "</article>"), ("<div class=d>", "</div>")])  # fmt: skip
def test_a_further_article_under_the_one_asked_for_is_another(begin, end):
    first = f"{begin}<h1>{TITLE}</h1>{DATE}<div>{PARAGRAPHS}</div>{end}"
    second = f"{begin}<h1>{NEXT_TITLE}</h1><p>11/05/2024 08:00</p><div>{NEXT}</div>{end}"
    article = read(first + second)
    assert (article.title, article.body_text.split("\n\n")) == (TITLE, [*PROSE])


def test_a_heading_in_a_text_without_a_date_under_it_begins_no_article():
    assert text(
        f"<div class='d'><h1>{TITLE}</h1>{DATE}{PARAGRAPHS}<h1>Việc phải làm</h1>{NEXT}</div>"
    )[3:4] == ["Việc phải làm"]


def test_links_under_see_also_in_the_middle_of_a_text_are_none_of_it():
    links = "<div><strong>Xem thêm:</strong><ul><li><a href='/a1'>Hội thảo chuyển đổi số vùng cao</a></li><li><a href='/a2'>Kiểm tra cân ở chợ</a></li></ul></div>"
    lines = text(f"<h1>{TITLE}</h1>{DATE}<div class='c'>{NEXT}{links}{PARAGRAPHS}</div>")
    assert len(lines) == 5
    assert not any("Kiểm tra cân" in line for line in lines)


def test_lines_of_preformatted_text_are_paragraphs():
    printed = "\n".join(("<b>Ngày</b> " + PROSE[0].removeprefix("Ngày "), *PROSE[1:]))
    assert text(f"<h1>{TITLE}</h1>{DATE}<pre>{printed}</pre>") == [*PROSE]


def test_a_label_before_a_title_is_none_of_it():
    main = f"<div class='d'><div>Tiêu đề: {TITLE}</div><div>Ngày đăng: 12/05/2024</div><div>{PARAGRAPHS}</div></div>"
    assert read(main).title == TITLE


def test_a_date_labelled_right_above_a_title_that_stands_in_its_text_is_the_articles():
    inside = (
        f"<div class='c'><h1 align=center><strong>{TITLE.upper()}</strong></h1>{PARAGRAPHS}</div>"
    )
    found = read(f"<div>Ngày đăng: 12/05/2024 10:31</div>{inside}").published_at
    assert found == datetime.fromisoformat("2024-05-12T10:31:00+07:00")
    assert read(f"<div>Cập nhật: 24/11/2026 16:31</div>{inside}").published_at is None


FOOT = "<p>Sở là cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh, tham mưu, giúp tỉnh quản lý nhà nước về khoa học và công nghệ.</p>"


def test_what_a_site_tells_of_itself_below_the_box_of_the_article_is_none_of_it():
    detail = f"<div class='d'><h1>{TITLE}</h1>{DATE}<div>{PARAGRAPHS}</div></div>"
    assert text(f"{detail}<div class='gt'>{FOOT}</div>") == [*PROSE]


def test_a_text_in_sections_of_one_kind_goes_on_in_each():
    first = f"<section class='s'><h1>{TITLE}</h1>{DATE}{PARAGRAPHS}</section>"
    assert len(text(f"{first}<section class='s'>{FOOT}</section>")) == len(PROSE) + 1
