"""The letters of a page, whatever way they were typed."""

from unicodedata import normalize

from portal import PARAGRAPHS, PROSE, TITLE, portal

from spiders.pages.base import ArticlePage

URL = "https://skhcn.example.vn/tin-tuc/tap-huan-12.html"


def test_letters_and_marks_typed_apart_are_read_as_one():
    after = "<p>Các tin đã đưa:</p><p>Giấy phép số 15/GP-TTĐT cấp ngày 05/04/2018 cho Sở</p>"
    page = portal(f"<h1>{TITLE}</h1><p>Ngày đăng: 25/03/2024</p>{PARAGRAPHS}{after}")
    read = ArticlePage(normalize("NFD", page), URL).article()
    assert read.title == TITLE
    assert read.body_text == "\n\n".join(PROSE)
    assert read.published_at is not None


def test_the_note_of_a_blog_on_who_posted_is_no_text():
    note = "<p>Bài này do Trạm thực nghiệm đăng ngày 12 tháng 2, 2015, trong mục Thông báo.</p>"
    read = ArticlePage(portal(f"<h1>{TITLE}</h1>{PARAGRAPHS}{note}"), URL).article()
    assert read.body_text == "\n\n".join(PROSE)
