"""What pages tell machines, and what of it is believed."""
# ruff: noqa: E501  markup stands as sites print it

import pytest
from portal import PARAGRAPHS, TITLE, portal

from spiders.layout.markup import parse
from spiders.layout.structured import structured
from spiders.pages.base import ArticlePage

URL = "https://skhcn.example.vn/tin/nam-rom-1"


def read(head="", under="", url=URL):
    html = portal(
        f"<h1>{TITLE}</h1>{under}<div class='c'>{PARAGRAPHS}</div>", title=TITLE, head=head
    )
    return ArticlePage(html, url).article()


def test_a_time_with_zone_is_published_to_the_minute():
    article = read('<meta property="article:published_time" content="2024-03-25T01:59:00Z">')
    assert article.published_at.isoformat() == "2024-03-25T08:59:00+07:00"
    assert article.provenance["published_at"] == "meta:article:published_time"


@pytest.mark.parametrize("value", ["hôm nay", "0001-01-01T00:00:00", "31/02/2024", ""])
def test_a_malformed_time_is_no_time(value):
    assert read(f'<meta property="article:published_time" content="{value}">').published_at is None


def test_a_time_garbled_behind_its_day_is_that_day():
    article = read('<meta property="article:published_time" content="2026-11-07+0708:59:00">')
    assert (article.published_at.day, article.published_precision) == (7, "day")
    assert article.warnings


def test_what_a_reader_sees_wins_over_another_day_for_machines():
    article = read(
        '<meta property="article:published_time" content="2024-04-02T09:30:00+07:00">',
        "<div class='date'>Thứ hai - 25/03/2024 08:59</div>",
    )
    assert article.published_at.isoformat() == "2024-03-25T08:59:00+07:00"


def test_the_minute_for_machines_completes_the_day_that_is_shown():
    article = read(
        '<meta property="article:published_time" content="2024-03-25T08:59:00+07:00">',
        "<div class='date'>25/03/2024</div>",
    )
    assert article.published_at.isoformat() == "2024-03-25T08:59:00+07:00"


@pytest.mark.parametrize(
    "name", ["Sở Khoa học và Công nghệ", "Super User", "admin", "VNPT Lục Bình", "Báo Lục Bình"]
)
def test_a_site_a_vendor_or_an_account_is_no_author(name):
    assert read(f'<meta name="author" content="{name}">').author is None


def test_a_person_for_machines_is_an_author():
    head = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Lê Thị Lụa"}}</script>'
    assert read(head).author == "Lê Thị Lụa"


def test_an_organisation_for_machines_is_no_author():
    head = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"Lê Thị Lụa"}}</script>'
    assert read(head).author is None


@pytest.mark.parametrize(
    "text", ["", "{", "[1, null]", '{"@type": ["Article"], "author": [null, 5]}', "[" * 5000]
)
def test_broken_linked_data_is_passed_over(text):
    root = parse(f'<script type="application/ld+json">{text}</script>', URL)
    assert structured(root).of("author") == []


def test_a_graph_is_looked_through():
    text = '{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"https://schema.org/Article","headline":"Nấm rơm"}]}'
    data = structured(parse(f'<script type="application/ld+json">{text}</script>', URL))
    assert [fact.value for fact in data.of("title")] == ["Nấm rơm"]
    assert data.is_article


def test_readers_are_counted_by_the_action_of_reading_only():
    def head(kind):
        return (
            '<script type="application/ld+json">{"@type":"NewsArticle","interactionStatistic":'
            f'{{"interactionType":"https://schema.org/{kind}","userInteractionCount":"512"}}}}</script>'
        )

    assert read(head("ReadAction")).view_count == 512
    assert read(head("CommentAction")).view_count is None


def test_a_portal_as_og_title_is_not_the_title():
    article = read('<meta property="og:title" content="Cổng thông tin điện tử tỉnh Lục Bình">')
    assert article.title == TITLE
