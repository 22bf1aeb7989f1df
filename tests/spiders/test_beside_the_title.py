"""Who wrote an article and its section, where no label tells them. All persons are invented."""

import pytest

from spiders.items import Article
from spiders.pages.base import ArticlePage
from tests.spiders.portal import PARAGRAPHS, TITLE, portal

SECTION = "Đo lường chất lượng"


def read(beside: str = "", *, above: str = "", head: str = "") -> Article:
    main = f"{above}<h1>{TITLE}</h1>{beside}{PARAGRAPHS}"
    page = portal(main, head=head)
    return ArticlePage(page.encode(), "https://skhcn.example/tin/tap-huan-7.html").article()


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Thanh Bình | 12/03/2024 08:15", "Thanh Bình"),
        ("Thanh Bình • 12/03/2024", "Thanh Bình"),
        ("Trần Thị Thu | 12/03/2024 08:15", "Trần Thị Thu"),
        ('<a class="x-author">Khoàng Pha Nừ</a> <i>12/03/2024</i>', "Khoàng Pha Nừ"),
        ("<b>Tổ ứng cứu sự cố</b> <i>hôm qua</i>", "Tổ ứng cứu sự cố"),
        ("Thu Hà - Văn Nam | 12/03/2024 08:15", "Thu Hà, Văn Nam"),
        ("Thu Hà, Văn Nam - 12/03/2024", "Thu Hà, Văn Nam"),
        ("Phòng Quản lý Khoa học / 12/03/2024", "Phòng Quản lý Khoa học"),
        ("Lương Thị Gấm, 12/03/2024", "Lương Thị Gấm"),
        ("Lương Thị Gấm đăng ngày 12/03/2024", "Lương Thị Gấm"),
        ("12/03/2024 08:15 | Lương Thị Gấm", "Lương Thị Gấm"),
        ("<span>Phòng Quản lý Khoa học</span><span>12/03/2024</span>", "Phòng Quản lý Khoa học"),
    ],
)
def test_a_name_beside_the_date_is_the_author_s(line, author):
    assert read(f"<p class='i'>{line}</p>").author == author


@pytest.mark.parametrize("name", ["Lương Thị Gấm", "Phòng Quản lý Khoa học"])
def test_a_name_on_a_line_of_its_own_next_to_the_date_is_the_author_s(name):
    assert read(f"<div>{name}</div><div>12/03/2024 08:15</div>").author == name
    assert read(f"<div>12/03/2024 08:15</div><div>{name}</div>").author == name


def test_between_a_name_and_the_date_may_stand_what_the_person_is():
    lines = "<div>Lương Thị Gấm</div><div>Biên tập viên</div><div>12 thg 3, 2024</div>"
    assert read(lines).author == "Lương Thị Gấm"


def test_a_name_beside_how_long_ago_is_the_author_s():
    assert read("<p><b>Lương Thị Gấm</b> <i>25 phút trước</i></p>").author == "Lương Thị Gấm"


@pytest.mark.parametrize(
    "line",
    ["Thanh Bình, 12/03/2024", "Tài Chính | 12/03/2024", "Nghệ An, ngày 12/03/2024",
     "Sở hữu trí tuệ • 12/03/2024"],
)  # fmt: skip
def test_places_and_sections_beside_the_date_are_no_author(line):
    assert read(f"<p class='i'>{line}</p>").author is None


@pytest.mark.parametrize(
    "beside",
    [
        f'12/03/2024 <a rel="tag category" href="/c">{SECTION}</a>',
        f'12/03/2024 <a href="/category/do-luong/">{SECTION}</a>',
        f'12/03/2024 <a href="/chuyen-muc/do-luong">{SECTION}</a> <span>2 mục</span>',
        f'12/03/2024 | Chuyên mục: <a href="/c">{SECTION}</a>',
    ],
)
def test_a_link_to_the_section_beside_the_date_names_it(beside):
    assert read(f"<p>{beside}</p>").section == SECTION


@pytest.mark.parametrize(
    "above",
    [
        f'<p class="category">Chuyên mục {SECTION}</p>',
        f'<p class="category">trong <a href="/c">{SECTION}</a></p>',
        f'<div class="path">› <a href="/c">{SECTION}</a></div>',
        f'<p>Bạn đang ở: <a href="/">Trang chủ</a> &gt; <a href="/c">{SECTION}</a></p>',
        '<ol itemscope itemtype="https://schema.org/BreadcrumbList"><li><a href="/">Trang chủ</a>'
        f'</li><li><a href="/c">{SECTION}</a></li></ol>',
        f'<div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/c">{SECTION}</a> / '
        "<span>Tập huấn kỹ…</span></div>",
        f'<p><a class="x" href="/c">{SECTION}</a><span>Thứ ba, 12/03/2024 - 05:48</span></p>',
    ],
)
def test_the_way_to_the_article_ends_with_its_section(above):
    assert read(above=above).section == SECTION


def test_a_list_made_for_sections_names_the_first():
    sections = f'<ul class="post-categories"><li><a href="/c">{SECTION}</a></li></ul>'
    assert read(f"{sections}<p>12/03/2024</p>").section == SECTION


def test_a_way_told_to_machines_names_the_section():
    steps = ("Trang chủ", SECTION, TITLE)
    items = ",".join(f'{{"@type":"ListItem","name":"{step}"}}' for step in steps)
    path = f'{{"@type":"BreadcrumbList","itemListElement":[{items}]}}'
    head = f'<script type="application/ld+json">{path}</script>'
    assert read("<p>12/03/2024</p>", head=head).section == SECTION


@pytest.mark.parametrize(
    "above",
    [
        '<div class="category">2 mục</div>',
        '<div class="breadcrumb"><a href="/">Sở Khoa học và Công nghệ Núi Xa</a></div>',
        '<p><a href="#">In trang</a> <a href="#">Gửi mail</a></p>',
        '<p class="category">Chưa phân loại</p>',
    ],
)
def test_counts_sites_and_tools_are_no_section(above):
    assert read("<p>12/03/2024</p>", above=above).section is None
