# ruff: noqa: E501  markup stands as sites print it
"""What looks like a field and is none, and text that is broken in all the usual ways."""

import unicodedata
from datetime import UTC, datetime

import pytest
from portal import PARAGRAPHS, PROSE, TITLE, portal

from spiders.pages.base import ArticlePage

URL = "https://skhcn.example.vn/tin-tuc/88"
BODY = "\n\n".join(PROSE)


def read(main, *, head="", title="Sở Khoa học và Công nghệ", url=URL, **options):
    return ArticlePage(portal(main, head=head, title=title), url, **options).article()


def article(body=PARAGRAPHS, under="", after="", **options):
    return read(
        f"<div class='d'><h2>{TITLE}</h2>{under}<div class='c'>{body}</div>{after}</div>", **options
    )


@pytest.mark.parametrize(
    "under",
    [
        "<div>Hạn nộp hồ sơ: 30/06/2024</div>",
        "<div>Ngày ban hành: 12/05/2024</div>",
        "<table><tr><td>Ngày ban hành</td><td>12/05/2024</td></tr><tr><td>Hạn nộp</td><td>15/06/2024</td></tr></table>",
        "<div><b>Ngày hết hiệu lực:</b> <span>12/05/2024</span></div>",
        "",
    ],
)
def test_dates_of_documents_deadlines_clocks_and_licences_are_not_of_publication(under):
    assert article(under=under).published_at is None


def test_label_and_value_in_two_cells_belong_together():
    cells = "<table><tr><td>Ngày ban hành</td><td>12/05/2024</td></tr><tr><td>Ngày đăng</td><td>14/05/2024 08:30</td></tr><tr><td>Lượt xem</td><td>1.530</td></tr></table>"
    found = article(under=cells)
    assert found.published_at.isoformat() == "2024-05-14T08:30:00+07:00"
    assert found.view_count == 1530


@pytest.mark.parametrize(
    ("under", "at"),
    [
        (
            "<div>Đăng lúc: Thứ năm - 12/03/2015 09:33 - Người đăng bài viết: Lê Lan - Đã xem: 1 874</div>",
            "2015-03-12T09:33:00+07:00",
        ),
        ("<div>Gửi bởi Phan Khoa vào T2, 30/09/2019 - 16:48</div>", "2019-09-30T16:48:00+07:00"),
        ("<div>Trung tâm Thông tin · 20/05/2022 17:00</div>", "2022-05-20T17:00:00+07:00"),
        (
            "<div><i>13/07/2018 08:03</i><i>3 bình luận</i><i>17 lượt thích</i></div>",
            "2018-07-13T08:03:00+07:00",
        ),
        ("<div>Cập nhật: 15:20 | 12/05/2022</div>", "2022-05-12T15:20:00+07:00"),
        ("<div>(00:00 | 09/03/2020)</div>", "2020-03-09T00:00:00+07:00"),
    ],
)
def test_a_date_is_found_among_other_remarks_on_its_line(under, at):
    found = article(under=under)
    assert found.published_at.isoformat() == at
    assert found.modified_at is None
    assert found.body_text == BODY


def test_the_last_change_beside_the_publication_is_no_publication():
    found = article(under="<p>Đăng ngày 12/05/2022 08:00 | Cập nhật: 13/05/2022 09:10</p>")
    assert found.published_at.isoformat() == "2022-05-12T08:00:00+07:00"
    assert found.modified_at.isoformat() == "2022-05-13T09:10:00+07:00"


def test_a_relative_date_needs_the_time_of_the_visit():
    under = "<div class='meta'>3 giờ trước</div>"
    visit = datetime(2024, 3, 25, 5, 0, tzinfo=UTC)
    assert article(under=under).published_at is None
    found = article(under=under, fetched_at=visit)
    assert found.published_at.date().isoformat() == "2024-03-25"


def test_an_impossible_date_is_a_warning():
    found = article(under="<div>Ngày đăng: 31/02/2024</div>")
    assert found.published_at is None
    assert any("31/02/2024" in warning for warning in found.warnings)


def test_a_date_in_the_address_is_the_last_resort():
    found = article(url="https://skhcn.example.vn/Pages/2020-1-15/nam-rom.aspx")
    assert found.published_at.date().isoformat() == "2020-01-15"
    assert found.provenance["published_at"] == "url:path"


