"""Each platform has its pages, its spider, and a manual."""

import pytest

from spiders.crawling.recognise import MARKS
from spiders.pages import PLATFORMS
from spiders.pages.article import ArticlePage
from spiders.platforms import SPIDERS


@pytest.mark.parametrize("name", SPIDERS)
def test_a_spider_reads_with_the_pages_of_its_platform(name):
    spider, pages = SPIDERS[name], PLATFORMS[name]
    assert (spider.article_page, spider.listing_page) == (pages.article, pages.listing)
    assert pages.article is not ArticlePage


@pytest.mark.parametrize("name", SPIDERS)
def test_a_manual_says_how_to_recognise_a_platform_and_what_to_set(name):
    manual = SPIDERS[name].__doc__ or ""
    assert "Recognise it by" in manual
    assert "start_urls" in manual


def test_every_platform_with_a_spider_is_recognised():
    assert {mark.platform for mark in MARKS} == set(SPIDERS)


def test_nukeviet_is_asked_no_faster_than_its_guard_allows():
    assert SPIDERS["nukeviet"].pace > 60 / 40
    assert SPIDERS["nukeviet"].pace >= 300 / 150


def test_facts_beside_the_title_are_read_from_the_platforms_own_classes():
    joomla = (
        PLATFORMS["joomla"]
        .article(
            '<html><body><h1>Sáu bước tự kiểm tra cân đồng hồ tại chợ</h1><dl class="article-info">'
            '<dd class="published"><time datetime="2026-11-07T08:59:00+07:00">07/11</time></dd>'
            '<dd class="hits">Lượt xem: 2.421</dd></dl><div itemprop="articleBody"><p>'
            + "Cân được kiểm tra bằng quả chuẩn một kilôgam trước khi chợ mở cửa. " * 8
            + "</p></div></body></html>",
            "https://a.vn/tin/412-sau-buoc",
        )
        .article()
    )
    assert joomla.view_count == 2421
    assert joomla.published_at.hour == 8


def test_the_publishers_own_classes_of_liferay_are_read():
    liferay = (
        PLATFORMS["liferay"]
        .article(
            "<html><body><h1>Sáu bước tự kiểm tra cân đồng hồ tại chợ</h1>"
            '<div class="asset-metadata">'
            '<span class="metadata-entry metadata-publish-date">07/11/26 08:59</span>'
            '<span class="metadata-entry metadata-view-count">71 Lượt xem</span></div><div><p>'
            + "Cân được kiểm tra bằng quả chuẩn một kilôgam trước khi chợ mở cửa. " * 8
            + "</p></div></body></html>",
            "https://a.vn/tin/-/asset_publisher/x1/content/sau-buoc",
        )
        .article()
    )
    assert liferay.view_count == 71


@pytest.mark.parametrize("reader", ['<div id="textToSpeech">', "<div>"])
def test_the_lead_of_dnicts_portlet_is_read_once(reader):
    lead = "Chợ đầu mối được trang bị sáu mươi quả chuẩn để người mua tự kiểm tra cân."
    text = "Cân được kiểm tra bằng quả chuẩn một kilôgam trước khi chợ mở cửa. " * 8
    found = PLATFORMS["liferay-dnict"].article(
        '<html><body><article class="the-article"><header class="title-article">'
        "<h1>Sáu bước tự kiểm tra cân đồng hồ tại chợ</h1></header>"
        f'<div id="tomtat"><p class="the-article-summary">{lead}</p></div>{reader}'
        f'<div class="the-article-body"><p>{text}</p></div></div></article></body></html>',
        "https://a.vn/tin?dinhdanh=7",
    )
    article = found.article()
    assert article.body_text == f"{lead}\n\n{text.strip()}"
    assert (article.body_html or "").count(lead) == 1
