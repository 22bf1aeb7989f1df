"""Manners of signing a text, each on the last line under it, and what is left of the text then."""

import pytest
from portal import PARAGRAPHS, PROSE, TITLE, portal

from spiders.pages.base import ArticlePage

URL = "https://skhcn.example.vn/tin-tuc/nam-rom-88.html"


def signed(line):
    main = f"<div class='d'><h1>{TITLE}</h1><p>12/05/2024</p><div>{PARAGRAPHS}{line}</div></div>"
    return ArticlePage(portal(main), URL).article()


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("Tin và ảnh Hồng Nhung", "Hồng Nhung", None),
        ("Theo Hồng Nhung - Báo Lục Bình", "Hồng Nhung", "Báo Lục Bình"),
        ("(Nguồn TTXVN)", None, "TTXVN"),
        ("Ngọc Hân - Sở Khoa học và Công nghệ", "Ngọc Hân - Sở Khoa học và Công nghệ", None),
        ("Ngọc Ánh – Đài PTTH", "Ngọc Ánh – Đài PTTH", None),
        ("Ngọc Ánh – Văn Tiến", "Ngọc Ánh, Văn Tiến", None),
        ("QLCN", "QLCN", None),
        ("Ảnh: Văn Tiến", None, None),
        ("Nguồn ảnh: Internet", None, None),
    ],
)  # fmt: skip
def test_the_line_set_right_under_a_text_says_who_made_it(line, author, source):
    article = signed(f"<p style='text-align:right'>{line}</p>")
    assert (article.author, article.source_credit) == (author, source)
    assert article.body_text == "\n\n".join(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "Lục Bình, ngày 12 tháng 5 năm 2024",
        "Nguyễn Hồng Nhung - GĐ Sở",
        "Nguồn vốn đối ứng của tỉnh",
        "Nguồn lao động",
        "Nguồn Tin tức",
        "Tin và ảnh trong tuần qua",
    ],
)
def test_places_offices_and_other_short_lines_sign_nothing(line):
    article = signed(f"<p style='text-align:right'><i>{line}</i></p>")
    assert (article.author, article.source_credit) == (None, None)


def test_a_label_after_a_date_and_a_comma_names_the_author():
    main = f"<h1>{TITLE}</h1><p>Ngày 12/05/2024, tác giả: Hồng Nhung</p><div>{PARAGRAPHS}</div>"
    assert ArticlePage(portal(main), URL).article().author == "Hồng Nhung"
