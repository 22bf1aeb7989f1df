# ruff: noqa: E501  markup stands as sites print it
"""Pages in the structure of systems in use by provinces and newspapers, as their class names have it.

The structure is that of public sources, the words are ours.
"""

from datetime import datetime

import pytest
from portal import PARAGRAPHS, PROSE, TITLE, portal

from spiders.pages.base import ArticlePage

URL = "https://lucbinh.example.vn/tin-tuc/nam-rom-88.html"
LEAD = "Sau ba vụ thử nghiệm, mỗi nhà trồng nấm ở ba xã ven sông thu thêm khoảng 18 triệu đồng một năm."
OTHERS = "".join(
    f"<li><a href='/tin-tuc/khac-{number}.html'>{text}</a> <span>(0{number}/11/2026)</span></li>"
    for number, text in enumerate(
        (
            "Hội thảo chuyển đổi số vùng cao",
            "Kiểm tra cân ở các chợ truyền thống",
            "Mời đề xuất nhiệm vụ năm sau",
        ),
        1,
    )
)


def read(main, *, title="Sở Khoa học và Công nghệ", head="", url=URL):
    return ArticlePage(portal(main, title=title, head=head), url).article()


def lines(article):
    return article.body_text.split("\n\n")


VHV = f"""<div class="ModuleWrapper"><article class="news-detail-layout-type-2 mb-20">
<header class="clearfix"><span class="post-date left">12/05/2024 | lượt xem: 45</span><div class="block_share">
<a class="custom-font">A<sup>-</sup></a><a class="custom-font">A</a><a class="custom-font">A<sup>+</sup></a></div></header>
<div class="article-content"><div class="block-core-a3"><h1 class="title-detail">{TITLE}</h1>
<div class="social-connect"><a class="btn">Đọc bài</a><a class="btn">Lưu</a></div>
<div class="brief font-size-text mb-10"><p>{LEAD}</p></div></div>
<div class="content-detail font-size-text mb-20">{PARAGRAPHS}</div><hr>
<div class="author">Đặng Thị Mận</div><div class="source">Nguồn: Báo Lục Bình</div>
<div class="rating"><div>Tổng số điểm của bài viết là: <span>0</span> trong <span>0</span> đánh giá</div>
<span>Click để đánh giá bài viết</span></div></div></article></div>
<div class="panel"><div class="panel-title">Tin liên quan</div><ul>{OTHERS}</ul></div>"""


def test_a_text_named_after_the_size_of_its_letters_is_no_tool():
    article = read(VHV)
    assert lines(article) == [LEAD, *PROSE]
    assert article.summary == LEAD


def test_what_stands_beside_the_title_in_its_article_element_speaks_of_it():
    article = read(VHV)
    assert article.view_count == 45
    assert article.published_at == datetime.fromisoformat("2024-05-12T00:00:00+07:00")
    assert (article.author, article.source_credit) == ("Đặng Thị Mận", "Báo Lục Bình")


@pytest.mark.parametrize("name", ["Chi tiết tin tức", "Nội dung chi tiết", "Xem tin"])
def test_what_a_page_is_called_that_shows_any_article_is_no_title(name):
    main = f"""<section class="portlet"><h1 class="portlet-title"><span>{name}</span></h1>
    <div class="portlet-body"><div class="title-news"><h1>{TITLE}</h1></div><div class="date">12/05/2024 10:31</div>
    <div class="journal-content-article">{PARAGRAPHS}</div></div></section>"""
    url = "https://lucbinh.example.vn/chi-tiet-tin-tuc/-/asset_publisher/M0/content/88"
    assert read(main, title=f"{name} - Cổng thông tin điện tử Lục Bình", url=url).title == TITLE


def test_a_heading_of_few_words_over_one_of_a_lower_rank_names_a_section():
    detail = f"<div class='d'><h3>{TITLE}</h3><p>12/05/2024 10:31</p><div>{PARAGRAPHS}</div></div>"
    assert read(f"<h2>Tin hoạt động ngành</h2>{detail}").title == TITLE


def test_a_section_named_as_a_title_is_the_section():
    main = f"""<div class="detail-news"><div class="category-title">Tin tức - Sự kiện: <a href="/tin">Nông nghiệp</a></div>
    <div class="date-post">Ngày đăng: 12-05-2024</div><div class="title-news">{TITLE}</div>
    <div class="content-news">{PARAGRAPHS}</div></div>"""
    article = read(main, title="Chi tiết tin - Sở Khoa học và Công nghệ")
    assert (article.title, article.section) == (TITLE, "Nông nghiệp")


