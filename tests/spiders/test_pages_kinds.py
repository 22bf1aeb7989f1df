"""Pages that are no article are told apart by name; articles that speak of such things are articles."""
# ruff: noqa: E501  markup stands as sites print it

import pytest
from portal import PARAGRAPHS, PROSE, TITLE, portal

from spiders.items import NotAnArticleError, PageKind
from spiders.pages.base import ArticlePage, ListingPage

URL = "https://skhcn.example.vn/tin-tuc/tap-huan-12.html"


def kind_of(html, url=URL):
    with pytest.raises(NotAnArticleError) as caught:
        ArticlePage(html.encode() if isinstance(html, str) else html, url).article()
    assert str(caught.value).startswith(url)
    return caught.value.kind


@pytest.mark.parametrize(
    "text",
    [
        "Bài viết đã bị gỡ.",
        "Bài viết ngừng xuất bản",
        "Không có bài viết với định danh trên",
        "Bài viết không tồn tại hoặc đã bị xóa",
        "Trang bạn yêu cầu không tồn tại",
        "Không tìm thấy trang. Rất tiếc, trang bạn tìm không có trên hệ thống của chúng tôi.",
        "Lỗi 404 - Đường dẫn không hợp lệ hoặc đã thay đổi",
        "Nội dung này không còn tồn tại hoặc bạn không có quyền xem.",
        "The page you are looking for cannot be found.",
        "Không có dữ liệu",
        "Tin này chưa được duyệt hoặc đã hết hạn hiển thị!",
        "Bài viết bạn yêu cầu đã bị đình chỉ.",
        "Chức năng này hiện không hoạt động.",
    ],
)
def test_an_article_that_is_gone_is_said_so_with_status_200(text):
    assert kind_of(portal(f"<div class='content'><h3>{text}</h3></div>")) is PageKind.NOT_FOUND


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        (
            "<html><head><title>Hãy đợi...</title></head><body><p>Hãy đợi...</p><p>Hệ thống phát hiện bạn truy cập quá nhanh.</p></body></html>",
            PageKind.WAIT,
        ),
        (
            "<html><head><title>Thông báo</title></head><body><p>Bạn thao tác quá nhanh, vui lòng thử lại sau 30 giây.</p></body></html>",
            PageKind.WAIT,
        ),
        ("<html><body><h1>Too Many Requests</h1></body></html>", PageKind.WAIT),
        (
            "<html><body>The requested URL was rejected. Your support ID is: 811293004</body></html>",
            PageKind.CHALLENGE,
        ),
        (
            "<html><body><h2>Hệ thống đang được chuyển sang máy chủ mới</h2><p>Từ 22h00 ngày 20/11/2026.</p></body></html>",
            PageKind.MAINTENANCE,
        ),
        (
            "<html><body><h1>Website chưa được cấu hình!</h1><p>Hãy tải tệp lên.</p></body></html>",
            PageKind.PARKED,
        ),
        (
            "<html><head><meta charset='utf-8'></head><body><script>alert('Bài viết không tồn tại!');window.location='/'</script></body></html>",
            PageKind.NOT_FOUND,
        ),
        (
            '<html><body><script>document.cookie="D1N=0a1b2c"+"; path=/";window.location.reload(true);</script></body></html>',
            PageKind.CHALLENGE,
        ),
        (
            '<html><head><script>document.cookie="GATE=77ab"+"; path=/";location.reload();</script></head></html>',
            PageKind.CHALLENGE,
        ),
        (
            "<html><head><title>Just a moment...</title></head><body><h1>skhcn.example.vn</h1><p>Checking your browser before accessing.</p></body></html>",
            PageKind.CHALLENGE,
        ),
        (
            "<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1><h2>Runtime Error</h2><p>Description: An application error occurred on the server.</p></body></html>",
            PageKind.ERROR,
        ),
        (
            "<br /><b>Fatal error</b>: Uncaught mysqli_sql_exception: Access denied for user in /var/www/html/index.php:12<br />Stack trace: #0",
            PageKind.ERROR,
        ),
        (
            "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>",
            PageKind.ERROR,
        ),
        (
            "<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed.</p></body></html>",
            PageKind.ERROR,
        ),
        (
            "<html><head><title>IIS Windows Server</title></head><body><img src='iisstart.png'></body></html>",
            PageKind.ERROR,
        ),
        (
            "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL was not found on this server.</p></body></html>",
            PageKind.NOT_FOUND,
        ),
        (
            "<html><head><title>Thông báo</title></head><body><h1>Website đang bảo trì</h1><p>Hệ thống đang được nâng cấp, xin quý vị quay lại sau.</p></body></html>",
            PageKind.MAINTENANCE,
        ),
        (
            "<html><head><title>Đăng nhập</title></head><body><form><h2>Đăng nhập hệ thống</h2><label>Tên đăng nhập</label><input type=text><label>Mật khẩu</label><input type=password><button>Đăng nhập</button></form></body></html>",
            PageKind.LOGIN,
        ),
        (
            "<html><head><title>example.vn</title></head><body><h1>example.vn</h1><p>This domain is for sale! Buy this domain.</p></body></html>",
            PageKind.PARKED,
        ),
        (
            "<html><head><title>App</title></head><body><div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript><script src='/app.js'></script></body></html>",
            PageKind.EMPTY,
        ),
        ("", PageKind.EMPTY),
        ("   \n ", PageKind.EMPTY),
    ],
)
def test_messages_of_servers_and_guards_are_told_apart(html, kind):
    assert kind_of(html) is kind


