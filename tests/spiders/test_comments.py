import pytest

from spiders.pages.article import ArticlePage

PAGE = """<html><body><main><article><h1>Mở lớp vận hành lò sấy dược liệu tại vùng cao</h1>
<p>Sáu mươi học viên của chín hợp tác xã đã học cách vận hành lò sấy bơm nhiệt, do trung tâm tỉnh
tổ chức ngay tại xưởng trong tuần qua.</p>
<p>Sau lớp học, mỗi hợp tác xã nhận một bộ tài liệu và được hỗ trợ kỹ thuật trong hai vụ tiếp theo,
kể cả khi thay đổi loại dược liệu đem sấy.</p>
<footer><span>Viết bởi <a rel="author" href="/u/7">Vàng Thị Dua</a></span></footer></article>
<div class="replies"><h2>{heading}</h2><ol><li><div class="reply-author"><b>Lò Văn Pản</b>
<span>viết:</span></div><p>Lớp học rất bổ ích.</p></li></ol></div></main></body></html>"""


@pytest.mark.parametrize("heading", ["1 bình luận", "2 comments", "Một phản hồi", "Bình luận (1)"])
def test_who_comments_is_no_author(heading):
    article = ArticlePage(PAGE.format(heading=heading), "https://so.example/tin-7.html").article()
    assert article.author == "Vàng Thị Dua"
    assert "bổ ích" not in article.body_text