@pytest.mark.parametrize(
    ("notes", "views", "author", "documents"),
    [
        (
            "<p>Tệp đính kèm: <a href='/f/kh-12.pdf'>kh-12.pdf</a></p><p>Lượt xem: 87</p><p>Tác giả: Minh Thư</p>",
            87,
            "Minh Thư",
            ["kh-12.pdf"],
        ),
        ("<p>Tệp đính kèm:</p><p>Lượt xem: 87</p><p>Tác giả:</p>", 87, None, []),
        ("<p>Tác giả bài viết: quantri</p><p>Đã xem: 87</p>", 87, None, []),
    ],
)
def test_notes_at_the_end_of_a_text_are_none_of_it(notes, views, author, documents):
    article = read(
        f"<h2 class='detail-title'>{TITLE}</h2><div class='time'>Đăng tải: 08:30 12/05/2024</div>"
        f"<div class='detail-content'>{PARAGRAPHS}{notes}</div>"
    )
    assert lines(article) == [*PROSE]
    assert (article.view_count, article.author) == (views, author)
    assert [one.name for one in article.attachments] == documents


def test_the_heading_of_documents_that_stand_outside_goes_with_them():
    article = read(
        f"<div class='p'><h1>{TITLE}</h1><span class='h5'>Chủ nhật - 12/05/2024 10:31</span>{PARAGRAPHS}"
        "<div class='panel'><div class='heading'><strong>File đính kèm</strong></div><div class='list-group'>"
        "<div><em></em> <a href='/nam-88.html?download=1&amp;id=0' title='Tải về ke-hoach.pdf'>Tải về <b>ke-hoach.pdf</b></a></div></div></div></div>"
    )
    assert lines(article) == [*PROSE]
    assert len(article.attachments) == 1


@pytest.mark.parametrize(
    "tools",
    [
        "<div class='like'><a>Thích</a> 0 <a>Không thích</a> 0</div>",
        "<div><a href='javascript:print()'>Bản in</a> | <a href='javascript:back()'>Quay lại</a></div>",
        "<div>Your browser does not support the audio element.</div>",
    ],
)
def test_tools_in_a_row_are_none_of_the_text(tools):
    article = read(f"<div class='d'><h1>{TITLE}</h1><p>12/05/2024</p>{PARAGRAPHS}{tools}</div>")
    assert lines(article) == [*PROSE]


def authors(*names):
    slides = "".join(
        f"<div class='slide'><div class='author-item-name'><a class='name'>{name}</a></div></div>"
        for name in names
    )
    more = f"<span class='more'>và {len(names) - 1} tác giả khác</span>" if len(names) > 1 else ""
    return f"<div class='detail-author'><div class='author-info'><a class='name'>{names[0]}</a>{more}</div>{slides}</div>"


@pytest.mark.parametrize(
    ("names", "author"),
    [
        (["TRẦN VĂN HẠC", "LÊ THỊ MƠ", "BÙI ĐỨC LÂM"], "TRẦN VĂN HẠC, LÊ THỊ MƠ, BÙI ĐỨC LÂM"),
        (["LÊ THỊ MƠ"], "LÊ THỊ MƠ"),
        (["LỤC BÌNH ONLINE"], None),
    ],
)
def test_a_box_of_authors_names_all_of_them_and_a_newspaper_is_none(names, author):
    main = f"<h1>{TITLE}</h1><div class='detail-time'>12/05/2024 10:31 GMT+7</div>{authors(*names)}<div class='detail-content'>{PARAGRAPHS}</div>"
    assert read(main).author == author


def test_a_picture_that_leads_to_the_piece_titled_under_it_is_that_pieces():
    other = "<div class='one'><a href='/khac-2.html'><img src='/khac.jpg'></a><a href='/khac-2.html'>Giá nấm rơm tăng gấp rưỡi sau lũ, hộ trồng dè dặt</a></div>"
    own = "<p><a href='/lon/nam.jpg'><img src='/nho/nam.jpg'></a></p><p class='chu-thich'>Nhà nấm ở xã ven sông</p>"
    article = read(
        f"<h1>{TITLE}</h1><p>12/05/2024</p><div class='c'>{own}{PARAGRAPHS}{other}{PARAGRAPHS}</div>"
    )
    assert [image.url for image in article.images] == ["https://lucbinh.example.vn/nho/nam.jpg"]