@pytest.mark.parametrize(
    "after",
    [
        "<p>Đã truy cập: 1.234.567</p>",
        "<p>Lượt truy cập: 88</p>",
        "<p>12 bình luận</p><p>Đánh giá: 4/5 trong 31 đánh giá</p>",
        "<p>25</p>",
    ],
)
def test_visitors_comments_and_bare_numbers_are_no_readers(after):
    assert article(after=after).view_count is None


@pytest.mark.parametrize(
    "after",
    [
        "<p>Khi sử dụng lại thông tin, đề nghị ghi rõ nguồn: skhcn.example.vn</p>",
        "<p>Ảnh: Trần Văn Cội</p>",
        "<p><b>KT. GIÁM ĐỐC</b></p><p><b>PHÓ GIÁM ĐỐC</b></p><p><b>Thái Văn Ngà</b></p>",
    ],
)
def test_photographers_signers_and_footers_are_no_authors(after):
    assert article(PARAGRAPHS + after).author is None


def test_comments_are_no_text_and_no_author():
    after = "<h4>Ý kiến của bạn</h4><p>Mô hình rất hay, mong Sở tổ chức thêm nhiều lớp như thế này cho bà con các xã vùng trên.</p><p>Lê Thị Lụa</p>"
    found = article(after=after)
    assert (found.body_text, found.author) == (BODY, None)


def test_the_logo_as_h1_is_not_the_title():
    main = f"<h1><a href='/'>Trang thông tin điện tử Sở Khoa học và Công nghệ</a></h1><div class='d'><p class='t'><b>{TITLE}</b></p><p>25/03/2024</p>{PARAGRAPHS}</div>"
    assert read(main).title == TITLE


def test_a_title_that_nothing_marks_is_the_line_above_the_date():
    main = f"<div><div>{TITLE}</div><div>Ngày đăng: 25/03/2024</div>{PARAGRAPHS}</div>"
    assert read(main).title == TITLE


def test_a_site_name_is_cut_off_a_title_for_machines():
    main = f"<div><iframe src='/a.pdf'></iframe></div><div class='noi'>{PARAGRAPHS}</div>"
    found = read(main, title=f"{TITLE} | Sở Khoa học và Công nghệ tỉnh Lục Bình")
    assert found.title == TITLE


def test_words_are_neither_glued_by_blocks_nor_broken_by_spans():
    body = f"<div>Ngày 2/3, Sở ban hành</div><div>kế hoạch mới về trồng nấm rơm cho các xã <span>ven</span> s<span>ôn</span>g trong tỉnh.</div>{PARAGRAPHS}"
    text = article(body).body_text
    assert text.startswith(
        "Ngày 2/3, Sở ban hành\n\nkế hoạch mới về trồng nấm rơm cho các xã ven sông trong tỉnh."
    )


def test_word_paste_is_clean():
    body = "".join(
        f'<p class="MsoNormal" style="mso-pagination:none"><span style="font-size:14pt">{text}<o:p></o:p></span></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
        for text in PROSE
    )
    found = article(body)
    assert found.body_text == BODY
    assert "mso" not in found.body_html.lower()


def test_text_is_composed_and_addresses_are_not():
    body = (
        unicodedata.normalize("NFD", PARAGRAPHS)
        + '<p><a href="/To%CC%80a/a.pdf">Tệp đính kèm của bài viết này</a></p>'
    )
    found = article(body)
    assert found.body_text.startswith(PROSE[0])
    assert found.attachments[0].url == "https://skhcn.example.vn/To%CC%80a/a.pdf"


def test_markup_is_safe_and_absolute():
    body = (
        PARAGRAPHS
        + """<p onclick="x()">Xem <a href="../van-ban.html" onmouseover="x()">văn bản</a> <a href="javascript:x()">ở đây</a></p>
    <script>x()</script><iframe src="//evil.example"></iframe><p><img src="data:image/gif;base64,AAAA"><img data-src="/anh/1.jpg" src="/blank.gif" width="600"></p>"""
    )
    html = article(body).body_html
    assert 'href="https://skhcn.example.vn/van-ban.html"' in html
    assert 'src="https://skhcn.example.vn/anh/1.jpg"' in html
    for bad in ("onclick", "javascript:", "<script", "<iframe", "data:"):
        assert bad not in html


