# ruff: noqa: E501  markup stands as sites print it
"""What stands right above and below a text and is told apart: blogs' sentences, teasers, pictures."""

from datetime import datetime

import pytest
from portal import PARAGRAPHS, TITLE, portal

from spiders.items import NotAnArticleError, Precision
from spiders.pages.base import ArticlePage

URL = "https://skhcn.example.vn/tin-tuc/nam-rom-88.html"
FETCHED = datetime.fromisoformat("2024-06-01T10:00:00+07:00")
DATED = "<div>12/05/2024</div>"


def read(main, *, url=URL, title="Sở Khoa học và Công nghệ"):
    return ArticlePage(portal(main, title=title), url, fetched_at=FETCHED).article()


def article(under=DATED, after="", body=PARAGRAPHS):
    return read(f"<div class='d'><h2>{TITLE}</h2>{under}<div class='c'>{body}</div>{after}</div>")


@pytest.mark.parametrize(
    "sentence",
    [
        "Bài này do Trương Thế Vỹ đăng ngày Thứ Năm, 5 tháng 2, 2015 lúc 21:41, trong mục <a rel='category tag' href='/m'>Đo lường</a>. Bạn có thể theo dõi phản hồi qua nguồn <a href='/rss'>RSS 2.0</a>, để lại lời bình, hoặc <a href='/tb'>liên kết</a> từ trang của bạn, nếu bạn có một trang như vậy.",
        "Bài viết này được đăng bởi Trương Thế Vỹ vào lúc 21:41 ngày 05/02/2015, trong mục Đo lường. Bạn có thể theo dõi các phản hồi cho bài này qua nguồn tin RSS 2.0, để lại một phản hồi, hoặc liên kết ngược từ trang của bạn nếu muốn.",
    ],
)
def test_a_blogs_sentence_tells_who_when_and_where_however_long_it_goes_on(sentence):
    found = article(under="", after=f"<p>{sentence}</p>")
    assert found.author == "Trương Thế Vỹ"
    assert found.published_at == datetime.fromisoformat("2015-02-05T21:41:00+07:00")
    assert found.section == "Đo lường"
    assert "RSS 2.0" not in found.body_text


def test_posted_in_needs_no_colon():
    found = article(
        under="<small>February 5th, 2015 by Trương Thế Vỹ</small>",
        after="<p>Posted in Đo lường | No Comments »</p>",
    )
    assert (found.section, found.author) == ("Đo lường", "Trương Thế Vỹ")


@pytest.mark.parametrize(
    "teaser",
    [
        "<div><a href='/tin-tuc/khac-9.html'>Hội thảo chuyển đổi số vùng cao</a> <span>310 lượt xem</span></div>",
        "<div><a href='/tin-tuc/khac-9.html'>Hội thảo chuyển đổi số vùng cao</a><div>13/05/2024 - Lượt xem: 310</div></div>",
    ],
)
def test_the_count_of_a_teaser_below_the_text_is_not_the_articles(teaser):
    assert article(after=teaser).view_count is None
    assert article(after="<div>Lượt xem: 310</div>").view_count == 310


def test_the_place_and_date_of_a_letter_do_not_say_when_the_site_published_it():
    signed = "<p align=right><i>Lục Bình, ngày 12 tháng 5 năm 2024</i></p>"
    assert article(under="", after=signed).published_at is None


def test_a_letter_keeps_its_number_and_its_place_and_date():
    letter = "<p>Số: 641/SKHCN-QLCN</p><p>Lục Bình, ngày 18 tháng 8 năm 2023</p>" + PARAGRAPHS
    assert article(body=letter).body_text.startswith("Số: 641/SKHCN-QLCN\n\nLục Bình")


def test_a_time_about_that_of_the_visit_is_a_clock_and_an_earlier_one_is_not():
    assert article(under="<div>01/06/2024 09:58:12</div>").published_at is None
    earlier = article(under="<div>01/06/2024 07:40:12</div>")
    assert earlier.published_at == datetime.fromisoformat("2024-06-01T07:40:12+07:00")


