import pytest

from spiders.pages.article import ArticlePage

PAGE = """<html><head><title>Đưa lò sấy năng lượng mặt trời về làng cá khô</title></head><body>
<main>{above}<h1>Đưa lò sấy năng lượng mặt trời về làng cá khô</h1>{about}
<div><p>Lò sấy chứa được tám tạ cá mỗi mẻ, do nhóm giảng viên và chủ cơ sở cùng thiết kế, đã chạy
thử trong ba tháng mùa khô vừa qua.</p><p>Cá khô đều màu hơn, không còn ruồi, còn thời gian sấy giảm
từ hai ngày xuống chưa tới một ngày rưỡi.</p></div></main></body></html>"""


def read(about: str, above: str = ""):
    html = PAGE.format(about=about, above=above)
    return ArticlePage(html, "https://so.example/tin-9.html").article()


def test_a_count_of_comments_ends_no_article():
    about = "<ul><li>12.05.2024</li><li>Lượt xem : 1 204</li><li>Bình luận : 0</li></ul>"
    article = read(about)
    assert article.view_count == 1204
    assert article.body_text.startswith("Lò sấy")


@pytest.mark.parametrize("after", ["Thứ Hai, 03 Tháng 3 2025 09:12", "5 giờ trước"])
def test_a_name_ends_where_a_time_begins(after):
    about = f"<p><span>Tác giả: Tạ Kim Chung</span> <span>{after}</span></p>"
    assert read(about).author == "Tạ Kim Chung"


def test_the_last_of_the_links_above_a_title_is_the_section():
    path = (
        '<div><a href="/">Trang chủ</a><a href="/t">Tin tức</a><a href="/t/n">Nghiên cứu</a></div>'
    )
    assert read("<p>03/03/2025</p>", path).section == "Nghiên cứu"