def test_markup_has_the_text_and_nothing_else():
    found = article(
        under="<p>25/03/2024</p>",
        after="<h3>Các tin khác</h3><ul><li><a href='/tin/1'>Một bài khác hoàn toàn</a></li></ul>",
    )
    assert "25/03/2024" not in found.body_html
    assert "bài khác" not in found.body_html
    assert found.body_html.count("<p>") == 3


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        (
            '<embed src="/web/viewer.html?file=/tep/ban-tin.pdf">',
            "https://skhcn.example.vn/tep/ban-tin.pdf",
        ),
        (
            '<iframe src="https://docs.google.com/viewer?url=https://skhcn.example.vn/tep/ban-tin.pdf&embedded=true"></iframe>',
            "https://skhcn.example.vn/tep/ban-tin.pdf",
        ),
        (
            "<a onclick=\"downloadFile('Bản tin', '/tep/ban-tin.pdf')\">Tải về</a>",
            "https://skhcn.example.vn/tep/ban-tin.pdf",
        ),
        ('<object data="/tep/ban-tin.pdf"></object>', "https://skhcn.example.vn/tep/ban-tin.pdf"),
    ],
)
def test_a_document_in_place_of_a_text_is_an_attachment(markup, url):
    main = f"<div class='d'><h2>{TITLE}</h2><div>Ngày đăng: 25/03/2024</div><div class='c'>{markup}</div></div>"
    found = read(main, title=TITLE)
    assert found.body_text is None
    assert [(one.url, one.media_type) for one in found.attachments] == [(url, "application/pdf")]


@pytest.mark.parametrize(
    "markup",
    [
        '<figure><img src="/anh/1.jpg"><figcaption>Học viên tại lớp tập huấn</figcaption></figure>',
        '<table><tr><td><img src="/anh/1.jpg"></td></tr><tr><td>Học viên tại lớp tập huấn</td></tr></table>',
        '<p style="text-align:center"><img src="/anh/1.jpg"></p><p style="text-align:center"><em>Học viên tại lớp tập huấn</em></p>',
        '<p><img src="/anh/1.jpg"></p><p>Học viên tại lớp tập huấn</p>',
    ],
)
def test_a_caption_is_the_pictures_and_no_text(markup):
    found = article(f"<p>{PROSE[0]}</p>{markup}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>")
    assert [(one.url, one.caption) for one in found.images] == [
        ("https://skhcn.example.vn/anh/1.jpg", "Học viên tại lớp tập huấn")
    ]
    assert found.body_text == BODY


def test_icons_and_counters_are_no_pictures():
    body = (
        PARAGRAPHS
        + '<p><img src="/icon/new.gif"><img src="/anh/p.png" width="1" height="1"><img src="/anh/that.jpg"></p>'
    )
    assert [one.url for one in article(body).images] == ["https://skhcn.example.vn/anh/that.jpg"]


def test_a_list_of_related_news_in_the_middle_is_no_text():
    related = "<div class='tin-lien-quan'><h4>Tin liên quan</h4><ul><li><a href='/tin/hoi-thao-12.html'>Hội thảo giới thiệu giống lúa chịu mặn mới</a></li><li><a href='/tin/can-13.html'>Kiểm tra cân ở các chợ truyền thống</a></li></ul></div>"
    assert (
        article(f"<p>{PROSE[0]}</p>{related}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>").body_text == BODY
    )


def test_rows_of_a_table_of_figures_stay_in_the_text():
    table = "<table><tr><th>Xã</th><th>Số hộ</th></tr><tr><td>Ven Sông</td><td>24</td></tr></table>"
    text = article(f"<p>{PROSE[0]}</p>{table}<p>{PROSE[1]}</p>").body_text
    assert "Ven Sông" in text
    assert "24" in text


def test_a_text_in_tcvn3_is_read():
    body = (
        "<p>Së Khoa häc vµ C«ng nghÖ tæ chøc héi nghÞ tæng kÕt c«ng t¸c n¨m 2004, triÓn khai nhiÖm vô n¨m 2005.</p>"
        * 2
    )
    found = ArticlePage(
        f"<html><body><div><h2>Héi nghÞ tæng kÕt n¨m cña ngµnh</h2><p>12/01/2005</p>{body}</div></body></html>",
        URL,
    ).article()
    assert found.title == "Hội nghị tổng kết năm của ngành"
    assert found.body_text.startswith("Sở Khoa học và Công nghệ tổ chức hội nghị")


