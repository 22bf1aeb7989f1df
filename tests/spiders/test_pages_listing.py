"""Lists: the articles, in the page's order, and where the list goes on."""
# ruff: noqa: E501  markup stands as sites print it

import pytest
from portal import portal

from spiders.items import NotAnArticleError
from spiders.pages.base import ListingPage

URL = "https://skhcn.example.vn/tin-tuc"
TITLES = [f"Hội nghị bàn giải pháp nhân rộng mô hình trồng nấm số {n}" for n in range(1, 9)]


def listing(main, url=URL, cls=ListingPage):
    return cls(portal(main), url).listing()


def address(n):
    return f"/tin/hoi-nghi-ban-giai-phap-nhan-rong-{100 + n}.html"


def cards(extra=""):
    return "".join(
        f"""<div class="item"><a href="{address(n)}"><img src="/t{n}.jpg"></a><h3><a href="{address(n)}">{title}</a></h3>
        <span class="date">{n:02}/03/2024 08:0{n}</span><p>Ngày {n}/3, tại hội trường Sở đã diễn ra hội nghị với nhiều đại biểu tham dự.</p>{extra}
        <a href="{address(n)}">Xem thêm</a></div>"""
        for n, title in enumerate(TITLES, 1)
    )


def flat():
    return "".join(
        f'<a href="{address(n)}">{title}</a> <i>({n:02}/03/2024)</i><br>'
        for n, title in enumerate(TITLES, 1)
    )


def table():
    rows = "".join(
        f'<tr><td>{n}</td><td><a href="{address(n)}">{title}</a></td><td>{n:02}/03/2024</td></tr>'
        for n, title in enumerate(TITLES, 1)
    )
    return f"<table>{rows}</table>"


def items():
    return (
        "<ul>"
        + "".join(
            f'<li><a href="{address(n)}">{title}</a> ({n:02}/03/2024)</li>'
            for n, title in enumerate(TITLES, 1)
        )
        + "</ul>"
    )


def whole_card_links():
    return "".join(
        f'<a class="card" href="{address(n)}"><h3>{title}</h3><time datetime="2024-03-{n:02}T08:00:00+07:00">{n:02}/03</time><p>Một đoạn tóm tắt dài về hội nghị ở huyện này.</p></a>'
        for n, title in enumerate(TITLES, 1)
    )


@pytest.mark.parametrize(
    "made", [cards, flat, table, items, whole_card_links], ids=lambda made: made.__name__
)
def test_the_list_is_found_whatever_its_markup(made):
    links = listing(f"<h1>Tin tức</h1><div class='list'>{made()}</div>").links
    assert [link.title for link in links] == TITLES
    assert [link.published_at.day for link in links] == list(range(1, 9))
    assert links[0].url == "https://skhcn.example.vn" + address(1)


def test_readers_beside_a_title_are_read():
    links = listing(f"<h1>Tin tức</h1>{cards('<em>Đã xem: 41</em>')}").links
    assert {link.view_count for link in links} == {41}


def test_a_cut_title_is_completed_from_its_attribute():
    main = "".join(
        f'<div class="item"><a href="{address(n)}" title="{title}">{title[:30]}...</a><i>0{n}/03/2024</i></div>'
        for n, title in enumerate(TITLES, 1)
    )
    assert [link.title for link in listing(main).links] == TITLES


def test_a_date_glued_to_a_title_is_the_date():
    main = "".join(
        f'<p><a href="{address(n)}">{title} (0{n}/03/2024)</a></p>'
        for n, title in enumerate(TITLES, 1)
    )
    links = listing(main).links
    assert [link.title for link in links] == TITLES
    assert links[2].published_at.date().isoformat() == "2024-03-03"


@pytest.mark.parametrize(
    ("pager", "following"),
    [
        ('<a href="/tin-tuc?page=2">Trang sau</a>', "/tin-tuc?page=2"),
        ('<a href="/tin-tuc?p=2">»</a>', "/tin-tuc?p=2"),
        (
            '<span>1</span> <a href="/tin-tuc/page-2/">2</a> <a href="/tin-tuc/page-3/">3</a>',
            "/tin-tuc/page-2/",
        ),
        (
            '<ul><li class="active"><a href="/tin-tuc?trang=1">1</a></li><li><a href="/tin-tuc?trang=2">2</a></li></ul>',
            "/tin-tuc?trang=2",
        ),
        ('<a rel="next" href="?page=2">tiếp</a>', "/tin-tuc?page=2"),
    ],
)
def test_the_next_page_is_found(pager, following):
    found = listing(f"{cards()}<div class='phantrang'>{pager}</div>").next_url
    assert found == "https://skhcn.example.vn" + following


@pytest.mark.parametrize(
    "pager",
    [
        "<a href=\"javascript:__doPostBack('pager','2')\">2</a>",
        "<a href='#'>»</a>",
        "<span>1</span>",
        "<a href='https://other.example/tin?page=2'>Trang sau</a>",
    ],
)
def test_where_no_address_leads_on_there_is_no_next_page(pager):
    assert listing(f"{cards()}<div class='phantrang'>{pager}</div>").next_url is None


def test_the_last_of_three_pages_has_no_next():
    pager = "<a href='?page=1'>1</a> <a href='?page=2'>2</a> <span>3</span>"
    assert listing(f"{cards()}<div>{pager}</div>", URL + "?page=3").next_url is None


def test_the_second_page_leads_to_the_third_and_not_back():
    pager = "<a href='?page=1'>«</a> <a href='?page=1'>1</a> <span>2</span> <a href='?page=3'>3</a> <a href='?page=9'>»»</a>"
    assert listing(f"{cards()}<div>{pager}</div>", URL + "?page=2").next_url == URL + "?page=3"


def test_a_department_may_say_which_links_and_which_next():
    class Told(ListingPage):
        link_css = ".item h3 a"
        next_css = "a.them"

    found = listing(f"{cards()}<a class='them' href='/tin-tuc/2'>Các tin cũ</a>", cls=Told)
    assert len(found.links) == 8
    assert found.next_url == "https://skhcn.example.vn/tin-tuc/2"


def test_a_department_may_say_what_addresses_look_like():
    class Told(ListingPage):
        link_pattern = r"-10[1-3]\.html$"

    assert len(listing(cards(), cls=Told).links) == 3


def test_an_error_in_place_of_a_list_is_said_so():
    with pytest.raises(NotAnArticleError, match="error"):
        ListingPage("<h1>502 Bad Gateway</h1><p>nginx</p>", URL).listing()