def test_gambling_on_a_lapsed_name_is_a_parked_page():
    spam = "".join(
        f"<h2>Nhà cái uy tín số {n}</h2><p>Casino trực tuyến, tài xỉu, nổ hũ, bắn cá đổi thưởng, soi kèo bóng đá, "
        f"khuyến mãi nạp lần đầu lớn nhất dành cho người chơi mới đăng ký tài khoản hôm nay.</p>"
        for n in range(1, 6)
    )
    assert (
        kind_of(portal(f"<h1>Nhà cái hàng đầu châu Á với tỷ lệ cược tốt</h1>{spam}"))
        is PageKind.PARKED
    )


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Thông báo bảo trì hệ thống một cửa điện tử của tỉnh",
            "Hệ thống một cửa điện tử sẽ tạm ngừng để nâng cấp từ 20h ngày 30/3/2024 đến 6h ngày 31/3/2024, mong các đơn vị thông cảm.",
        ),
        (
            "Cảnh báo trang web giả mạo yêu cầu đăng nhập tài khoản ngân hàng",
            "Thời gian gần đây xuất hiện trang web giả mạo, không tồn tại trong danh sách được cấp phép, yêu cầu người dân đăng nhập tài khoản.",
        ),
        (
            "Xử phạt nhóm tổ chức cá cược, casino trực tuyến qua mạng viễn thông",
            "Công an tỉnh phối hợp với Sở triệt phá đường dây cá cược bóng đá, casino, tài xỉu, lô đề online trên không gian mạng.",
        ),
    ],
)
def test_an_article_about_such_things_is_an_article(title, text):
    html = portal(
        f"<h1>{title}</h1><div class='date'>25/03/2024 08:10</div><div class='c'><p>{text}</p></div>",
        title=title,
    )
    article = ArticlePage(html.encode(), URL).article()
    assert article.title == title
    assert article.body_text == text


def cards(count):
    return "".join(
        f"""<div class="item"><h3><a href="/tin-tuc/bai-viet-ve-nong-nghiep-so-{n}.html">Hội nghị bàn giải pháp nhân rộng mô hình số {n}</a></h3>
        <span class="date">{n:02}/03/2024</span><p>Ngày {n}/3, tại hội trường Sở đã diễn ra hội nghị bàn giải pháp nhân rộng mô hình trồng nấm rơm ở các xã ven sông với nhiều đại biểu.</p></div>"""
        for n in range(1, count + 1)
    )


@pytest.mark.parametrize(
    "main",
    [
        f"<h1>Tin tức - Sự kiện</h1><div class='list'>{cards(10)}</div>",
        f"<div class='cate'>Tin tức</div><div class='list'>{cards(5)}</div><div class='pager'>1 <a href='?p=2'>2</a></div>",
        f"<h1>Từ khóa: nấm rơm</h1><div>{cards(6)}</div>",
        f"<h1>Kết quả tìm kiếm cho “nấm rơm”</h1><div>{cards(8)}</div>",
    ],
)
def test_a_list_is_no_article(main):
    assert kind_of(portal(main), "https://skhcn.example.vn/tin-tuc/") is PageKind.LISTING


def test_a_flat_list_without_boxes_is_no_article():
    flat = "".join(
        f"""<a href="/vi/chi-tiet-tin/id/{4500 + n}"><b>Hội nghị bàn giải pháp nhân rộng mô hình số {n}</b></a> ({n:02}/03/2024)<br>
        Ngày {n}/3, tại hội trường Sở đã diễn ra hội nghị bàn giải pháp nhân rộng mô hình trồng nấm rơm ở các xã.<br>"""
        for n in range(1, 11)
    )
    assert (
        kind_of(portal(f"<div class='main'>{flat}</div>"), "https://skhcn.example.vn/vi/tin")
        is PageKind.LISTING
    )


