"""How often an article was read, where pages tell it by an icon, a tooltip or an attribute."""

import pytest

from spiders.pages.base import ArticlePage
from tests.spiders.portal import PARAGRAPHS, TITLE, portal


def views_of(beside: str) -> int | None:
    main = f"<h1>{TITLE}</h1><p class='info'><span>Ngày 16/05/2024</span> {beside}</p>{PARAGRAPHS}"
    page = ArticlePage(portal(main).encode(), "https://skhcn.example/tin/tap-huan-trong-nam-7.html")
    return page.article().view_count


@pytest.mark.parametrize(
    "icon",
    [
        '<i class="fa fa-eye"></i>',
        '<i class="bi bi-eye"></i>',
        '<i class="icon-view"></i>',
        '<span class="glyphicon glyphicon-eye-open"></span>',
        '<svg class="icon-eye"><path d="M0 0h9"/></svg>',
        '<svg><use href="#eye"></use></svg>',
        '<svg><use xlink:href="/icons.svg#icon-eye"></use></svg>',
        "<svg><title>Lượt xem</title><path d='M0 0h9'/></svg>",
        '<img src="/img/eye.png" alt="">',
        '<img src="/img/i7.png" alt="Lượt xem">',
        '<i class="material-icons">visibility</i>',
        '<mat-icon class="mat-icon">visibility</mat-icon>',
        "👁",
        '<i class="x7" title="Số lượt xem"></i>',
        '<span class="sr-only">Lượt xem:</span>',
    ],
)
def test_a_bare_number_after_an_eye_counts_readers(icon):
    assert views_of(f"<span>{icon} 1.204</span>") == 1204


def test_a_bare_number_in_an_element_explained_by_its_tooltip_counts_readers():
    assert views_of('<span title="Lượt xem"><i class="fa fa-bar-chart"></i> 1.204</span>') == 1204


@pytest.mark.parametrize(
    "rounded",
    [
        '<span title="1.245 lượt xem"><svg><path d="M0 0h9"/></svg> 1.2K</span>',
        '<i class="fa fa-eye" title="Lượt xem: 1245"></i> 1,2K',
        '<span aria-label="1,245 views">1.2K lượt xem</span>',
        '<span class="views" data-count="1245">1,2K</span>',
        '<b data-views="1245">1,2 nghìn</b> lượt xem',
    ],
)
def test_of_a_rounded_count_the_exact_one_behind_it_is_given(rounded):
    assert views_of(rounded) == 1245


@pytest.mark.parametrize(
    "beside",
    [
        "1,2K lượt xem",
        '<i class="fa fa-eye"></i> 1.2K',
        '<i class="fa fa-comment"></i> 12',
        "<svg><path d='M0 0h9'/></svg> 12",
        '<span title="Lượt truy cập: 1.234.567">1,2M</span>',
        '<span class="rating" data-count="12">4,5</span>',
        '<a href="#bl" title="12 bình luận">12</a>',
    ],
)
def test_what_is_rounded_or_counts_something_else_is_not_given(beside):
    assert views_of(beside) is None


def views_with(main: str) -> int | None:
    page = ArticlePage(portal(main).encode(), "https://skhcn.example/tin/tap-huan-trong-nam-7.html")
    return page.article().view_count


STATISTICS = "<ul><li>Trực tuyến: 3</li><li>Hôm nay: 118</li><li>Lượt xem: 412.336</li></ul>"


def test_a_count_among_those_of_the_sites_visitors_is_none_of_the_article():
    assert views_with(f"<h1>{TITLE}</h1>{PARAGRAPHS}<div>{STATISTICS}</div>") is None


def test_a_count_under_a_heading_of_visitors_is_none_of_the_article():
    counter = "<h4>Lượt truy cập</h4><p>Lượt xem: 412.336</p>"
    assert views_with(f"<h1>{TITLE}</h1>{PARAGRAPHS}<div>{counter}</div>") is None


def test_the_count_under_the_title_comes_before_one_below_the_text():
    about = "<p>Đăng ngày 16-05-2024 | 57 lượt đọc</p>"
    below = "<p>Lượt xem: 412.336</p>"
    assert views_with(f"<h1>{TITLE}</h1>{about}{PARAGRAPHS}{below}") == 57
