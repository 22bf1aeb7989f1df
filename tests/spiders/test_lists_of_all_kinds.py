"""What is listed and what only stands beside a list, in the manners of many sites."""
# ruff: noqa: E501  markup stands as sites print it

from datetime import UTC, datetime

import pytest

from spiders.pages.base import ListingPage

HOST = "https://skhcn.example.vn"
URL = f"{HOST}/tin-hoat-dong"
TITLES = [
    "Bàn giao trạm quan trắc mặn cho xã cửa sông",
    "Tập huấn truy xuất nguồn gốc cho hợp tác xã bưởi",
    "Kiểm định miễn phí cân ở chợ phiên vùng cao",
    "Nghiệm thu đề tài bảo tồn giống sâm núi",
    "Ký kết chuyển giao máy tách hạt sen tự động",
    "Phát động tuần lễ sáng tạo trong trường học",
    "Đoàn chuyên gia khảo sát nguồn nước khoáng",
    "Cấp nhãn hiệu chứng nhận cho nước mắm làng chài",
]


def address(n):
    return f"/tin/ban-giao-tram-quan-trac-{500 + n}.html"


def listing(main, url=URL, fetched_at=None):
    body = (
        f"<html><body><table><tr><td>Sở Khoa học và Công nghệ</td></tr></table>{main}</body></html>"
    )
    return ListingPage(body, url, fetched_at=fetched_at).listing()


def titles(main, url=URL):
    return [link.title for link in listing(main, url).links]


def each(pattern, joined=""):
    return joined.join(
        pattern.format(n=n, u=address(n), t=title) for n, title in enumerate(TITLES, 1)
    )


@pytest.mark.parametrize(
    "pattern",
    [
        '<div class="it"><a href="{u}"><img src="/a{n}.jpg"></a><a href="{u}">{t}</a><p>Một đoạn tóm tắt ngắn kể về việc đã làm ở xã thứ {n}.</p></div>',
        '<div class="it"><a href="{u}" title="{t}"><img src="/a{n}.jpg"></a><a href="{u}">Xem thêm</a></div>',
        '<div class="it"><a href="{u}"><img src="/a{n}.jpg" alt="{t}"></a></div>',
        '<div class="it"><h3><a href="{u}">{t}</a></h3><a href="{u}">Một đoạn tóm tắt dài hơn nhan đề rất nhiều, cũng là liên kết tới bài, kể về việc đã làm ở xã thứ {n} trong tuần qua.</a></div>',
        '<a class="it" href="{u}"><span class="badge">{n}</span> {t}</a>',
        '<li><a href="{u}"><span class="ngay">0{n}/05/2024</span> {t}</a></li>',
        '<div class="it"><a href="{u}">{t}</a> <a href="{u}">Chi tiết</a></div>',
        '<div class="it"><a href="{u}#binh-luan">3 bình luận</a><a href="{u}">{t}</a></div>',
    ],
)
def test_a_title_is_told_from_what_else_leads_to_its_article(pattern):
    assert titles(each(pattern)) == TITLES


def test_every_other_row_of_a_table_is_listed_too():
    rows = "".join(
        f"<tr class='{('row', 'alt')[n % 2]}'><td><a href='{address(n)}'>{t}</a></td></tr>"
        for n, t in enumerate(TITLES, 1)
    )
    assert titles(f"<table>{rows}</table>") == TITLES


def test_a_short_title_has_a_short_address():
    main = each("<li><a href='/bai/ban-giao-tram-quan-trac-{n}x'>{t}</a></li>")
    short = "<li><a href='/bai/le-ra-quan'>Lễ ra quân</a></li>"
    assert titles(f"<ul>{main}{short}</ul>")[-1] == "Lễ ra quân"


def test_rows_of_a_grid_are_one_list():
    cells = [
        f'<div class="col"><h4><a href="{address(n)}">{t}</a></h4></div>'
        for n, t in enumerate(TITLES, 1)
    ]
    rows = "".join(f'<div class="row">{"".join(cells[i : i + 3])}</div>' for i in (0, 3, 6))
    assert titles(f"<div>{rows}</div>") == TITLES


def test_titles_of_two_words_among_longer_ones_are_listed():
    main = each("<li><a href='{u}'>{t}</a> (0{n}/05/2024)</li>")
    assert (
        titles(f"<ul>{main}<li><a href='{address(9)}'>Lễ ra quân</a> (09/05/2024)</li></ul>")[-1]
        == "Lễ ra quân"
    )


@pytest.mark.parametrize(
    "badge",
    [
        "<span class='d'>0{n}</span> <span class='m'>05/2024</span>",
        "<div>0{n}</div><div>Th5/2024</div>",
        "<div>0{n}</div><div>Tháng 5</div><div>2024</div>",
        "<div>05/2024</div><div>0{n}</div>",
    ],
)
def test_a_date_in_pieces_is_put_together(badge):
    main = each(
        "<div class='it'><div class='date'>" + badge + "</div><h3><a href='{u}'>{t}</a></h3></div>"
    )
    assert [link.published_at.date().isoformat() for link in listing(main).links] == [
        f"2024-05-0{n}" for n in range(1, 9)
    ]


