"""Small things around a title and a text that make or break a page read for the first time."""

import pytest

from spiders.items import Article, Link, Precision
from spiders.pages.base import ArticlePage, ListingPage
from tests.spiders.portal import PARAGRAPHS, PROSE, TITLE, portal

URL = "https://skhcn.example/tin/tap-huan-7.html"


def read(main: str, *, head: str = "", title: str = "Sở Khoa học và Công nghệ") -> Article:
    return ArticlePage(portal(main, head=head, title=title).encode(), URL).article()


def test_a_line_of_the_text_that_ends_with_a_month_is_text():
    last = "Các xã gửi báo cáo về Sở theo mẫu kèm theo, chậm nhất trong tháng 6/2024"
    article = read(f"<h1>{TITLE}</h1><p>12/03/2024</p>{PARAGRAPHS}<p>{last}</p>")
    assert article.body_text and article.body_text.endswith(last)


def test_a_menu_above_a_short_notice_makes_it_no_list():
    menu = "".join(f'<li><a href="/?muc={n}">Mục quản lý số {n}</a></li>' for n in range(20))
    text = f"{PROSE[0]} Đề nghị chuẩn bị báo cáo."
    page = (
        f"<html><head><title>Thông báo</title></head><body><ul>{menu}</ul><div><b>{TITLE}</b></div>"
        f"<div>Ngày gửi: 28-02-2018 16:30</div><pre>{text}</pre></body></html>"
    )
    article = ArticlePage(page.encode(), "http://tb.example/?muc=tb&id=518").article()
    assert (article.title, article.body_text) == (TITLE, text)


def test_a_day_above_the_title_is_not_cut_off_from_the_label_of_another_line():
    main = (
        f"<p>Thứ sáu, 12 Tháng 7 2024 00:00</p><h1>{TITLE}</h1>{PARAGRAPHS}"
        "<p>Sửa lần cuối vào Thứ sáu, 12 Tháng 7 2024 09:22</p>"
    )
    article = read(f"<div>{main}</div>")
    assert article.published_precision is Precision.DAY
    assert article.modified_at and article.modified_at.hour == 9


def test_a_sentence_that_begins_like_a_unit_is_no_name_above_the_text():
    lead = "Trạm phát sóng đầu tiên của tỉnh không cần máy nổ, không cần điện lưới."
    article = read(
        f"<div><h1>{TITLE}</h1><p>12/03/2024</p><div class='sapo'>{lead}</div>"
        f"<div class='noi-dung'>{PARAGRAPHS}</div></div>"
    )
    assert article.summary == lead
    assert article.body_text and article.body_text.startswith(lead)


def test_a_lead_of_a_few_words_is_part_of_the_text():
    lead = "Mỗi hộ mất mười phút."
    article = read(
        f"<div><h1>{TITLE}</h1><p>12/03/2024</p><div class='sapo'>{lead}</div>"
        f"<div class='noi-dung'>{PARAGRAPHS}</div></div>"
    )
    assert article.body_text and article.body_text.startswith(lead)


def test_a_lead_that_machines_are_told_half_of_is_given_whole():
    cut = PROSE[0][:70].rpartition(" ")[0]
    article = read(
        f"<h1>{TITLE}</h1><p>12/03/2024</p>{PARAGRAPHS}",
        head=f'<meta name="description" content="{cut}">',
    )
    assert article.summary == PROSE[0]


@pytest.mark.parametrize(
    "path",
    ["Trang chủ <i></i> Đo lường", '<a href="/">Trang chủ</a> | <a href="/do-luong">Đo lường</a>'],
)
def test_the_way_to_an_article_is_read_whatever_stands_between_its_steps(path):
    article = read(f"<p>{path}</p><div><h1>{TITLE}</h1><p>12/03/2024</p>{PARAGRAPHS}</div>")
    assert article.section == "Đo lường"


def test_a_name_and_how_long_ago_between_lead_and_text_are_none_of_it():
    article = read(
        f"<article><h1>{TITLE}</h1><p>{PROSE[0]}</p><p>Lương Thị Gấm</p>"
        f"<p>4 ngày trước · 3 phút đọc</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p></article>"
    )
    assert article.author == "Lương Thị Gấm"
    assert article.body_text == "\n\n".join(PROSE)


def test_a_journal_s_authors_and_day_are_read_from_what_it_tells_those_who_cite_it():
    head = (
        '<meta name="citation_author" content="Lương Thị Gấm">'
        '<meta name="citation_author" content="Nguyễn Văn Lộc">'
        '<meta name="citation_date" content="2025/06/30">'
    )
    article = read(f"<h1>{TITLE}</h1>{PARAGRAPHS}", head=head)
    assert article.author == "Lương Thị Gấm, Nguyễn Văn Lộc"
    assert article.published_at and article.published_at.date().isoformat() == "2025-06-30"


def test_a_name_beside_a_face_is_no_caption():
    article = read(
        f"<article><h1>{TITLE}</h1><p>{PROSE[0]}</p><img class='rounded-full' src='/a/7.jpg'>"
        f"<p>Lương Thị Gấm</p><p>12/03/2024</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p></article>"
    )
    assert (article.author, article.images) == ("Lương Thị Gấm", ())


def test_the_signs_of_tools_are_no_pictures():
    tools = "".join(
        f'<a href="/{n}"><img src="/m/{n}1.png" alt="{alt}"></a>'
        for n, alt in enumerate(("In", "Email", "Gửi email"))
    )
    article = read(f"<div><h1>{TITLE}</h1><p>{tools}</p><p>12/03/2024</p>{PARAGRAPHS}</div>")
    assert article.images == ()


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Thực hiện: Xuân Thiều - Bá Nhân", "Xuân Thiều, Bá Nhân"),
        ("Thực hiện: Đúng quy trình", None),
        ("By: Information Division", "Information Division"),
        ("By: Centre for Applied Science", "Centre for Applied Science"),
    ],
)
def test_makers_of_films_and_english_offices_are_authors(line, author):
    assert read(f"<h1>{TITLE}</h1><p>12/03/2024</p><p>{line}</p>{PARAGRAPHS}").author == author