def test_a_short_notice_beside_many_lists_is_an_article():
    html = portal(
        f"""<h1>Thông báo lịch tiếp công dân tháng 4</h1><p class="date">01/04/2024</p>
        <div class="content">Sở thông báo lịch tiếp công dân tháng 4 năm 2024 như tệp đính kèm.</div>
        <div class="other"><h3>Các tin khác</h3>{cards(8)}</div>""",
        title="Thông báo lịch tiếp công dân tháng 4",
    )
    article = ArticlePage(
        html.encode(), "https://skhcn.example.vn/thong-bao/lich-tiep-cong-dan-thang-4-88"
    ).article()
    assert article.body_text == "Sở thông báo lịch tiếp công dân tháng 4 năm 2024 như tệp đính kèm."


def test_a_long_article_below_a_login_form_is_an_article():
    html = portal(
        f"<form>Đăng nhập <input type='password'></form><h1>{TITLE}</h1>{PARAGRAPHS}", title=TITLE
    )
    assert ArticlePage(html.encode(), URL).article().body_text == "\n\n".join(PROSE)


@pytest.mark.parametrize(
    ("html", "figures"),
    [
        ("<p>" + "a " * 25_000_000, "50,000,003 characters"),
        ("<div>" * 100_000 + "sâu", "nested deeper"),
        ("<p>x" * 150_000, "150,002 elements"),
        ("<p " + " ".join(f"a{n}='>'" for n in range(50_000)) + ">", "50,000 attributes"),
    ],
)
def test_what_is_too_large_is_refused_with_figures(html, figures):
    with pytest.raises(NotAnArticleError, match=figures) as caught:
        ArticlePage(html, URL).article()
    assert caught.value.kind is PageKind.ERROR


def test_a_long_value_full_of_equal_signs_is_one_attribute():
    html = portal(f"<div data-all='{'a=b ' * 5_000}'><h1>{TITLE}</h1>{PARAGRAPHS}</div>")
    assert ArticlePage(html, URL).article().title == TITLE


def test_five_thousand_dated_links_are_read():
    html = "<h1>Sơ đồ trang</h1><ul>" + "".join(
        f"<li><a href='/tin/hoi-nghi-nha-nong-{n}'>Hội nghị nhà nông lần thứ {n}</a> (12/03/2024)"
        for n in range(5_000)
    )
    links = ListingPage(html, "https://skhcn.example.vn/so-do").listing().links
    assert len(links) == 5_000
    assert links[-1].published_at is not None


def test_fifty_thousand_links_are_a_list():
    html = "<h1>Sơ đồ trang</h1>" + "".join(
        f"<a href='/tin/bai-viet-ve-nong-nghiep-{n}'>Hội nghị nông nghiệp lần thứ {n}</a><br>"
        for n in range(50_000)
    )
    assert kind_of(html, "https://skhcn.example.vn/so-do") is PageKind.LISTING


def test_a_few_words_about_a_section_above_its_list_make_no_article():
    rows = "".join(
        f"<div class='o'><h4><a href='/tin/tap-huan-do-dac-cho-co-so-{n}00.html'>Tập huấn đo đạc cho cơ sở số {n}</a></h4><i>0{n}/05/2024</i></div>"
        for n in range(1, 9)
    )
    words = "<h3>Khoa học và công nghệ</h3><p>Chuyên mục đăng các hoạt động mới của Sở và các đơn vị trực thuộc.</p>"
    pager = "<ul class='pagination'><li class='active'><a href='#'>1</a></li><li><a href='/tin?page=2'>2</a></li></ul>"
    assert (
        kind_of(portal(f"{words}{rows}{pager}"), "https://skhcn.example.vn/tin") is PageKind.LISTING
    )


def test_a_search_without_hits_is_no_list_of_the_menu_beside_it():
    html = portal("<h2>Kết quả tìm kiếm</h2><p>Tìm thấy 0 kết quả với từ khóa “tre”.</p>")
    assert kind_of(html, "https://skhcn.example.vn/tim-kiem?q=tre") is PageKind.NOT_FOUND


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Mục không tồn tại. Có thể mục đã bị người dùng khác xóa.", PageKind.NOT_FOUND),
        ("Vui lòng thử lại sau ít phút.", PageKind.ERROR),
    ],
)
def test_an_apology_is_an_error_unless_it_says_that_the_thing_is_gone(said, kind):
    page = f"<title>Lỗi</title><body><h1>Rất tiếc, đã xảy ra sự cố</h1><p>{said}</p></body>"
    assert kind_of(page) is kind