def test_a_date_in_a_summary_is_not_sooner_than_one_under_it():
    main = each(
        "<div class='it'><h3><a href='{u}'>{t}</a></h3><p>15/4/2024, đoàn đã tới xã thứ {n} để bàn giao thiết bị cho bà con.</p><p>0{n}/05/2024</p></div>"
    )
    assert listing(main).links[0].published_at.date().isoformat() == "2024-05-01"


def test_a_day_without_a_year_is_no_date():
    main = each("<div class='it'><h3><a href='{u}'>{t}</a></h3><i>0{n}/05</i></div>")
    fetched = datetime(2024, 6, 1, tzinfo=UTC)
    assert {link.published_at for link in listing(main, fetched_at=fetched).links} == {None}


SIDE = "".join(
    f"<tr><td><a href='/lien-ket.asp?id={n}'>Cổng tra cứu văn bản của tỉnh số {n}</a></td></tr>"
    for n in range(1, 15)
)


def test_a_side_list_in_a_table_of_the_same_shape_is_not_listed():
    rows = each("<tr><td><a href='tin.asp?id={n}'>{t}</a> (0{n}-5-2024)</td></tr>")
    main = f"<table><tr><td><table>{SIDE}</table></td><td><table>{rows}</table></td></tr></table>"
    assert titles(main) == TITLES


def test_a_longer_side_list_with_newer_dates_is_not_the_list():
    side = "".join(
        f"<li><a href='/tb/{n}'>Lịch tiếp công dân của tuần thứ {n}</a> <i>{n:02}/11/2026</i></li>"
        for n in range(1, 20)
    )
    rows = each(
        "<dt><a href='/tin/{n}'>{t}</a></dt><dd>0{n}/5/2024 Một đoạn tóm tắt ngắn kể về việc đã làm ở xã thứ {n}.</dd>"
    )
    main = f"<h2>Hoạt động</h2><dl>{rows}</dl><p>1 <a href='?p=2'>2</a> <a href='?p=3'>3</a></p>"
    assert (
        titles(f"<div><div>{main}</div><div><h3>Thông báo</h3><ul>{side}</ul></div></div>")
        == TITLES
    )


def box(heading, numbers):
    items = "".join(f"<li><a href='{address(n)}'>{TITLES[n - 1]}</a></li>" for n in numbers)
    return f"<div class='khoi'><h3>{heading}</h3><ul>{items}</ul></div>"


FRONT = f"<div>{box('Tin trong tỉnh', (1, 2, 3))}{box('Khoa học và đời sống', (4, 5, 6))}</div><div><p>{box('Tin nổi bật', (7, 8))}</p></div>"


@pytest.mark.parametrize("path", ["/", "/index.php", "/vi/", "/trang-chu", "/Default.aspx"])
def test_on_a_front_page_every_box_of_news_counts(path):
    assert titles(FRONT, HOST + path) == TITLES


def test_on_a_list_page_the_box_beside_it_does_not_count():
    main = each("<div class='it'><h3><a href='{u}'>{t}</a></h3><i>0{n}/05/2024</i></div>")
    other = "".join(
        f"<li><a href='{address(n)}'>Bài được đọc nhiều nhất tuần thứ {n}</a></li>"
        for n in range(20, 26)
    )
    assert titles(f"<div>{main}</div><div><h3>Đọc nhiều nhất</h3><ul>{other}</ul></div>") == TITLES


def test_older_news_under_a_list_go_on_from_it():
    main = "".join(
        f"<div class='it'><h3><a href='{address(n)}'>{TITLES[n - 1]}</a></h3><p>Một đoạn tóm tắt ngắn kể về việc đã làm ở xã thứ {n}.</p></div>"
        for n in (1, 2, 3)
    )
    older = "".join(f"<li><a href='{address(n)}'>{TITLES[n - 1]}</a></li>" for n in (4, 5, 6, 7, 8))
    assert titles(f"<div><div>{main}</div><h4>Các tin đã đưa</h4><ul>{older}</ul></div>") == TITLES


def test_one_story_set_large_above_smaller_ones_is_listed_first():
    rest = "".join(
        f"<li class='nho'><a href='{address(n)}'>{TITLES[n - 1]}</a> <i>0{n}/05/2024</i></li>"
        for n in range(2, 9)
    )
    main = f"<div class='to'><h2><a href='{address(1)}'>{TITLES[0]}</a></h2><p>Một đoạn tóm tắt.</p></div><ul>{rest}</ul>"
    assert titles(f"<div class='cot'>{main}</div>") == TITLES