def test_am_and_pm_tell_that_the_month_comes_first():
    found = article(under="<div>3/15/2024 2:40:31 PM</div>")
    assert found.published_at == datetime.fromisoformat("2024-03-15T14:40:31+07:00")
    assert found.published_precision is Precision.SECOND


def test_a_malformed_time_of_the_last_change_is_none():
    head = "<meta property='article:modified_time' content='2024-05-14+0715:07:00'>"
    main = f"<div><h2>{TITLE}</h2>{DATED}{PARAGRAPHS}</div>"
    found = ArticlePage(portal(main, head=head), URL, fetched_at=FETCHED).article()
    assert found.modified_at is None


def test_the_source_under_nukeviets_label_may_be_an_office_with_a_site_of_its_own():
    said = "<p><strong>Nguồn tin:</strong> {}</p>"
    office = article(after=said.format("Chi cục Tiêu chuẩn Đo lường Chất lượng"))
    assert (office.author, office.source_credit) == (None, "Chi cục Tiêu chuẩn Đo lường Chất lượng")
    own = article(after=said.format("Phòng Quản lý công nghệ"))
    assert (own.author, own.source_credit) == ("Phòng Quản lý công nghệ", None)


def test_a_person_signs_before_the_unit_under_the_name():
    signed = "<p style='text-align:right'><b>Ths. Tòng Thị Ánh</b><br>Phòng Quản lý khoa học</p>"
    assert article(body=PARAGRAPHS + signed).author == "Ths. Tòng Thị Ánh"


@pytest.mark.parametrize("account", ["admin", "quantri", "Nguyễn Quản Trị", "Quản Trị"])
def test_accounts_are_no_authors(account):
    assert article(under=f"<div>Người đăng: {account} | 12/05/2024</div>").author is None


def test_the_picture_at_the_head_of_an_article_is_one_of_its_pictures():
    lead = "<img class='wp-post-image' src='/anh/nam-rom-800x445.jpg'>"
    face = "<img class='rounded-full' src='/anh/lan.jpg'>"
    found = read(
        f"<div>{lead}<h2>{TITLE}</h2>{face}{DATED}<div>{PARAGRAPHS}<img src='/anh/nam-rom.jpg'><img src='/anh/pdf.gif'></div></div>"
    )
    assert [one.url.rpartition("/")[2] for one in found.images] == ["nam-rom-800x445.jpg"]


def test_a_box_on_the_rights_to_a_text_is_none_of_it():
    rights = f"<div>{TITLE}</div><div>{URL}</div><div>Bản gốc thuộc về trang này</div>"
    assert article(body=PARAGRAPHS + rights).body_text.count(TITLE) == 0


NOTICE = "Sở thông báo nghỉ lễ từ ngày 30/4 đến hết ngày 03/5."


@pytest.mark.parametrize("name", ["Thông báo lịch làm việc dịp nghỉ lễ", ""])
@pytest.mark.parametrize("words", [NOTICE, NOTICE + " Việc gấp xin gọi số của phòng trực ban."])
def test_a_short_notice_without_a_date_is_an_article(name, words):
    page = f"<div class='tieude'>Thông báo lịch làm việc dịp nghỉ lễ</div><div>{words}</div>"
    assert read(page, title=name).body_text == words


def test_a_notice_of_works_under_a_title_of_its_own_is_no_closed_site():
    words = "Sở thông báo tới các đơn vị: hệ thống một cửa điện tử tạm dừng để nâng cấp từ 17 giờ ngày 12/5 đến 7 giờ ngày 13/5. Trong thời gian đó, hồ sơ nhận trực tiếp tại bộ phận một cửa. Xin cảm ơn."
    found = read(f"<div><h2>Thông báo lịch làm việc dịp nghỉ lễ</h2>{DATED}<p>{words}</p></div>")
    assert found.body_text == words


def test_pictures_under_a_dated_title_are_an_article():
    album = "".join(f"<a href='/anh/{n}.jpg'><img src='/anh/{n}.jpg'></a>" for n in range(3))
    found = read(f"<div><h1>{TITLE}</h1>{DATED}<div>{album}</div></div>", title=TITLE)
    assert (found.body_text, len(found.images)) == (None, 3)