def test_a_unit_named_as_source_is_the_source_where_a_person_wrote():
    signed = "<p><b>Lương Thị Gấm</b></p><p>Nguồn: Phòng Quản lý Khoa học</p>"
    article = read(f"<div><h1>{TITLE}</h1><p>12/03/2024</p>{PARAGRAPHS}{signed}</div>")
    assert (article.author, article.source_credit) == ("Lương Thị Gấm", "Phòng Quản lý Khoa học")


def test_a_news_agency_is_a_publication():
    article = read(
        f"<div><h1>{TITLE}</h1><p>12/03/2024</p>{PARAGRAPHS}<p>(Theo Thông tấn Bến Cát)</p></div>"
    )
    assert article.source_credit == "Thông tấn Bến Cát"


def test_a_table_of_an_article_s_documents_is_none_of_its_text():
    files = "<tr><th>Tệp đính kèm</th><th>Dung lượng</th></tr>" + "".join(
        f'<tr><td><a href="/tep/{name}.pdf">{name}.pdf</a></td><td>{size} KB</td></tr>'
        for name, size in (("to-trinh", 88), ("du-thao", "410,5"))
    )
    article = read(f"<div><h1>{TITLE}</h1>{PARAGRAPHS}<table>{files}</table></div>")
    assert article.body_text == "\n\n".join(PROSE)
    assert len(article.attachments) == 2


def test_how_to_cite_a_paper_is_none_of_it():
    cite = (
        f"<h2>Cách trích dẫn</h2><p>Lương, T. G. (2025). {TITLE}. <i>Tạp chí Lục Bình</i>, 9.</p>"
    )
    assert read(f"<div><h1>{TITLE}</h1>{PARAGRAPHS}{cite}</div>").body_text == "\n\n".join(PROSE)


def test_who_drew_is_the_author_of_a_drawing_but_not_of_a_text():
    drawn = '<p><img src="/if/1.png"></p><p>Đồ họa: Lù Seo Páo</p>'
    head = f"<h1>{TITLE}</h1><p>12/03/2024</p><p>{PROSE[0]}</p>"
    assert read(f"<div>{head}{drawn}</div>").author == "Lù Seo Páo"
    signed = f"<p>{PROSE[1]}</p>{drawn}<p style='text-align:right'><b>Lương Thị Gấm</b></p>"
    assert read(f"<div>{head}{signed}</div>").author == "Lương Thị Gấm"


def test_a_path_without_links_is_read_up_to_the_step_that_says_something():
    page = f"<p>Thông báo &gt;&gt; Chi tiết</p><h1>{TITLE}</h1><p>12/03/2024</p>{PARAGRAPHS}"
    assert read(f"<div>{page}</div>").section == "Thông báo"


def listed(main: str) -> tuple[Link, ...]:
    page = portal(f"<h1>Tin tức</h1>{main}").encode()
    return ListingPage(page, "https://skhcn.example/tin").listing().links


TITLES = (
    "Kiểm định công tơ nước tại bến Đá Chồng",
    "Lớp soạn đơn sáng chế cho giáo viên",
    "Nhãn hiệu nước mắm Hòn Sập có hiệu lực",
    "Trạm quan trắc phóng xạ vận hành thử",
)


def test_views_are_read_in_the_column_that_is_headed_so():
    rows = "".join(
        f'<tr><td>{n}</td><td><a href="/tin/bai-{n}-x.html">{title}</a></td><td>{n + 20}</td></tr>'
        for n, title in enumerate(TITLES, 1)
    )
    links = listed(f"<table><tr><th>TT</th><th>Nội dung</th><th>Lượt xem</th></tr>{rows}</table>")
    assert [link.view_count for link in links] == [21, 22, 23, 24]


def test_dates_above_the_titles_belong_to_them():
    cards = "".join(
        f'<div>0{n}/03/2024</div><h3><a href="/tin/bai-{n}-x.html">{title}</a></h3><div>Lời.</div>'
        for n, title in enumerate(TITLES, 1)
    )
    days = [link.published_at.day for link in listed(f"<div>{cards}</div>") if link.published_at]
    assert days == [1, 2, 3, 4]


def test_a_title_that_ends_like_a_label_hides_no_date():
    cards = "".join(
        f'<div><a href="/tin/bai-{n}-x.html">{title}</a> <span>0{n}/03/2024</span></div>'
        for n, title in enumerate(TITLES, 1)
    )
    assert all(link.published_at for link in listed(f"<div>{cards}</div>"))


@pytest.mark.parametrize(
    ("strokes", "views"),
    [
        ("M1 12s4-8 11-8 11 8 11 8-4 8-11 8-11-8-11-8z", 1284),
        ("M12 4.5C7 4.5 2.73 7.61 1 12c1.73 4.39 6 7.5 11 7.5z", 1284),
        ("M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2z", None),
    ],
)
def test_a_number_beside_a_drawn_eye_counts_readers_and_beside_a_bubble_it_does_not(strokes, views):
    line = f'<p>12/03/2024 | 08:15 <svg viewBox="0 0 24 24"><path d="{strokes}"/></svg> 1.284</p>'
    assert read(f"<div><h1>{TITLE}</h1>{line}{PARAGRAPHS}</div>").view_count == views