def test_a_page_of_whole_posts_lists_their_titles():
    post = (
        "<article><h2><a href='{u}'>{t}</a></h2>"
        + "<p>Đoạn văn dài kể lại buổi làm việc ở xã, có dẫn <a href='/van-ban/quyet-dinh-so-12-cua-tinh.html'>quyết định số 12 của tỉnh</a>.</p>"
        * 9
        + "<footer>Đăng ngày 0{n}/05/2024</footer></article>"
    )
    found = listing(each(post)).links
    assert [link.title for link in found] == TITLES
    assert found[3].published_at.day == 4


def test_an_article_under_two_addresses_is_listed_once():
    twice = each("<li><a href='{u}'>{t}</a> <a href='{u}?utm_source=x'>{t}</a></li>")
    assert titles(f"<ul>{twice}</ul>") == TITLES


def test_documents_and_other_sites_are_not_listed():
    more = "<li><a href='/tep/quyet-dinh-ban-hanh-quy-che-501.pdf'>Quyết định ban hành quy chế làm việc</a></li><li><a href='https://khac.example/tin-500.html'>Bài đăng trên báo của tỉnh bạn</a></li>"
    assert titles("<ul>" + each("<li><a href='{u}'>{t}</a></li>") + more + "</ul>") == TITLES


def test_the_exact_time_stands_behind_how_long_ago():
    items = each(
        "<div class='o'><h2><a href='{u}'>{t}</a></h2><abbr title='24/11/2026 07:15'>2 giờ trước</abbr></div>"
    )
    found = listing(f"<main>{items}</main>", fetched_at=datetime(2026, 11, 24, 2, tzinfo=UTC)).links
    assert {link.published_at.isoformat() for link in found} == {"2026-11-24T07:15:00+07:00"}


def test_a_date_in_parentheses_before_a_long_summary_is_the_articles():
    summary = "(Ngày 12/03/2024) Hội nghị diễn ra ngày 01/02/2023 tại hội trường lớn với hơn một trăm đại biểu, nhiều ý kiến tâm huyết được nêu ra, ban tổ chức ghi nhận và sẽ trả lời."
    found = listing(each("<p><b><a href='{u}'>{t}</a></b><br>" + summary + "</p>")).links
    assert {link.published_at.date().isoformat() for link in found} == {"2024-03-12"}


def test_a_short_title_that_stands_in_a_side_list_too_is_not_lost():
    short = "<div class='it'><a href='/tin/dem-hoi-901.html'>Đêm hội</a><p>12/03/2024</p></div>"
    items = each("<div class='it'><a href='{u}'>{t}</a><p>12/03/2024</p></div>")
    side = "<div class='xem'><h4><a href='/tin/dem-hoi-901.html'>Đêm hội</a></h4></div>"
    assert "Đêm hội" in titles(f"<div class='l'>{items}{short}</div>{side}")


def test_the_sites_own_name_is_no_article():
    items = each("<div class='v'><a href='{u}'>{t}</a></div>")
    brand = "<header><a href='/'>BÁO HÒN MÊ CƠ QUAN CỦA ĐẢNG BỘ HUYỆN ĐẢO VÀ NHÂN DÂN TRÊN ĐẢO</a></header>"
    assert titles(f"{brand}{items}") == TITLES


def test_a_link_without_words_over_a_card_has_the_cards_heading():
    """As the theme PaperMod of Hugo has it, and Bootstrap's ``stretched-link``."""
    cards = "".join(
        f"<article><header><h2>{title}</h2></header><p>Sáng nay, Sở đã làm việc với xã về việc này.</p>"
        f'<footer><span>{n} tháng 5, 2024</span></footer><a aria-label="bài" href="{address(n)}"></a></article>'
        for n, title in enumerate(TITLES, 1)
    )
    found = listing(f"<main>{cards}</main>").links
    assert [link.title for link in found] == TITLES
    assert [link.url for link in found] == [HOST + address(n) for n in range(1, 9)]
    assert found[1].published_at == datetime(2024, 5, 1, 17, tzinfo=UTC)


def test_a_block_is_none_of_the_list_though_its_first_entries_stand_on_the_list_too():
    side = "".join(
        f'<li><a href="{address(n)}">{TITLES[n - 1]}</a><i>08:00 0{n}/05/2026</i></li>'
        for n in (1, 2, 7, 8)
    )
    main = "".join(
        f'<div class="tin"><h4><a href="{address(n)}">{TITLES[n - 1]}</a></h4><p>0{n}/05/2026</p><p>Phần giới thiệu</p></div>'
        for n in range(1, 7)
    )
    found = titles(
        f"<div><div>Tin nổi bật</div><ul>{side}</ul></div><div><h3>Mã số</h3>{main}</div>"
    )
    assert found == TITLES[:6]