def test_a_text_whose_end_is_a_document_is_no_card_among_the_rows_of_a_table():
    rows = f"<table><tr><td><a href='/m'>An toàn bức xạ</a></td></tr><tr><td><b>{TITLE}</b> (16/11/2009)</td></tr><tr><td>{PARAGRAPHS}<a href='/mau.doc'>Tải mẫu báo cáo</a></td></tr><tr><td><b>Tin đã đưa:</b><a href='/tin/1'>Tập huấn cho nhân viên bức xạ</a></td></tr></table>"
    assert read(rows).published_at == datetime.fromisoformat("2009-11-16T00:00:00+07:00")


@pytest.mark.parametrize(
    ("main", "kind"),
    [
        (
            "<h1>Liên hệ</h1><p>Số 12 đường Lê Lợi</p><p>Điện thoại: 0299.3812345</p><form><textarea></textarea></form>",
            "empty",
        ),
        (
            "<h1>Cơ cấu tổ chức</h1><table><tr><td>Nguyễn Văn Hoà</td><td>Giám đốc</td></tr><tr><td>Trần Thị Bích</td><td>Phó Giám đốc</td></tr></table>",
            "empty",
        ),
        (
            "<div class='sidebar-grid'><h1>Đăng nhập</h1><form><input name=a><input type=password></form></div>",
            "login",
        ),
    ],
)
def test_pages_beside_which_other_news_is_listed_are_no_lists(main, kind):
    with pytest.raises(NotAnArticleError) as refused:
        read(f"<div>{main}</div>", url="https://skhcn.example.vn/trang/3")
    assert refused.value.kind.value == kind


def test_date_and_author_between_the_lead_and_the_rest_are_read_and_are_no_text():
    first, rest = PARAGRAPHS.split("</p>", 1)
    told = "<p>BÀI VÀ ẢNH: LÒ MINH</p><p>Thứ Ba, 12/03/2024 | 07:40 [GMT +7]</p>"
    found = article(under="", body=f"{first}</p>{told}{rest}")
    assert found.author == "LÒ MINH"
    assert found.published_at == datetime.fromisoformat("2024-03-12T07:40:00+07:00")
    assert "LÒ MINH" not in found.body_text


@pytest.mark.parametrize("today", ["Hôm nay: Thứ bảy, 01/06/2024", "Hôm nay, ngày 01/06/2024"])
def test_the_day_of_the_visit_is_not_that_of_publication(today):
    assert article(under=f"<div>{today}</div>").published_at is None


def test_an_account_in_an_element_made_for_a_name_is_no_author():
    under = "<div><span class='author'>Test Test</span> <span class='date'>12/05/2024</span></div>"
    assert article(under=under).author is None


def test_documents_in_a_table_are_a_list():
    rows = "".join(
        f"<tr><td>{n}/QĐ-SKHCN</td><td>0{n}/04/2024</td><td>Quyết định về việc phê duyệt danh mục đợt {n}</td><td><a href='/tep/{n}.pdf'>Tải</a></td></tr>"
        for n in range(1, 6)
    )
    with pytest.raises(NotAnArticleError, match="5 documents"):
        read(
            f"<h1>Văn bản pháp quy</h1><table>{rows}</table>", url="https://skhcn.example.vn/muc/3"
        )


def test_a_section_of_one_article_is_a_list():
    entry = "<div><h3><a href='/tin/mot-bai-5.html'>Mở đơn ươm tạo khoá năm</a></h3><span>05/03/2024</span></div>"
    page = ArticlePage(f"<h1>Khởi nghiệp</h1>{entry}", "https://skhcn.example.vn/muc/3")
    with pytest.raises(NotAnArticleError, match="1 articles"):
        page.article()


def test_the_days_of_a_chronicle_are_its_text():
    days = "".join(
        f"<p>{day}/03/2024</p><p>Ngày thứ {day} của đoàn ở vùng ngập mặn, với nhiều việc đã làm cùng bà con ba xã ven sông và cán bộ của trạm.</p>"
        for day in (12, 13, 14)
    )
    found = article(under="", body=f"<p>{'Nhật ký của đoàn khảo sát. ' * 4}</p>{days}")
    assert found.published_at is None
    assert "13/03/2024" in found.body_text
