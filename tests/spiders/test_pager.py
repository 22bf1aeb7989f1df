"""Ways on that are addresses, and what only looks like one."""
# ruff: noqa: E501  markup stands as sites print it

import pytest
from portal import portal

from spiders.lists.paging import leads_astray, page_number, without_session
from spiders.pages.base import ListingPage

URL = "https://skhcn.example.vn/tin-tuc"
CARDS = "".join(
    f'<div class="item"><h3><a href="/tin/hoi-nghi-ban-giai-phap-nhan-rong-{100 + n}.html">Hội nghị bàn giải pháp nhân rộng mô hình số {n}</a></h3><i>0{n}/03/2024</i></div>'
    for n in range(1, 9)
)


def following(pager, url=URL):
    return ListingPage(portal(f"<h1>Tin tức</h1>{CARDS}{pager}"), url).listing().next_url


@pytest.mark.parametrize(
    ("pager", "there"),
    [
        ('<a href="?start=8">Tiếp</a>', "?start=8"),
        ('<a href="/tin-tuc?limitstart=8">›</a>', "?limitstart=8"),
        ('<a href="/tin-tuc?paged=2">Older posts</a>', "?paged=2"),
        ('<a href="/tin-tuc/page/2/">← Older posts</a>', "/page/2/"),
        ('<a href="/tin-tuc/page-2/">Trang kế</a>', "/page-2/"),
        ('<a href="/tin-tuc/trang-2">Sau ›</a>', "/trang-2"),
        ('<b>1</b> <a href="/tin-tuc/p2">2</a>', "/p2"),
        ('<b>1</b> <a href="/tin-tuc;page=2">2</a>', ";page=2"),
        ('<a href="?trang=2">Trang tiếp theo</a>', "?trang=2"),
        ('<a href="?page=2">Xem thêm</a>', "?page=2"),
        ('<a class="next" href="?page=2"><i class="fa fa-angle-right"></i></a>', "?page=2"),
        ('<a href="?page=2" aria-label="Trang sau"><i></i></a>', "?page=2"),
        ('<button data-url="/tin-tuc?page=2" data-page="2">Tải thêm</button>', "?page=2"),
        ("<a href='#' onclick=\"window.location.href='/tin-tuc?page=2'\">Sau</a>", "?page=2"),
        (
            '<ul class="pagination"><li class="active"><a href="#">1</a></li><li><a href="?_vn_tin_INSTANCE_ab12_cur=2&_vn_tin_INSTANCE_ab12_delta=8">2</a></li></ul>',
            "?_vn_tin_INSTANCE_ab12_cur=2&_vn_tin_INSTANCE_ab12_delta=8",
        ),
    ],
)
def test_a_list_goes_on_in_many_wordings(pager, there):
    assert following(pager) == URL + there


def test_dots_after_the_last_number_lead_on():
    pager = '<a href="?page=9">9</a> <b>10</b> <a href="?page=11">...</a>'
    assert following(pager, URL + "?page=10") == URL + "?page=11"


def test_the_page_shown_is_known_where_every_number_is_a_link():
    pager = "<a href='?start=0'>1</a> <a href='?start=8'>2</a> <a href='?start=16'>3</a>"
    assert following(pager, URL + "?start=8") == URL + "?start=16"


def test_a_form_with_a_menu_of_pages_leads_on():
    pager = (
        '<form action="/tin-tuc"><input type="hidden" name="muc" value="5"><select name="page">'
        '<option value="1" selected>1</option><option value="2">2</option></select></form>'
    )
    assert following(pager) == URL + "?muc=5&page=2"


def test_a_form_on_its_last_page_leads_nowhere():
    pager = '<form><select name="page"><option>1</option><option value="2" selected>2</option></select></form>'
    assert following(pager, URL + "?page=2") is None


@pytest.mark.parametrize(
    "pager",
    [
        '<a href="?thang=12&nam=2026">»</a>',
        '<table class="calendar"><tr><td>1</td><td><a href="/tin-tuc?d=2">2</a></td></tr></table>',
        '<a href="?sort=ngay">Tiếp</a>',
        '<a href="/tin-tuc/print">Tiếp theo</a>',
        '<a href="/en/en/tin-tuc?page=2">2</a> <b>1</b>',
        '<a href="/en/vi/tin-tuc?page=2">Sau</a>',
        '<a href="#">›</a>',
        '<a href="/gioi-thieu">»</a>',
        '<a href="/chuyen-muc-khac">Xem thêm</a>',
        '<li class="disabled"><a href="?page=2">Sau</a></li>',
        f'<a href="{URL}">Trang sau</a>',
    ],
)
def test_what_only_looks_like_a_way_on_is_none(pager):
    assert following(pager) is None


def test_days_of_a_month_are_no_pages():
    days = "".join(f'<td><a href="/tin-tuc?x={n}">{n}</a></td>' for n in range(2, 32))
    assert following(f"<table><tr><td>1</td>{days}</tr></table>") is None


@pytest.mark.parametrize("back", ["?page=1", "?page=2", ""])
def test_pages_before_this_one_are_no_way_on(back):
    assert following(f"<a href='{URL}{back}'>»</a>", URL + "?page=2") is None


def test_a_link_resolved_one_folder_too_deep_is_not_followed():
    own = "https://skhcn.example.vn/tin-tuc/trang-2/"
    assert leads_astray(own + "trang-3/", own)
    assert not leads_astray("https://skhcn.example.vn/tin-tuc/trang-3/", own)


def test_the_next_page_of_one_month_is_no_other_month():
    month = "https://skhcn.example.vn/2024/03/"
    assert not leads_astray(month + "page/2/", month)
    assert leads_astray("https://skhcn.example.vn/2024/02/", month)


def test_a_session_is_left_out_of_the_address():
    assert following('<a href="/tin-tuc;jsessionid=8F0A?page=2">Sau</a>') == URL + "?page=2"
    assert without_session("https://a.example/?sid=12&p=2") == "https://a.example/?sid=12&p=2"


def test_an_address_without_a_page_is_the_first():
    assert page_number(URL) == 1
    assert page_number(URL + "/page/7/") == 7
