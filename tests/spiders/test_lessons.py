from spiders.crawling.lessons import ENOUGH, Lessons
from spiders.pages.article import ArticlePage

PAGE = """<html><head><meta charset="utf-8"></head><body>
<div class="top">{path}</div>
<div class="detail"><h1>{title}</h1><p class="date">Ngày đăng: {day:02d}/03/2024</p>
<p>{title}: trung tâm đã bàn giao thiết bị cho các hợp tác xã và hướng dẫn cách vận hành ngay tại
xưởng, có sự tham gia của cán bộ kỹ thuật xã.</p>
<p>Đợt {day} kéo dài {weeks} tuần, mỗi tuần hai buổi, học viên được cấp tài liệu in sẵn và hỗ trợ
tiền đi lại theo quy định hiện hành.</p>
<div class="hot"><p>Đường dây nóng tiếp nhận phản ánh về đo lường: gọi trong giờ hành chính các
ngày làm việc trong tuần.</p></div></div></body></html>"""


def page(day: int, path: str = "") -> tuple[bytes, str]:
    title = f"Bàn giao thiết bị sấy đợt {day} cho vùng trồng dược liệu"
    html = PAGE.format(path=path, title=title, day=day, weeks=day + 2)
    return html.encode(), f"https://so.example/tin-{1000 + day}.html"


def read(body, url, learned):
    return ArticlePage(body, url, learned=learned)


def told(lessons, body, url):
    read = ArticlePage(body, url)
    return lessons.add(read, read.article())


def test_a_site_is_learnt_once_from_its_first_articles():
    lessons = Lessons()
    learnt = [told(lessons, *page(day)) for day in range(1, ENOUGH + 5)]
    assert [bool(one) for one in learnt].count(True) == 1
    assert learnt[ENOUGH - 1].pages == ENOUGH


def test_what_repeats_is_no_text_and_what_stands_apart_is_not_lost():
    """A section above the article's part of the page is still found."""
    steps = '<li><a href="/">Trang chủ</a></li><li><a href="/m">Mô hình</a></li>'
    path = f'<ul class="breadcrumb">{steps}</ul>'
    lessons = Lessons()
    pages = [page(day, path) for day in range(1, ENOUGH + 1)]
    (learned,) = [lesson for one in pages if (lesson := told(lessons, *one))]
    for one in pages:
        alone, with_lesson = read(*one, None).article(), read(*one, learned).article()
        assert with_lesson.section == alone.section == "Mô hình"
        assert "Đường dây nóng" in alone.body_text
        assert "Đường dây nóng" not in with_lesson.body_text


def test_pages_that_what_was_learnt_corrects_are_told_to_differ():
    lessons = Lessons()
    for day in range(1, ENOUGH + 1):
        told(lessons, *page(day))
    assert lessons.differ


def test_pages_that_say_the_same_with_what_was_learnt_are_not_read_again():
    lessons = Lessons()
    for day in range(1, ENOUGH + 1):
        body, url = page(day)
        told(lessons, body.replace("Đường dây nóng".encode(), f"Tổng đài {day}".encode()), url)
    assert lessons.over
    assert not lessons.differ