def test_a_picture_is_an_article_under_tools_and_a_byline_too():
    page = f"""<title>{TITLE}</title><h1>{TITLE}</h1><p>12/03/2024</p><p>Người viết: Lò Thị Mây</p>
    <ul><li><a href="#">cỡ chữ</a></li><li><a href="#">In</a></li><li><a href="#">Email</a></li></ul>
    <div><img src="/uploads/ap-phich-lon.jpg" width="900"></div><h3>Mới nhất</h3><ul>""" + "".join(
        f'<li><a href="/tin-tuc/bai-viet-so-{n}-ve-mot-viec.html">Bài viết số {n} về một việc khác</a></li>'
        for n in range(6)
    )
    assert ArticlePage(page.encode(), URL).article().title == TITLE


@pytest.mark.parametrize(
    "text",
    [
        "Thông tin đang được cập nhật. Chưa có bài viết nào trong chuyên mục này.",
        "Chuyên mục đang được cập nhật nội dung.",
        "Không có tin nào thuộc chuyên mục.",
    ],
)
def test_a_section_that_nothing_was_put_into_is_empty(text):
    assert kind_of(portal(f"<div class='content'><h3>{text}</h3></div>")) is PageKind.EMPTY


def test_a_message_in_a_cell_is_read_where_a_page_has_no_title():
    newest = "".join(
        f'<tr><td><a href="chitiet.asp?id={n}">Tin vắn số {n} về việc kiểm tra cân ở chợ</a> (2/11/2006)</td></tr>'
        for n in range(7)
    )
    page = f"""<table><tr><td><table><tr><td><a href="a.asp">Sáng kiến</a></td></tr><tr><td><a href="b.asp">Đo lường</a></td></tr>
    <tr><td>Số người truy cập: 00284710</td></tr></table></td><td><table><tr><td>Không tìm thấy bản tin này trong cơ sở dữ liệu!</td></tr>
    <tr><td><a href="/">Quay lại</a></td></tr></table></td><td><table><tr><td>Tin mới</td></tr>{newest}</table></td></tr></table>"""
    assert kind_of(page, "https://skhcn.example.vn/chitiet.asp?id=9") is PageKind.NOT_FOUND


def test_a_directory_of_people_is_no_article():
    people = "".join(
        f"<div><h4>ThS. Nguyễn Văn {name}</h4><p>Chuyên viên</p><p>Email: {name.lower()}@skhcn.example</p></div>"
        for name in ("An", "Binh", "Chi", "Dung", "Em")
    )
    page = f"<body><h2>SỞ KHOA HỌC TỈNH VẠN TƯỜNG</h2><h3>Nhân sự</h3>{people}<p>© 2023</p></body>"
    assert kind_of(page, "https://skhcn.example.vn/?page=nhan-su") is PageKind.LISTING


def test_a_questionnaire_is_no_article():
    asked = "".join(
        f"<p>{n}. Doanh nghiệp của anh chị cần hỗ trợ gì nhất?</p>"
        + "".join(
            f'<div><input type="radio" name="q{n}"> {choice}</div>'
            for choice in ("Vốn", "Mặt bằng")
        )
        for n in range(1, 4)
    )
    page = f"<body><main><h1>Khảo sát nhu cầu hỗ trợ khởi nghiệp năm 2026</h1><form>{asked}</form></main></body>"
    assert kind_of(page) is PageKind.EMPTY


@pytest.mark.parametrize(
    "body",
    [
        "<p>Sở báo để các đơn vị biết và bố trí công việc từ ngày mồng hai.</p>",
        '<p><img src="/anh/lich.jpg"></p>',
    ],
)
def test_a_line_or_a_picture_under_the_title_that_the_address_names_is_an_article(body):
    title = "Thông báo lịch cúp điện trụ sở tháng năm"
    others = "".join(
        f'<li><a href="/tin-tuc/viec-khac-cua-mot-xa-{n}.html">Việc khác của một xã số {n}</a></li>'
        for n in range(6)
    )
    page = f"<title>Sở Khoa học</title><div><b>{title}</b></div><div>{body}</div><b>Các tin khác:</b><ul>{others}</ul>"
    url = "https://skhcn.example.vn/tin-tuc/thong-bao-lich-cup-dien-tru-so-thang-nam-4190.html"
    assert ArticlePage(page.encode(), url).article().title == title
