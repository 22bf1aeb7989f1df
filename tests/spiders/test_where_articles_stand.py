"""Articles in parts of a page whose names, neighbours or shape speak against them."""

import pytest

from spiders.items import Article, NotAnArticleError
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


SUBJECT = "Quyết định ban hành quy chế quản lý nhiệm vụ khoa học và công nghệ cấp tỉnh"
RECORD = {
    "Số ký hiệu": "07/2026/QĐ-UBND",
    "Trích yếu": SUBJECT,
    "Cơ quan ban hành": "Uỷ ban nhân dân tỉnh Lục Bình",
    "Người ký": "Trần Thị Bưởi",
    "Ngày ban hành": "02/03/2026",
    "Tệp đính kèm": '<a href="/upload/07-2026.pdf">Tải về</a>',
}


@pytest.mark.parametrize(
    "heading",
    ["<div>Văn bản</div>", "<h1>Thuộc tính văn bản</h1>", "<h2>Thông tin chi tiết văn bản</h2>"],
)
def test_a_document_is_called_by_its_subject_and_has_neither_date_nor_author_of_an_article(heading):
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in RECORD.items())
    read = article_of(f"{heading}<table>{rows}</table>")
    assert (read.title, read.published_at, read.author) == (SUBJECT, None, None)
    assert (read.body_text, [one.url for one in read.attachments]) == (
        None,
        ["https://skhcn.example/upload/07-2026.pdf"],
    )


def test_a_list_of_documents_with_such_words_as_its_head_is_none():
    head = "".join(f"<th>{name}</th>" for name in RECORD)
    rows = "".join(
        f"<tr><td>{n}/2026/QĐ-UBND</td><td>{SUBJECT} số {n}</td><td>Sở</td><td>Lê Mới</td>"
        f'<td>0{n}/03/2026</td><td><a href="/upload/{n}.pdf">Tải về</a></td></tr>'
        for n in range(1, 6)
    )
    with pytest.raises(NotAnArticleError):
        article_of(f"<div>Văn bản</div><table><tr>{head}</tr>{rows}</table>")


ROWS = (("TT", "Đơn vị", "Tổng điểm"), ("1", "Xã An Lạc", "88,5"), ("2", "Xã Bình Thành", "86,2"))


def test_the_table_that_a_single_paragraph_announces_is_of_the_text_and_what_signs_it_is_not():
    told = "Sở Khoa học và Công nghệ công bố kết quả chấm điểm chuyển đổi số của các xã như sau:"
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    signed = '<div style="text-align:right"><b>Phòng Chuyển đổi số</b></div>'
    main = f"<h1>{TITLE}</h1><p>16/05/2024</p><p>{told}</p><table>{cells}</table>{signed}"
    read = article_of(f"<div>{main}</div>")
    assert read.body_text == "\n\n".join([told, *(cell for row in ROWS for cell in row)])
    assert "<td>88,5</td>" in (read.body_html or "")
    assert read.author == "Phòng Chuyển đổi số"