def test_a_lead_in_italics_before_plain_paragraphs_is_the_summary():
    main = f"<main><h1>{TITLE}</h1><div>12/05/2024</div><p><i>{LEAD}</i></p><div class='x'>{PARAGRAPHS}</div></main>"
    assert read(main).summary == LEAD


def test_a_place_that_only_a_style_sets_before_a_lead_is_a_word_of_its_own():
    main = f"<span class='date'>Chủ nhật, 12/5/2024, 10:31 (GMT+7)</span><h1>{TITLE}</h1><p class='description'><span class='stamp'>Lục Bình</span>{LEAD}</p><article>{PARAGRAPHS}</article>"
    article = read(main)
    assert article.summary == f"Lục Bình {LEAD}"
    assert lines(article)[0] == f"Lục Bình {LEAD}"


def test_a_word_that_goes_on_in_small_letters_or_signs_is_not_broken():
    broken = PARAGRAPHS.replace("dụng cụ", "d<b>ụng</b> cụ, p<i>H</i> và <b>K</b>hoa")
    assert "dụng cụ, pH và Khoa" in read(f"<h1>{TITLE}</h1><p>12/05/2024</p>{broken}").body_text


def test_a_date_glued_to_a_step_of_the_path_is_none_of_the_section():
    main = f"<div class='path'>Trang chủ » Tin tức » Nông nghiệp (12-05-2024)</div><div class='tieude'><b>{TITLE}</b></div>{PARAGRAPHS}"
    article = read(main)
    assert article.section == "Nông nghiệp"
    assert article.published_at == datetime.fromisoformat("2024-05-12T00:00:00+07:00")


@pytest.mark.parametrize(
    ("signed", "author", "source"),
    [
        ("Theo Lucbinhportal", None, "Lucbinhportal"),
        ("Super User", None, None),
        ("Minh Châu", "Minh Châu", None),
    ],
)
def test_a_line_set_apart_signs_only_where_it_is_a_name(signed, author, source):
    article = read(
        f"<h1>{TITLE}</h1><p>12/05/2024</p><div>{PARAGRAPHS}<div style='text-align:right'><strong>{signed}</strong></div></div>"
    )
    assert (article.author, article.source_credit) == (author, source)


def test_controls_are_gone_from_the_markup_of_a_text_as_from_the_text():
    hidden = "<b hidden>ẩn</b>\x02"
    dirty = (
        PARAGRAPHS.replace("ẩm", f"{hidden}ẩm")
        .replace("cấy giống", "cấy\x01 giống\x0bmới&#x7f;")
        .replace("<p>Kết", "<p><a href='/a\x02\uffffb' x\x01='y' title='x\u200by'>Xem</a> Kết")
    )
    article = read(f"<h1>{TITLE}</h1><p>12/05/2024</p>{dirty}")
    assert "cấy giống mới," in article.body_text
    assert "cấy giống mới," in article.body_html
    assert 'href="https://lucbinh.example.vn/ab" title="xy"' in article.body_html


@pytest.mark.parametrize("address", ["http://[::1/kh.pdf", "http://[x]/?file=kh.pdf"])
def test_an_address_that_is_none_ends_no_reading(address):
    link = f"<a href='{address}'>Kế hoạch</a><iframe src='{address}'></iframe><img src='{address}'>"
    article = read(f"<h1>{TITLE}</h1><p>12/05/2024</p><div>{PARAGRAPHS}{link}</div>")
    assert article.images == ()


def test_what_no_reader_sees_is_none_of_the_markup():
    unseen = (
        "<div class='hidden hide d-none'><span>Sở Khoa học</span></div><span class='d-none'>2024-05-12T07:30:00+07:00</span>"
        "<select><option>Giọng nữ miền Bắc</option></select><p style='display:none'>Nội dung trang</p>"
    )
    article = read(f"<div class='p'><h1>{TITLE}</h1><p>12/05/2024</p>{unseen}{PARAGRAPHS}</div>")
    assert "hỗ trợ bà con" in article.body_html
    for words in ("Sở Khoa học</", "07:30", "Giọng nữ", "Nội dung trang"):
        assert words not in article.body_html