@pytest.mark.parametrize("charset", [None, "iso-8859-1", "windows-1258", "no-such-charset"])
def test_a_wrong_charset_declaration_does_no_harm(charset):
    html = portal(f"<h1>{TITLE}</h1>{PARAGRAPHS}", title=TITLE)
    assert ArticlePage(html.encode(), URL, charset=charset).article().title == TITLE


def test_invalid_bytes_and_nuls_do_no_harm():
    html = (
        portal(f"<h1>{TITLE}</h1>{PARAGRAPHS}", title=TITLE)
        .encode()
        .replace(b"<h1>", b"<h1>\x00", 1)
        .replace(b"</body>", b"\xff\xfe</body>")
    )
    assert ArticlePage(html, URL).article().title == TITLE


def test_an_article_in_english_is_told():
    text = "The Department of Science and Technology held a workshop on growing straw mushrooms for the farmers of three communes."
    main = f"<h1>Workshop on growing straw mushrooms for farmers</h1><p>Author: Luong Gia Bach</p><p>Updated: 25/03/2024</p><p>{text}</p><p>{text} Views were exchanged.</p>"
    found = read(main)
    assert (found.language, found.author) == ("en", "Luong Gia Bach")


def test_a_department_corrects_with_selectors():
    class Told(ArticlePage):
        title_css = ".ten"
        date_css = ".khi"
        views_css = ".may"
        author_css = ".ai"
        section_css = ".muc"
        body_css = ".chu"
        drop_css = ".chu .bo"

    main = f"""<div><b class='muc'>Tin vắn</b><div class='ten'>{TITLE}</div><i class='khi'>25.03.2024 8h05</i><i class='may'>77</i><i class='ai'>Lê Thị Lụa</i>
    <div class='chu'><p class='bo'>Mời quý vị theo dõi trang của Sở trên mạng xã hội để nhận tin mới nhất mỗi ngày.</p>{PARAGRAPHS}</div></div>"""
    found = Told(portal(main), URL).article()
    assert (found.title, found.view_count, found.author, found.section) == (
        TITLE,
        77,
        "Lê Thị Lụa",
        "Tin vắn",
    )
    assert found.published_at.isoformat() == "2024-03-25T08:05:00+07:00"
    assert found.body_text == BODY
    assert found.provenance["title"] == "selector:.ten"


def test_provenance_names_a_rule_for_each_field():
    found = article(under="<div>Ngày đăng: 25/03/2024 | Lượt xem: 12</div>")
    assert found.provenance["published_at"] == "label:ngay dang"
    assert found.provenance["view_count"] == "label:luot xem"
    assert found.provenance["title"] == "selector:h2"


def test_entities_encoded_twice_are_letters():
    twice = PARAGRAPHS.replace("á", "&amp;aacute;").replace("ộ", "&amp;#7897;")
    found = article(twice, under="<p>T&amp;aacute;c giả: Lê Thị Lụa</p>")
    assert (found.body_text, found.author) == (BODY, "Lê Thị Lụa")


def test_a_list_of_documents_under_the_text_is_no_text():
    files = "<p><b>Tài liệu đính kèm</b></p><ul><li><a href='/tep/a.pdf'>Quyết định kèm danh sách</a></li><li><a href='/tep/b.docx'>Phụ lục</a></li></ul>"
    found = article(PARAGRAPHS + files)
    assert found.body_text == BODY
    assert [one.name for one in found.attachments] == ["Quyết định kèm danh sách", "Phụ lục"]


def test_a_way_to_the_article_gives_its_section():
    found = article(under="", title=TITLE)
    assert found.section is None
    main = f"<div class='d'><p><a href='/'>Trang chủ</a> / <a href='/moi-truong'>Môi trường</a></p><h2>{TITLE}</h2>{PARAGRAPHS}</div>"
    assert read(main).section == "Môi trường"


@pytest.mark.parametrize(
    "canonical", ["https://skhcn.example.vn/", "https://khac.example/tin-tuc/88"]
)
def test_an_original_address_that_cannot_be_right_is_not_believed(canonical):
    head = f'<link rel="canonical" href="{canonical}">'
    assert article(head=head).canonical_url == URL


def test_a_copy_for_telephones_names_its_original():
    head = '<link rel="canonical" href="https://skhcn.example.vn/tin-tuc/88">'
    found = article(head=head, url="https://skhcn.example.vn/amp/tin-tuc/88")
    assert found.canonical_url == URL
